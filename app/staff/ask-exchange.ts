import "server-only";
import type { CartId } from "@/lib/core/id";
import { minorOf, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { orderById } from "@/lib/orders/reads";
import { sayNumber } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";
import type { ApprovalNeeded } from "@/lib/staff/approvals/types";
import { pressIn } from "@/lib/returns/exchange/reads";
import { askAddress } from "./ask-address";

/** Where a manager is asked for what goes back with a sale: they read of which order it is, and how much. */
export async function askForExchange(place: Place, basketId: CartId, needed: ApprovalNeeded, locale: Locale): Promise<string> {
  const press = await pressIn(basketId);
  const order = press && (await orderById(press.orderId));
  const about = order ? words(locale, "till")("brought.about", { number: sayNumber(order.number), amount: sayMoney(minorOf(needed.amount), order.currency, locale) }) : "";
  return askAddress(place.handle, needed, about, `/staff/${place.handle}/till?basket=${basketId}`);
}
