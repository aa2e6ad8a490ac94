import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { constraintOf } from "@/db/faults";
import { cashMovements, orders, paymentAttempts } from "@/db/schema/all";
import { giveUpEarlier } from "@/lib/checkout/give-up-earlier";
import { writeOrder } from "@/lib/checkout/write-order";
import { type AttemptId, isId, newId, type TillId } from "@/lib/core/id";
import { minorOf, ZERO } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import type { NotBooked } from "@/lib/drawer/book-cash";
import { carryOut } from "@/lib/fulfilment/carry-out";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { takeTenders } from "@/lib/payments/take-tenders";
import { exchangedWith, lookAtBrought, pressIn } from "@/lib/returns/exchange/reads";
import { exchangeOf } from "@/lib/returns/exchange/rules";
import { takeExchange } from "@/lib/returns/exchange/take-exchange";
import { aboutOrder } from "@/lib/returns/take-back";
import { letGo, lockForSale, type NotReady, readyToSell, ToSell, tryToSell } from "./ready-to-sell";
import { sellsAt } from "./reads";
import { cashRuleOf, type NotSummed, splitTenders } from "./rules";
import type { Sold } from "./types";

const amount = z.number().int().min(0).max(10_000_000).transform(minorOf);
const Paid = z.discriminatedUnion("tender", [
  z.object({ tender: z.literal("cash"), given: amount }), // what is put down
  z.object({ tender: z.literal("card-present"), amount, slip: z.string().trim().regex(/^[0-9A-Za-z-]{3,24}$/, "slip") }), // by the store's own terminal
]);
export const SellAtTill = ToSell.extend({
  tillId: z.string().refine(isId).transform((id) => id as TillId).nullable().default(null), // left out: the only one of the place that is open
  payments: z.array(Paid).max(10),
});
export type NotSold =
  | { why: "not-yours" }
  | NotReady
  | { why: "being-paid" } // on the shopper's phone, and nobody knows yet how it ends
  | { why: "slip-used" }
  | { why: "attempt-used" }
  | NotBooked // no drawer is open, or which one must be said
  | NotSummed;

/**
 * Sells a basket: the order is placed, paid by every tender, and what is carried out leaves the stock, in one transaction or not at all.
 * What comes back with it is taken in the same transaction: it pays for the basket first, and what is more goes back to where it came from.
 * Gift cards and store credit were chosen in the basket; cash and the terminal's slips pay the rest, to the cent. Answers the change.
 * What a phone may be paying of the same bag is given up first, so that it is paid once; so is what another till asked a card for. May be
 * repeated: one key sells once. A card at the till's own reader: `askCard`.
 */
export async function sellAtTill(who: Staff, input: z.output<typeof SellAtTill>, cards?: CardProcessor): Promise<Outcome<Sold, NotSold>> {
  if (!sellsAt(who, input.place)) return refused({ why: "not-yours" });
  if (!(await giveUpEarlier(input.basketId, input.attemptKey, cards))) return refused({ why: "being-paid" });
  const press = await pressIn(input.basketId);
  const about = press && (await aboutOrder(who, press));
  try {
    return await tryToSell(input.basketId, (tx) => sell(tx, who, input, about));
  } catch (fault) {
    if (constraintOf(fault) === "payment_attempts_intentRef_unique") return refused({ why: "slip-used" });
    throw fault;
  }
}

async function sell(tx: Tx, who: Staff, input: z.output<typeof SellAtTill>, about: Awaited<ReturnType<typeof aboutOrder>>): Promise<Outcome<Sold, NotSold>> {
  const locked = await lockForSale(tx, input.basketId);
  const before = await soldBefore(tx, input);
  if (before) return before;
  const press = await pressIn(input.basketId, tx);
  const now = new Date();
  const brought = press && (await lookAtBrought(tx, who, press, about, now));
  if (brought && !brought.ok) return refused({ why: "exchange-not-taken", because: brought });
  const ready = await readyToSell(tx, who, locked, input, brought?.value ?? null);
  if (!ready.ok) return ready;
  const { draft, country, anonymous } = ready.value;
  const { summary } = draft;
  const exchange = brought ? exchangeOf(brought.value, summary.due) : null;
  const exchanged = exchange?.exchanged ?? ZERO;
  const taken = splitTenders(minorOf(summary.due - exchanged), input.payments, cashRuleOf(country, summary.currency), summary.wallets.length === 0 && exchanged === 0);
  if (!taken.ok) return taken;
  const { cash, change, rounding } = taken.value;
  const pays = newId<"attempt">() as AttemptId;
  const tenders = [...(exchanged > 0 ? [{ id: pays, tender: "exchange" as const, amount: exchanged, slip: null }] : []), ...taken.value.cards.map((card) => ({ id: newId<"attempt">() as AttemptId, tender: "card-present" as const, amount: card.amount, slip: card.slip })), ...(cash > 0 ? [{ id: newId<"attempt">() as AttemptId, tender: "cash" as const, amount: cash, slip: null }] : [])];
  let [booked, back]: [Awaited<ReturnType<typeof takeTenders>> | null, Awaited<ReturnType<typeof takeExchange>> | null] = [null, null];
  const { orderId, number } = await writeOrder(tx, {
    ...draft,
    sale: { tenders: tenders.map(({ id, tender, amount: part }) => ({ id, tender, amount: part })), anonymous, take: async (within, order) => {
      booked = await takeTenders(within, who, draft.who, order, { at: now, place: input.place, tillId: input.tillId, currency: summary.currency, tenders, change, rounding });
      if (brought && exchange && booked.ok) back = await takeExchange(within, who, brought.value, exchange, { pays, tillId: input.tillId });
    } },
  });
  const given = booked as Outcome<null, NotBooked> | null;
  if (given && !given.ok) return given; // and nothing of it was written
  const came = back as Awaited<ReturnType<typeof takeExchange>> | null;
  if (came && !came.ok) return refused({ why: "exchange-not-taken", because: came });
  await carryOut(tx, draft.who, orderId);
  await letGo(tx, input.basketId);
  return done({ orderId, number, total: summary.total, change, exchange: came?.value ?? null });
}

/** What this very press sold before, and what was given back. */
async function soldBefore(tx: Tx, { attemptKey, accepted, basketId }: z.output<typeof SellAtTill>): Promise<Outcome<Sold, { why: "attempt-used" }> | null> {
  const [order] = await tx.select().from(orders).where(eq(orders.attemptKey, attemptKey));
  if (!order) return null;
  if (order.channel !== "till" || order.cartId !== basketId || order.acceptedHash !== accepted || order.paidAt === null) return refused({ why: "attempt-used" });
  const [cash] = await tx.select({ given: cashMovements.given, amount: cashMovements.amount }).from(cashMovements).innerJoin(paymentAttempts, eq(paymentAttempts.id, cashMovements.attemptId)).where(eq(paymentAttempts.orderId, order.id));
  return done({ orderId: order.id, number: order.number, total: order.total, change: minorOf((cash?.given ?? 0) - (cash?.amount ?? 0)), exchange: await exchangedWith(order.id, tx) });
}
