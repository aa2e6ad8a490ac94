import "server-only";
import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { carts, orders, paymentAttempts, refunds } from "@/db/schema/all";
import { type AttemptId, newId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import type { Minor } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Machine } from "@/lib/core/who";
import { actorOf } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { closeOrder } from "@/lib/orders/close-order";
import { bagOf, completeOrder } from "@/lib/orders/complete-order";
import { carryOut } from "@/lib/fulfilment/carry-out";
import { clearingOf } from "@/lib/refunds/rules";
import type { Awaited } from "@/lib/returns/exchange/types";
import type { NotTakenBack } from "@/lib/returns/take-back";
import { bookAtTill, takeRest } from "./take-rest";
import { type Goods, lookAtAwaited, payWithGoods, takeGoods } from "./take-goods";
import type { Finding, Settled } from "./types";

export type NotSettled = { why: "unknown-attempt" } | { why: "amount-differs"; expected: Minor; found: Minor };
type Attempt = typeof paymentAttempts.$inferSelect;
/** What a till's card takes back with it; `not-taken`: it can't be any more. */
type Brought = Awaited | "not-taken" | null;
type NotTaken = { why: "exchange-not-taken"; because: NotTakenBack["why"] };

/**
 * Brings an order in line with what the card processor found: the one completion, whoever arrives first.
 * Money for a waiting order pays it; money for an order that no longer wants it is surplus and goes back by itself;
 * an attempt that ended without money closes its order, unless another still pays it. What a till's reader leaves to cash, and what is
 * brought back to pay with it (`awaited`, asked before), is taken with its card, or not at all: where the goods can't be taken any more the
 * order is closed and the card's money is surplus. May be repeated, in any order, any number of times.
 */
export async function settle(who: Machine, attemptId: AttemptId, finding: Finding, awaited: Awaited | null = null): Promise<Outcome<Settled, NotSettled>> {
  const settled = await settleWith(who, attemptId, finding, awaited);
  if (settled.ok || settled.why !== "exchange-not-taken") return settled;
  log.warn({ attemptId, why: settled.because }, "what was brought back to pay with a card can't be taken any more: the card has its money back");
  return settleWith(who, attemptId, finding, "not-taken") as Promise<Outcome<Settled, NotSettled>>;
}

function settleWith(who: Machine, attemptId: AttemptId, finding: Finding, brought: Brought): Promise<Outcome<Settled, NotSettled | NotTaken>> {
  return atomically(async (tx) => {
    const [found] = await tx.select({ orderId: paymentAttempts.orderId, cartId: bagOf }).from(paymentAttempts).innerJoin(orders, eq(orders.id, paymentAttempts.orderId)).where(eq(paymentAttempts.id, attemptId));
    if (!found) return refused({ why: "unknown-attempt" });
    if (finding.is === "captured") await tx.select({ id: carts.id }).from(carts).where(eq(carts.id, found.cartId)).for("update"); // it will be emptied: carts are locked before orders
    const goods = brought && brought !== "not-taken" ? await lookAtAwaited(tx, brought) : null; // its order before the one that it pays
    const [order] = await tx.select({ state: orders.state }).from(orders).where(eq(orders.id, found.orderId)).for("update");
    const [attempt] = await tx.select().from(paymentAttempts).where(eq(paymentAttempts.id, attemptId)).for("update");
    if (!order || !attempt) throw new Error(`attempt ${attemptId} lost its order`);
    const answer = (now: Settled["now"]) => done({ orderId: found.orderId, attemptId, now });

    if (attempt.state === "captured") return answer("paid");
    if (attempt.state === "surplus") return answer("surplus");
    if (finding.is === "open") {
      if (finding.page && attempt.state === "unknown") await tx.update(paymentAttempts).set({ state: "open", providerRef: finding.page.ref, pageUrl: finding.page.url }).where(eq(paymentAttempts.id, attemptId));
      return answer(order.state === "placed" ? "waiting" : "closed");
    }
    if (finding.is === "ended") return answer(await end(tx, who, attempt, order.state, finding));
    if (finding.amount !== attempt.amount || finding.currency !== attempt.currency) {
      log.error({ attemptId, orderId: found.orderId, expected: attempt.amount, found: finding.amount, currency: finding.currency }, "the card processor took another amount than asked: somebody must look");
      return refused({ why: "amount-differs", expected: attempt.amount, found: finding.amount });
    }
    if (order.state === "placed" && brought === "not-taken") await closeOrder(tx, who, found.orderId, "expired", new Date());
    if (order.state !== "placed" || brought === "not-taken") return answer(await takeSurplus(tx, who, attempt, finding.intentRef));
    if (goods && !goods.ok) return refused({ why: "exchange-not-taken", because: goods.why });
    const taken = await capture(tx, who, attempt, finding.intentRef, goods?.value ?? null);
    return taken.ok ? answer("paid") : refused({ why: "exchange-not-taken", because: taken.why });
  });
}

/** Refuses, for the caller to undo, where what pays with the card can't be taken back. */
async function capture(tx: Tx, who: Machine, attempt: Attempt, intentRef: string, goods: Goods | null): Promise<Outcome<null, NotTakenBack>> {
  const at = new Date();
  await tx.update(paymentAttempts).set({ state: "captured", intentRef, settledAt: at }).where(eq(paymentAttempts.id, attempt.id));
  await post(tx, "capture", attempt, "sales");
  const pays = goods ? await payWithGoods(tx, attempt, goods, at) : null;
  const rest = attempt.tender === "card-present" ? await takeRest(tx, attempt.orderId, at) : null;
  await completeOrder(tx, who, attempt.orderId, at);
  const seller = attempt.tender === "card-present" ? await bookAtTill(tx, attempt.orderId, rest) : null;
  const taken = goods && pays ? await takeGoods(tx, goods, pays) : done(null);
  if (!taken.ok) return taken;
  await carryOut(tx, seller ?? who, attempt.orderId);
  return done(null);
}

async function takeSurplus(tx: Tx, who: Machine, attempt: Attempt, intentRef: string): Promise<"surplus"> {
  await tx.update(paymentAttempts).set({ state: "surplus", intentRef, settledAt: new Date() }).where(eq(paymentAttempts.id, attempt.id));
  await post(tx, "capture", attempt, "surplus");
  const refundId = newId<"refund">();
  await tx.insert(refunds).values({ id: refundId, attemptId: attempt.id, amount: attempt.amount, idempotencyKey: `refund:${refundId}`, reason: "surplus", actor: actorOf(who) });
  await record(tx, who, { is: "payment.surplus", attemptId: attempt.id, orderId: attempt.orderId, refundId });
  return "surplus";
}

async function end(tx: Tx, who: Machine, attempt: Attempt, orderState: string, finding: Extract<Finding, { is: "ended" }>): Promise<"closed"> {
  const state = finding.because === "failed" ? "failed" : "voided";
  if (attempt.state === "failed" || attempt.state === "voided") return "closed";
  await tx.update(paymentAttempts).set({ state, settledAt: new Date() }).where(eq(paymentAttempts.id, attempt.id));
  if (finding.because === "failed" && attempt.tender === "card-online") await record(tx, who, { is: "payment.failed", attemptId: attempt.id, orderId: attempt.orderId });
  if (orderState === "placed" && (attempt.tender !== "card-present" || finding.because === "expired" || !(await somethingElsePays(tx, attempt)))) await closeOrder(tx, who, attempt.orderId, "expired", new Date());
  return "closed";
}

/** A card that is taken back at a counter leaves its order to whatever else may still pay it: a reservation waits on for its cash. */
const somethingElsePays = async (tx: Tx, { id, orderId }: Attempt): Promise<boolean> =>
  (await tx.$count(paymentAttempts, and(eq(paymentAttempts.orderId, orderId), ne(paymentAttempts.id, id), isNull(paymentAttempts.walletId), inArray(paymentAttempts.state, ["created", "unknown", "open"])))) > 0;

/** Money at the processor on one side, what it is for on the other. */
async function post(tx: Tx, kind: "capture", attempt: Attempt, against: "sales" | "surplus"): Promise<void> {
  const { amount, currency } = attempt;
  const lines = [{ account: clearingOf(attempt.tender), currency, amount }, { account: against, currency, amount: -amount }];
  await tx.execute(sql`select post_journal(${newId<"journal">()}, ${kind}, ${`attempt:${attempt.id}`}, ${JSON.stringify(lines)}::jsonb)`);
}
