import { type Minor, minorOf, sum, ZERO } from "@/lib/core/money";
import { split } from "@/lib/core/split";
import { DELIVERY_METHODS, deliveryCharge } from "@/lib/fulfilment/rules";
import type { Order } from "@/lib/orders/types";
import type { Bought, BoughtLine, Lot } from "../types";

/** What the rules need of an order. */
type OfOrder = Pick<Order, "contract" | "placedAt" | "paidAt" | "delivery" | "captured" | "refunded"> & {
  readonly lines: readonly (Pick<Order["lines"][number], "position" | "total" | "withdrawalExclusion" | "category" | "returned"> & Partial<Pick<Order["lines"][number], "reduced" | "repaired">>)[];
  readonly parts: readonly Pick<Order["parts"][number], "kind" | "method" | "charge" | "state" | "changedAt" | "lines" | "replaces">[];
};
type Part = OfOrder["parts"][number];

const received = ({ state }: Part): boolean => state === "collected" || state === "delivered";
/** The parts that hold pieces of a line, with how many. */
const heldBy = (parts: readonly Part[], position: number) => parts.flatMap((part) => part.lines.filter((line) => line.position === position).map(({ quantity }) => ({ part, quantity })));
const lotsOf = (parts: readonly Part[], position: number): Lot[] =>
  heldBy(parts, position).map(({ part, quantity }) => ({ quantity, receivedAt: received(part) ? part.changedAt : null, cancelled: part.state === "cancelled" }));

/** What each lot of a line cost: the line's total shared out among its lots, as it is where a part is cancelled (lib/payments/give-back-part.ts). */
const shares = ({ total, lots }: Pick<BoughtLine, "total" | "lots">): Minor[] => (lots.length === 0 ? [] : split(total, lots.map((lot) => lot.quantity)));
/** What the pieces of a line cost that were not cancelled. */
const worthOf = (line: Pick<BoughtLine, "total" | "lots">): Minor => sum(shares(line).filter((_, i) => !line.lots[i]?.cancelled));

/**
 * What is known of an order, for the rules of rights. A contract at a distance is made when it is placed, once it is paid; what was
 * reserved is bought when it is paid in the store. A parcel counts as received only when somebody knows that it was.
 */
export function boughtOf(order: OfOrder): Bought {
  const lines = order.lines.map(({ position, total, withdrawalExclusion, category, returned, reduced = ZERO, repaired = false }) => ({ position, total, exclusion: withdrawalExclusion, category, returned, reduced, repaired, lots: lotsOf(order.parts, position) }));
  const madeAt = order.paidAt && (order.contract === "distance" ? order.placedAt : order.paidAt);
  return { contract: order.contract, madeAt, lines, delivery: deliveryOf(order, lines, sum(order.lines.map(({ reduced = ZERO }) => reduced))) };
}

/**
 * Of the cost of delivery: what we still have of it (what cancelled parcels cost went back, and so did that of parcels that became
 * collections), and how much of that a standard parcel would have cost, for who chose an express one. At today's charges: the order keeps only its own.
 */
function deliveryOf({ parts, delivery, captured, refunded }: OfOrder, lines: readonly BoughtLine[], reduced: Minor): Bought["delivery"] {
  const goods = sum(lines.map((line) => minorOf(worthOf(line) - returnedWorth(line))));
  const kept = delivery - sum(parts.filter((part) => part.state === "cancelled").map((part) => part.charge));
  const held = minorOf(Math.max(0, Math.min(kept, captured - refunded + reduced - goods)));
  const parcels = parts.filter((part) => part.kind === "deliver" && part.replaces === null);
  const standard = DELIVERY_METHODS.find((method) => method.key === "standard");
  if (!standard || parcels.every((part) => part.method === standard.key)) return { held, standard: held };
  const sent = sum(lines.flatMap((line) => { const its = heldBy(parts, line.position); return shares(line).filter((_, i) => parcels.some((part) => part === its[i]?.part)); }));
  return { held, standard: minorOf(Math.min(held, deliveryCharge(standard, sent))) };
}

const returnedWorth = (line: BoughtLine): Minor => sum(pieceValues(line).slice(0, line.returned));

/** What each piece of a line cost that was not cancelled; the first come back first. They sum to the whole, to the cent. */
export function pieceValues(line: Pick<BoughtLine, "total" | "lots">): Minor[] {
  const pieces = line.lots.reduce((all, lot) => all + (lot.cancelled ? 0 : lot.quantity), 0);
  return pieces === 0 ? [] : split(worthOf(line), Array.from({ length: pieces }, () => 1));
}
