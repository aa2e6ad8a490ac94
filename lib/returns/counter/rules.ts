import { type Minor, minorOf, sum, ZERO } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { split } from "@/lib/core/split";
import type { LocationId, OrderLineId, VariantId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import type { Refund } from "@/lib/refunds/types";
import { boughtOf } from "@/lib/rights/bought/rules";
import { refundOf } from "@/lib/rights/refund/rules";
import { rightsOf } from "@/lib/rights/rules";
import { type Condition, CONDITIONS, type Disposition, type LineBack, NOT_ACCEPTED, type NotAccepted, type Returnable, type ReturnKind } from "./types";

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

/** What so many minor units of a line's price give back: no more than is left of it once what it was lowered by is taken off. */
const capped = (share: Minor, { worth, shared, given, reduced }: { readonly worth: Minor } & Pick<LineBack, "shared" | "given" | "reduced">): Minor => minorOf(Math.max(0, Math.min(share, worth + shared - given - reduced)));

/** What pieces that are shown give, in their order, of prices that were lowered since: together with that no line gives more than it cost. */
export function lowered(lines: readonly LineBack[], shown: readonly { readonly position: number; readonly share: Minor }[]): readonly Minor[] {
  const given = new Map<number, Minor>();
  return shown.map(({ position, share }) => {
    const line = lines.find((each) => each.position === position);
    if (!line) return share;
    const before = given.get(position) ?? ZERO;
    const amount = capped(share, { ...line, worth: leftOf(line).worth, given: minorOf(line.given + before) });
    given.set(position, minorOf(before + amount));
    return amount;
  });
}

type OfOrder = Parameters<typeof boughtOf>[0];
export type NotByRight = { why: "excluded"; position: number; because: Words | null } | { why: "too-late"; position: number; until: Date } | { why: "not-at-a-distance" };

/** Which of a customer's rights each kind of return asks for; a kindness asks for none. */
const RIGHT_FOR = { "change-of-mind": "policy", withdrawal: "withdrawal", fault: "guarantee" } as const;

/**
 * Why nobody has a right to give a thing back in this way; null where they have, or where a manager's kindness asks for none. The days
 * of a withdrawal end with its statement (`stated`), not when the goods come. The one place that asks what rights there are.
 */
export function notByRight(order: OfOrder, kind: ReturnKind, position: number, { now, stated }: { readonly now: Date; readonly stated: Date | null }): NotByRight | null {
  if (kind === "goodwill") return null;
  if (kind === "withdrawal" && order.contract !== "distance") return { why: "not-at-a-distance" };
  const at = kind === "withdrawal" ? (stated ?? now) : now;
  const answer = rightsOf(boughtOf(order), at).lines.find((line) => line.position === position)?.[RIGHT_FOR[kind]];
  if (!answer || answer.yes || answer.because === "nothing-left") return null; // of what is left the price is asked first
  return answer.because === "over" && answer.until ? { why: "too-late", position, until: answer.until } : { why: "excluded", position, because: answer.reason };
}

/** What the counter may take of an order at a moment, line by line. */
export function returnablesOf(order: OfOrder, lines: readonly LineBack[], now: Date): readonly Returnable[] {
  const rights = rightsOf(boughtOf(order), now).lines;
  return lines.flatMap((line): Returnable[] => {
    const { pieces, worth } = leftOf(line);
    const policy = rights.find(({ position }) => position === line.position)?.policy;
    return pieces > 0 ? [{ position: line.position, left: pieces, worth: capped(worth, { ...line, worth }), next: capped(shareOfPieces(worth, pieces, 1), { ...line, worth }), until: policy?.until ?? null, excluded: policy?.reason ?? null }] : [];
  });
}

/** Where a piece goes by itself: to the shelf what may hang there again; a worn one is looked at first, a broken one written off, a faulty one sent to its maker. */
export const goesTo = (condition: Condition): Disposition => (sellable(condition) ? "sell" : ({ worn: "quarantine", damaged: "damaged", faulty: "vendor" } as const)[condition as "worn" | "damaged" | "faulty"]);

/** Pieces of one line that the desk asks about one by one; more come with another return. */
export const MOST_ASKED = 20;
type Answers = Readonly<Record<string, string | undefined>>;
type Piece = { readonly position: number } & ({ readonly accepted: true; readonly condition: Condition; readonly disposition: Disposition } | { readonly accepted: false; readonly condition: Condition | null; readonly notAccepted: NotAccepted });
export type Chosen = Piece & { readonly quantity: number };

/** What the desk's form says of each piece (`a0.1`: accepted, `c0.1`: how it is, `w0.1`: why not), equal ones together; what was not answered stays with its customer. */
export function chosenIn(answers: Answers, lines: readonly Pick<Returnable, "position" | "left">[]): readonly Chosen[] {
  const known = <T extends string>(all: readonly T[], said: string | undefined): T | null => all.find((one) => one === said) ?? null;
  const pieces = lines.flatMap(({ position, left }) => Array.from({ length: Math.min(left, MOST_ASKED) }, (_, i): Piece | null => {
    const [accepted, condition] = [answers[`a${position}.${i}`], known(CONDITIONS, answers[`c${position}.${i}`]) ?? "as-new"];
    if (accepted === "yes") return { position, accepted: true, condition, disposition: goesTo(condition) };
    const notAccepted = known(NOT_ACCEPTED, answers[`w${position}.${i}`]) ?? "worn";
    return accepted === "no" ? { position, accepted: false, condition: notAccepted === "missing" ? null : condition, notAccepted } : null;
  }));
  const alike = Map.groupBy(pieces.flatMap((piece) => piece ?? []), (piece) => JSON.stringify(piece));
  return [...alike.values()].flatMap((same) => (same[0] ? [{ ...same[0], quantity: same.length }] : []));
}

/** What a withdrawal gives back of the delivery: the standard charge once nothing of the contract is left (lib/rights/refund/rules.ts). */
export function deliveryBack(order: OfOrder, rows: readonly LineBack[], shown: readonly Shown[]): Minor {
  const accepted = shown.filter((line) => line.accepted);
  const lines = order.lines.map((line) => ({ ...line, returned: rows.find(({ position }) => position === line.position)?.returned ?? line.returned }));
  return accepted.length === 0 ? ZERO : refundOf(boughtOf({ ...order, lines }), accepted, "withdrawal").delivery;
}

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
