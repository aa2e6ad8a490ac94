import "server-only";
import type { z } from "zod";
import { minorOf, sayMoney, shareOf } from "@/lib/core/money";
import type { Locale, Staff } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import type { ApprovalNeeded } from "@/lib/staff/approvals/types";
import { basketAt } from "@/lib/till/reads";
import type { TakeOff } from "@/lib/till/take-off";
import { askAddress } from "./ask-address";

/** Where a manager is asked for a discount above the colleague's limit: they read what it is on, from how much to how much, and why. */
export async function askForDiscount(who: Staff, place: Place, { basketId, lineId, off, reason }: z.output<typeof TakeOff>, needed: ApprovalNeeded, locale: Locale): Promise<string> {
  const found = await basketAt(who, place.id, basketId);
  const line = found?.cart.lines.find((one) => one.id === lineId);
  const money = (amount: number) => sayMoney(minorOf(amount), found?.cart.currency ?? "EUR", locale);
  const after = line && line.total - ("amount" in off ? off.amount : shareOf(line.total, off.percent * 100));
  const about = line && after !== undefined ? words(locale, "till")("off.about", { title: inLocale(line.title, locale), from: money(line.total), to: money(after), reason: reason ?? "" }) : "";
  return askAddress(place.handle, needed, about, `/staff/${place.handle}/till?basket=${basketId}`);
}
