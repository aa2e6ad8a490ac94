import { type Minor, minorOf, sum, ZERO } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { split } from "@/lib/core/split";
import type { LocationId, OrderLineId, VariantId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import type { Order } from "@/lib/orders/types";
import type { Refund } from "@/lib/payments/types";
import { RETURN_DAYS, returnableOf, withdrawalOf } from "../rules";
import type { Condition, LineBack, Returnable, ReturnKind } from "./types";

/** Days in which the seller answers for a fault, from when the thing was received (Directive 2019/771 article 10; Codice del consumo article 133). */
export const CONFORMITY_DAYS = 730;
const DAY = 86_400_000;

/** Whether a colleague takes goods back in a store. */
export const takesBackAt = (who: Staff, place: LocationId): boolean => who.may.has("take-back") && (who.at === null || who.at.includes(place));

/** What hangs on a shelf again. */
export const sellable = (condition: Condition | null): boolean => condition === "as-new" || condition === "opened";

/** Why the books say that money went back. */
export const reasonOf = (kind: ReturnKind): Refund["reason"] => (kind === "withdrawal" || kind === "goodwill" ? kind : "return");

/** What so many of the pieces that are left cost, of what all of them still cost together: taken one after the other they come to exactly that. */
export const shareOfPieces = (worth: Minor, left: number, pieces: number): Minor => sum(split(worth, Array.from({ length: left }, () => 1)).slice(0, pieces));

/** What may still come back of a line: the pieces that were handed over and did not come back yet, and what they cost, to the cent of the parts that share the line's price. */
export function leftOf({ total, fulfilled, returned, shared, parts }: LineBack): { readonly pieces: number; readonly worth: Minor } {
  const shares = split(total, parts.map((part) => part.quantity));
  return { pieces: fulfilled - returned, worth: minorOf(sum(shares.filter((_, i) => parts[i]?.served)) - shared) };
}

export type NotByRight = { why: "excluded"; position: number; because: Words | null } | { why: "too-late"; position: number; until: Date } | { why: "not-at-a-distance" };

/**
 * Why nobody has a right to give a thing back in this way; null where they have, or where a manager's kindness asks for none. Fourteen
 * days of a withdrawal end with its statement (`stated`), not when the goods come. The one place that asks what rights there are.
 */
export function notByRight(order: Pick<Order, "contract" | "lines" | "parts">, kind: ReturnKind, position: number, { now, stated }: { readonly now: Date; readonly stated: Date | null }): NotByRight | null {
  const thing = returnableOf(order).find((each) => each.position === position);
  if (kind === "goodwill" || !thing) return null;
  if (kind === "fault") return isOver(thing.until && new Date(thing.until.getTime() + (CONFORMITY_DAYS - RETURN_DAYS) * DAY), position, now);
  const withdrawal = withdrawalOf(order);
  if (kind === "withdrawal" && !withdrawal) return { why: "not-at-a-distance" };
  if (thing.excluded) return { why: "excluded", position, because: thing.excluded };
  return kind === "withdrawal" ? isOver(withdrawal?.until ?? null, position, stated ?? now) : isOver(thing.until, position, now);
}

/** The last day counts whole, as its store's calendar says; while not all was received there is none. */
const isOver = (until: Date | null, position: number, now: Date): NotByRight | null =>
  until && new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Rome" }).format(now) > until.toISOString().slice(0, 10) ? { why: "too-late", position, until } : null;

/** What the counter may take of an order now, line by line. */
export const returnablesOf = (order: Pick<Order, "contract" | "lines" | "parts">, lines: readonly LineBack[]): readonly Returnable[] =>
  lines.flatMap((line): Returnable[] => {
    const { pieces, worth } = leftOf(line);
    const thing = returnableOf(order).find(({ position }) => position === line.position);
    return pieces > 0 ? [{ position: line.position, left: pieces, worth, next: shareOfPieces(worth, pieces, 1), until: thing?.until ?? null, excluded: thing?.excluded ?? null }] : [];
  });

type Shown = { readonly position: number; readonly quantity: number; readonly accepted: boolean };
export type NotThat = { why: "unknown-line"; position: number } | { why: "not-that-many"; position: number; left: number };

/** The price of what is shown at the counter, piece by piece of each line; nothing for what isn't accepted. Refuses lines of another order, and more than is left. */
export function priceShown<S extends Shown>(lines: readonly LineBack[], shown: readonly S[]): Outcome<readonly (S & { readonly lineId: OrderLineId; readonly variantId: VariantId; readonly share: Minor })[], NotThat> {
  const left = new Map(lines.map((line) => [line.position, { ...leftOf(line), line, seen: 0 }]));
  const priced = [];
  for (const each of shown) {
    const of = left.get(each.position);
    if (!of) return refused({ why: "unknown-line", position: each.position });
    of.seen += each.quantity;
    const all = of.line.fulfilled - of.line.returned;
    if (of.seen > all) return refused({ why: "not-that-many", position: each.position, left: all });
    const share = each.accepted ? shareOfPieces(of.worth, of.pieces, each.quantity) : ZERO;
    if (each.accepted) left.set(each.position, { ...of, pieces: of.pieces - each.quantity, worth: minorOf(of.worth - share) });
    priced.push({ ...each, lineId: of.line.id, variantId: of.line.variantId, share });
  }
  return done(priced);
}
