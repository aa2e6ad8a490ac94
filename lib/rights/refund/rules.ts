import { type Minor, minorOf, shareOf, sum, ZERO } from "@/lib/core/money";
import { pieceValues } from "../bought/rules";
import { lastDay, lastLegalDay, onDay } from "../days/rules";
import { policyOn, termsFor } from "../policy/rules";
import type { StorePolicy } from "../policy/types";
import { WITHDRAWAL_DAYS } from "../rules";
import type { Answer, Bought, BoughtLine } from "../types";

/** How many pieces of which lines come back. */
export type Wanted = readonly { readonly position: number; readonly quantity: number }[];
/** What goes back for them. `because`: whether delivery is in it, and why. `surplus`: what an express parcel cost more, which stays with us. */
export type Refund = { readonly goods: Minor; readonly fee: Minor; readonly delivery: Minor; readonly surplus: Minor; readonly total: Minor; readonly because: "whole" | "part" | "own-policy" };

/**
 * What is refunded for pieces that come back. A withdrawal costs nothing and, when nothing of the contract is left by it, brings back
 * what a standard delivery cost, never what an express one cost more (Directive 2011/83/EU article 13(1) and (2); Codice del consumo
 * article 56(1) and (2)); several partial ones bring it back with the last. Under the shop's own policy it is the price less its fee.
 * What a line was lowered by for a fault comes off its last pieces, as at the desk (lib/returns/counter, `lowered`).
 * Throws RangeError for pieces that are not left: whoever takes them looked at `rightsOf` before.
 */
export function refundOf(bought: Bought, wanted: Wanted, under: "withdrawal" | "policy", policy: StorePolicy = policyOn(bought.madeAt ?? new Date(0))): Refund {
  const asked = (line: BoughtLine) => wanted.filter((one) => one.position === line.position).reduce((all, one) => all + one.quantity, 0);
  if (wanted.some((one) => !Number.isSafeInteger(one.quantity) || one.quantity < 1 || !bought.lines.some((line) => line.position === one.position))) throw new RangeError("no such pieces");
  const back = bought.lines.map((line) => {
    const values = pieceValues(line);
    const after = line.returned + asked(line);
    if (asked(line) > 0 && after > values.length) throw new RangeError(`line ${line.position}: ${asked(line)} more than are left`);
    const [before, amount] = [sum(values.slice(0, line.returned)), sum(values.slice(line.returned, after))];
    return { line, amount: minorOf(Math.max(0, Math.min(amount, sum(values) - before - (line.reduced ?? ZERO)))), stays: values.length - after };
  });
  const goods = sum(back.map(({ amount }) => amount));
  if (under === "policy") {
    const fee = sum(back.map(({ line, amount }) => shareOf(amount, termsFor(policy, line.category).feeBasisPoints)));
    return { goods, fee, delivery: ZERO, surplus: ZERO, total: minorOf(goods - fee), because: "own-policy" };
  }
  const whole = back.every(({ stays }) => stays <= 0);
  const { held, standard } = bought.delivery;
  const delivery = whole ? minorOf(Math.min(held, standard)) : ZERO;
  return { goods, fee: ZERO, delivery, surplus: whole ? minorOf(held - delivery) : ZERO, total: minorOf(goods + delivery), because: whole ? "whole" : "part" };
}

/**
 * By when money goes back (at noon of the last day), and by when the things must be on their way. Fourteen days from the statement
 * (article 13(1)); while neither the things nor a proof that they were sent is here we may wait (article 13(3)), unless they were never
 * handed over. What comes later than that is refunded on its day. `back`: when the first of the two was here; null: neither; `never-had`.
 */
export function refundDue(statedAt: Date, back: Date | "never-had" | null, timeZone = "Europe/Rome"): { readonly due: Date; readonly mayWait: boolean; readonly sendBy: Date | null } {
  const due = lastDay(statedAt, { days: WITHDRAWAL_DAYS }, timeZone);
  const came = back instanceof Date ? onDay(back, timeZone) : null;
  return { due: came && came > due ? came : due, mayWait: back === null, sendBy: back === null ? lastLegalDay(statedAt, { days: WITHDRAWAL_DAYS }, timeZone) : null };
}

/** Whether a statement of withdrawal was sent in time: on the last day at the latest, wherever it was on its way then (article 11(2)). */
export const inTime = ({ until, because }: Answer, statedAt: Date, timeZone = "Europe/Rome"): boolean => (until === null ? because === "to-come" : onDay(statedAt, timeZone) <= until);
