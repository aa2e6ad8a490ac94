import "server-only";
import type { CartLine } from "@/lib/cart/types";
import { type Currency, sayMoney } from "@/lib/core/money";
import { sayDay } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";

/** What a colleague at the till is told of a line whose shelf label says another price than the list, and which one counts; null where they agree, or none hangs. */
export function sayLabel({ label, unitAmount }: Pick<CartLine, "label" | "unitAmount">, currency: Currency, { timeZone }: Place, locale: Locale): string | null {
  if (!label || label.amount === unitAmount) return null;
  const day = (at: Date) => sayDay(at, locale, timeZone);
  return words(locale, "till")(label.off > 0 ? "label.lower" : "label.higher", {
    label: sayMoney(label.amount, label.currency, locale), hung: day(label.hungAt), list: sayMoney(unitAmount, currency, locale), since: label.listSince ? day(label.listSince) : "",
  });
}
