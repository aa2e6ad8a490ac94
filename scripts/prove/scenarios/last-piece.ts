import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { colleague } from "@/db/factories/wallets";
import { fulfilments } from "@/db/schema/all";
import { placeOrder } from "@/lib/checkout/place-order";
import { aBuyer, aShelf } from "@/lib/checkout/testing/buyer";
import { minorOf } from "@/lib/core/money";
import { done, refused } from "@/lib/core/outcome";
import { handOver } from "@/lib/fulfilment/hand-over";
import { makeReady } from "@/lib/fulfilment/make-ready";
import { takeCash } from "@/lib/payments/take-cash";
import { ordersOf, pagesOf, piecesOf } from "../look";
import { type Answer, answerOf, atOnce, inLanes, payPage, pressTwice, type Ready, ready, tally } from "../shoppers";
import type { Proof, Scenario } from "../types";

const CASHIER = colleague("sell", "hand-over");

/** Rings up at the counter: order, cash, handed over. */
async function ringUp({ who, form }: Ready): Promise<Answer> {
  return answerOf(async () => {
    const placed = await placeOrder(who, form);
    if (!placed.ok) return placed;
    const paid = await takeCash(CASHIER, { orderId: placed.value.orderId, given: minorOf(10_000) });
    if (!paid.ok) return refused({ why: `placed, then ${paid.why}` });
    const parts = await db.select({ fulfilmentId: fulfilments.id }).from(fulfilments).where(eq(fulfilments.orderId, placed.value.orderId));
    for (const part of parts) if (!(await makeReady(CASHIER, part)).ok || !(await handOver(CASHIER, part)).ok) return refused({ why: "paid, not handed over" });
    return done(null);
  });
}

async function round(proof: Proof, people: number) {
  const shelf = await aShelf(1);
  const everybody = await inLanes(Array.from({ length: people }), 16, (_, i) => aBuyer([{ variantId: shelf.variantId, at: shelf.place.id }], { channel: i % 4 === 0 ? "till" : i % 4 === 1 ? "in-store" : "web" }));
  const all = await inLanes(everybody, 16, (who) => ready(who));
  const answers = await atOnce(all.map((one) => () => (one.who.channel === "till" ? ringUp(one) : pressTwice(one, proof))));
  for (const ref of (await pagesOf(all.map((one) => one.form.attemptKey))).values()) await payPage(proof, ref);
  return { answers, orders: (await ordersOf(all.map((one) => one.form.attemptKey))).length, ...(await piecesOf(shelf.variantId)) };
}

/** The oldest fault of all shops: the last piece, sold twice. */
export const lastPiece: Scenario = {
  name: "last-piece",
  says: "200 people want one piece, on the web (each pressing twice), in the store and at the counter: one gets it, the others hear so.",
  verbs: ["cart/add-to-cart", "cart/lock-cart", "checkout/check-out", "checkout/place-order", "checkout/write-order", "payments/start-payment", "payments/take-cash", "fulfilment/make-ready", "fulfilment/hand-over"],
  run: async (proof) => {
    const people = proof.of({ tiny: 24, quick: 200, full: 200 });
    const rounds = proof.of({ tiny: 1, quick: 2, full: 10 });
    const told: Awaited<ReturnType<typeof round>>[] = [];
    for (let i = 0; i < rounds; i++) {
      proof.note(`round ${i + 1} of ${rounds}`);
      told.push(await round(proof, people));
    }
    const said = tally(told.flatMap((one) => one.answers));
    const once = told.filter((one) => one.answers.filter((a) => a === "yes").length === 1 && one.orders === 1 && one.held <= one.onHand);
    proof.claim(`In each of ${rounds} rounds exactly one of ${people} got the piece, by one order.`, once.length === rounds, said);
    proof.claim("Everybody else heard that it is gone, nobody an error.", Object.keys(said).every((kind) => kind === "yes" || kind === "changed"), said);
  },
};
