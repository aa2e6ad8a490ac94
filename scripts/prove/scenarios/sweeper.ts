import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { orders, paymentAttempts, refunds } from "@/db/schema/all";
import { aGiftCard } from "@/db/factories/wallets";
import { aShelf } from "@/lib/checkout/testing/buyer";
import { aBuyerWith } from "@/lib/checkout/testing/paying";
import { lookUpPayment } from "@/lib/payments/look-up-payment";
import { reconcile } from "@/lib/payments/reconcile";
import { sweep } from "@/lib/payments/sweep";
import { ordersOf, pagesOf, piecesOf } from "../look";
import { answerOf, inLanes, payPage, pressTwice, ready, tally } from "../shoppers";
import type { Scenario } from "../types";

const LATE_MS = 30 * 60_000;

/** What came of orders and their money: each in one of the few ways in which it may end. */
async function endsOf(keys: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ order: orders.state, attempt: paymentAttempts.state, back: sql<number>`(select coalesce(sum(${refunds.amount}), 0)::int from ${refunds} where ${refunds.attemptId} = ${paymentAttempts}.id and ${refunds.state} <> 'failed')`, amount: paymentAttempts.amount })
    .from(orders)
    .innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(sql`${paymentAttempts.tender} = 'card-online' and ${orders.attemptKey} in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`);
  return rows.map(({ order, attempt, back, amount }) => `${order}, ${attempt}${back === 0 ? "" : back === amount ? ", given back" : `, ${back} of ${amount} given back`}`);
}
const FINE = ["paid, captured", "expired, voided", "expired, failed", "expired, surplus, given back"];

export const sweeperAgainstSettle: Scenario = {
  name: "sweeper",
  says: "Money arrives at the moment when the sweeper ends the order: by webhook (twice), by the shopper’s return, by comparison. Each order is paid, or over and its money back.",
  verbs: ["payments/settle", "payments/sweep", "payments/look-up-payment", "payments/take-webhook", "payments/follow-notice", "payments/reconcile", "refunds/send-refund", "refunds/settle-refund"],
  run: async (proof) => {
    const people = proof.of({ tiny: 12, quick: 60, full: 300 });
    const shelf = await aShelf(people);
    await proof.control("webhooks", { copies: 2 });
    const all = await inLanes(Array.from({ length: people }), 16, async (_, i) => ready((await aBuyerWith(i % 3 === 0 ? [(await aGiftCard(2_000)).code] : [], { shelf })).who));
    const placed = await inLanes(all, 8, (one) => pressTwice(one, proof));
    const keys = all.map((one) => one.form.attemptKey);
    const pages = await pagesOf(keys);
    const attempts = await db.select({ id: paymentAttempts.id, ref: paymentAttempts.providerRef }).from(paymentAttempts).where(sql`${paymentAttempts.state} = 'open'`);
    proof.note(`${pages.size} pages, paid while they are swept`);
    const cards = ["success", "success", "success", "decline", "no-answer"];
    const payers = [...pages.values()].map((ref) => () => answerOf(async () => (await payPage(proof, ref, proof.random.pick(cards)), { ok: true })));
    const sweeps = [1, 2, 3].map(() => () => answerOf(async () => (await sweep(new Date(Date.now() + LATE_MS), proof.cards), { ok: true })));
    const comebacks = attempts.filter(() => proof.random.chance(0.5)).map(({ id }) => () => answerOf(() => lookUpPayment(id, new Date(), proof.cards)));
    const compares = [1, 2].map(() => () => answerOf(() => reconcile(new Date(), proof.cards)));
    const acts = [...payers, ...comebacks].flatMap((act, i) => (i % Math.ceil(people / 3) === 0 && sweeps.length > 0 ? [act, sweeps.pop() as typeof act] : [act]));
    await inLanes([...acts, ...sweeps, ...compares], 24, (act) => act());
    for (let i = 0; i < 10 && (await endsOf(keys)).some((end) => !FINE.includes(end)); i++) await sweep(new Date(Date.now() + LATE_MS), proof.cards);

    const ends = tally(await endsOf(keys));
    proof.claim("Everybody’s order was placed.", placed.every((a) => a === "yes"), tally(placed));
    proof.claim("Every order ended in one way: paid, or over with its money back.", Object.keys(ends).every((end) => FINE.includes(end)), ends);
    const paid = (await ordersOf(keys)).filter((o) => o.state === "paid").length;
    const { onHand, held } = await piecesOf(shelf.variantId);
    proof.claim("What is paid has its pieces, and nothing else does.", held === paid && onHand === people, { paid, held, onHand });
  },
};
