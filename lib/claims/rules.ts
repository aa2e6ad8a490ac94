import type { LocationId } from "@/lib/core/id";
import { type Minor, minorOf } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import type { Order } from "@/lib/orders/types";
import { leftOf } from "@/lib/returns/counter/rules";
import type { LineBack } from "@/lib/returns/counter/types";
import { boughtOf } from "@/lib/rights/bought/rules";
import { isOver } from "@/lib/rights/days/rules";
import { rightsOf } from "@/lib/rights/rules";
import type { GuaranteeAnswer } from "@/lib/rights/types";
import type { Claim, ClaimState, ClaimStep } from "./types";

/** Which step follows which; the database knows the same (apply_claim_step). What a repair can't put right is put right another way. */
export const NEXT: { readonly [State in ClaimState]: readonly ClaimStep[] } = {
  reported: ["repair", "replacement", "reduction", "refund", "refused", "withdrawn"],
  repair: ["ready", "replacement", "reduction", "refund"],
  ready: ["repaired"],
  repaired: [], replacement: [], reduction: [], refund: [], refused: [], withdrawn: [],
};
export const isOpen = ({ state }: Pick<Claim, "state">): boolean => NEXT[state].length > 0;

/** Who sees to claims in a place: whoever takes goods back there. */
export const seesToClaims = (who: Staff, place: LocationId): boolean => who.may.has("take-back") && (who.at === null || who.at.includes(place));
/** Who says how much less a faulty thing costs: what a person decides, not the price list. */
export const mayReduce = (who: Staff): boolean => who.may.has("refund");

/** The guarantee of a line on the day on which a fault was reported: a claim is judged by that day, whenever it is decided. */
export const guaranteeAt = (order: Parameters<typeof boughtOf>[0], position: number, at: Date): GuaranteeAnswer | null =>
  rightsOf(boughtOf(order), at).lines.find((line) => line.position === position)?.guarantee ?? null;

/** Whether a fault that is reported on that day counts as there from the beginning, so that nobody asks the customer to prove it (Codice del consumo article 135). */
export const isPresumed = (answer: GuaranteeAnswer | null, at: Date, timeZone = "Europe/Rome"): boolean => answer !== null && answer.yes && (answer.presumedUntil === null || !isOver(answer.presumedUntil, at, timeZone));

/**
 * What may still be given of a line, minor units: the price of the pieces that were handed over (what parts cost that were cancelled went back
 * with them), less what its pieces gave back and what it was lowered by; never more than the order still has, of which a kindness may have taken some.
 */
export const moneyLeft = (line: LineBack, { captured, refunded }: { readonly captured: Minor; readonly refunded: Minor }): Minor =>
  minorOf(Math.max(0, Math.min(leftOf(line).worth + line.shared - line.given - line.reduced, captured - refunded)));

/** The place that handed a line's pieces over, the last one where there were several: who sees to its faults. */
export const handedOverBy = ({ parts }: Pick<Order, "parts">, position: number): LocationId | null =>
  parts.filter((part) => part.state !== "cancelled" && part.lines.some((line) => line.position === position)).at(-1)?.locationId ?? null;
