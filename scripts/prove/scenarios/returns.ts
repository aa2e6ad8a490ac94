import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { guest } from "@/db/factories/customers";
import { aDesk, aPress, leaves } from "@/db/factories/returns";
import { aCashOrder } from "@/db/factories/tills";
import { aGiftCard } from "@/db/factories/wallets";
import { fulfilments, orderLines, orders } from "@/db/schema/all";
import { enterCode } from "@/lib/cart/enter-code";
import { checkOut } from "@/lib/checkout/check-out";
import { aBuyer, aShelf } from "@/lib/checkout/testing/buyer";
import { signCode } from "@/lib/codes/sign-code";
import { type LocationId, newId, type OrderId } from "@/lib/core/id";
import { lookUpOrder } from "@/lib/payments/look-up-payment";
import { DISPOSITIONS } from "@/lib/returns/counter/types";
import { AnnounceReturn, announceReturn } from "@/lib/returns/announce-return";
import { cancelRequest } from "@/lib/returns/cancel-request";
import { takeBack } from "@/lib/returns/take-back";
import { TakeWithoutReceipt, takeWithoutReceipt } from "@/lib/returns/take-without-receipt";
import { AskApproval, askApproval } from "@/lib/staff/approvals/ask-approval";
import { giveApproval } from "@/lib/staff/approvals/give-approval";
import type { ApprovalId } from "@/lib/staff/approvals/types";
import { count } from "../house";
import { ordersOf, pagesOf } from "../look";
import { answerOf, atOnce, payPage, ready, type Shelf, tally } from "../shoppers";
import type { Proof, Scenario } from "../types";

const PIECES = 3;
const PRICE = 3_333;
const PRESSES = 8;
/** How an order was paid: on the processor's page, by a gift card, by both, or in cash at the store that sold it. */
const WAYS = ["card", "gift", "both", "cash"] as const;
type Way = (typeof WAYS)[number];
type Desk = Awaited<ReturnType<typeof aDesk>>;

/** Three of a thing that somebody paid for and has. */
async function anOrder(proof: Proof, { place, variantId }: Shelf, way: Way): Promise<{ readonly id: OrderId }> {
  if (way === "cash") return leaves(await aCashOrder({ at: place.id as LocationId, lines: [{ variantId, quantity: PIECES, price: PRICE }] }), "collect");
  const who = await aBuyer([{ variantId, quantity: PIECES }]);
  if (way !== "card") await enterCode(who, { code: (await aGiftCard(way === "gift" ? 50_000 : 1_000)).code });
  const { form } = await ready(who);
  const answer = await checkOut(who, form, proof.cards);
  if (!answer.ok) throw new Error(`nothing to bring back: ${answer.why}`);
  for (const ref of (await pagesOf([form.attemptKey])).values()) await payPage(proof, ref);
  const [order] = await ordersOf([form.attemptKey]);
  if (!order) throw new Error("nothing to bring back");
  await lookUpOrder(order.id, new Date(), proof.cards);
  const parts = await db.select({ id: fulfilments.id, locationId: fulfilments.locationId }).from(fulfilments).where(eq(fulfilments.orderId, order.id));
  return leaves({ ...order, number: "", code: "", total: order.total as never, attemptId: "" as never, parts });
}

/** The same order comes back at every desk at once, in ones and twos, some presses sent twice; says what was answered and what is there. */
async function race(proof: Proof, desks: readonly Desk[], id: OrderId) {
  const presses = Array.from({ length: PRESSES }, (_, i) => {
    const desk = desks[i % desks.length] as Desk;
    const disposition = proof.random.pick(DISPOSITIONS);
    return { who: desk.cashier, input: aPress({ id }, desk.place, [{ quantity: proof.random.chance(0.3) ? 2 : 1, disposition, condition: disposition === "sell" ? "opened" : "damaged" }], { to: proof.random.chance(0.25) ? "credit" : "tenders" }) };
  });
  const all = presses.flatMap((press) => (proof.random.chance(0.3) ? [press, press] : [press]));
  // Meanwhile its buyer announces it, thinks better of it, and announces it again.
  const said = Array.from({ length: 3 }, () => AnnounceReturn.parse({ requestId: newId(), orderId: id, code: signCode("order", id), way: "store", reason: "no-reason", pieces: [{ position: 0, quantity: 1 }] }));
  const announcing = said.flatMap((input) => [() => answerOf(() => announceReturn(guest, input)), () => answerOf(() => cancelRequest(guest, input))]);
  const both = await atOnce([...all.map(({ who, input }) => () => answerOf(() => takeBack(who, input))), ...announcing]);
  const [answers, heard] = [both.slice(0, all.length), both.slice(all.length)];
  const torn = all.filter((press, i) => all.some((other, j) => other === press && (answers[i] === "yes") !== (answers[j] === "yes"))).length;
  const [line] = await db.select({ returned: orderLines.returned, total: orderLines.total }).from(orderLines).where(eq(orderLines.orderId, id));
  const [order] = await db.select({ refunded: orders.refunded, captured: orders.captured }).from(orders).where(eq(orders.id, id));
  const taken = new Set(all.filter((_, i) => answers[i] === "yes"));
  const pieces = [...taken].reduce((sum, { input }) => sum + (input.lines[0]?.quantity ?? 0), 0);
  const shelf = [...taken].reduce((sum, { input: { lines: [first] } }) => sum + (first?.accepted && first.disposition === "sell" ? first.quantity : 0), 0);
  const returned = line?.returned ?? 0;
  const right = returned === pieces && (order?.refunded ?? 0) <= (order?.captured ?? 0) && (returned < PIECES ? (order?.refunded ?? 0) < (line?.total ?? 0) : order?.refunded === line?.total);
  const denied = all.filter(({ input }, i) => answers[i] === "not-that-many" && (input.lines[0]?.quantity ?? 0) <= PIECES - returned).length;
  return { answers, heard, torn, returned, right, shelf, denied };
}

/** One manager's word for goods without a receipt, used by several presses at once, some of them the same. */
async function bareRace(rounds: number): Promise<{ readonly answers: string[]; readonly taken: number; readonly owed: number }> {
  const desk = await aDesk();
  const [thing] = (await aProduct({ price: PRICE })).variants;
  if (!thing) throw new Error("a product without a variant");
  const answers: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const input = TakeWithoutReceipt.parse({ returnId: newId(), place: desk.place, bearer: "Prova Canarino", documentSeen: true, lines: [{ variantId: thing.id, quantity: PIECES, condition: "as-new" }] });
    const needed = await takeWithoutReceipt(desk.cashier, input);
    if (needed.ok || needed.why !== "approval-needed") throw new Error("goods without a receipt were let through");
    const asked = await askApproval(desk.cashier, AskApproval.parse(needed));
    await giveApproval(desk.manager, { approvalId: asked.ok ? asked.value.approvalId : ("" as ApprovalId) });
    const others = Array.from({ length: PRESSES }, () => ({ ...input, returnId: newId<"return">() }));
    answers.push(...(await atOnce([...Array.from({ length: PRESSES }, () => input), ...others].map((press) => () => answerOf(() => takeWithoutReceipt(desk.cashier, press))))));
  }
  const taken = await count(sql`select coalesce(sum(on_hand_by), 0) as n from stock_movements where kind = 'return' and location_id = ${desk.place}`);
  const owed = await count(sql`select coalesce(sum(w.balance), 0) as n from no_receipt_returns r join wallets w on w.id = r.wallet_id where r.location_id = ${desk.place}`);
  return { answers, taken, owed };
}

/** Orders come back to several counters at once. */
export const returnsAtCounters: Scenario = {
  name: "returns",
  says: `The same order comes back at three stores at once, in ones and twos, presses sent twice, paid by card, gift card, both or in cash: each of its ${PIECES} pieces comes back once, and gives back what it cost.`,
  verbs: ["returns/take-back", "returns/announce-return", "returns/cancel-request", "returns/take-without-receipt", "refunds/return-money", "refunds/settle-refund", "refunds/send-refund", "wallets/open-credit"],
  run: async (proof) => {
    const rounds = proof.of({ tiny: 8, quick: 60, full: 500 });
    const sold = await aShelf(PIECES * rounds + 10, PRICE);
    const desks = [await aDesk({ float: 1_000_000 }), await aDesk({ float: 20_000 }), await aDesk({ float: 1_000_000 })];
    const told: Awaited<ReturnType<typeof race>>[] = [];
    for (let i = 0; i < rounds; i++) {
      proof.note(`order ${i + 1} of ${rounds}`);
      const { id } = await anOrder(proof, sold, WAYS[i % WAYS.length] ?? "card");
      told.push(await race(proof, desks, id));
    }
    const said = tally(told.flatMap((one) => one.answers));
    proof.claim("Each press has one answer: taken, no piece left for it, more cash than a cashier pays out or than the drawer has.", Object.keys(said).every((answer) => ["yes", "not-that-many", "approval-needed", "not-in-drawer"].includes(answer)), said);
    proof.claim("An announcement of the same pieces meanwhile is heard, or told why not; what is open then is looked at by the doctor.", told.every((one) => one.heard.every((answer) => ["yes", "announced-already", "not-that-many", "no-right", "decided", "unknown-order"].includes(answer))), tally(told.flatMap((one) => one.heard)));
    proof.claim("A press that was sent twice was taken both times, or not.", told.every((one) => one.torn === 0), told.reduce((sum, one) => sum + one.torn, 0));
    proof.claim("Every piece came back once, and what went back is what the pieces cost, to the cent.", told.every((one) => one.right), tally(told.map((one) => `${one.returned} back, ${one.right ? "right" : "wrong"}`)));
    proof.claim("Nobody was denied pieces that were left.", told.every((one) => one.denied === 0), told.reduce((sum, one) => sum + one.denied, 0));
    const onShelf = await count(sql`select coalesce(sum(on_hand_by), 0) as n from stock_movements where kind = 'return' and variant_id = ${sold.variantId} and location_id in ${desks.map((desk) => desk.place)}`); // a later order may be sent from there
    const expected = told.reduce((sum, one) => sum + one.shelf, 0);
    const bare = await bareRace(Math.ceil(rounds / 4));
    const [times, heard] = [Math.ceil(rounds / 4), tally(bare.answers)];
    proof.claim("Of goods without a receipt each manager's word let one press through, however often it was sent, and no other; their pieces and credit are there once.", heard["yes"] === times * PRESSES && heard["approval-needed"] === times * PRESSES && bare.taken === times * PIECES && bare.owed === times * PIECES * PRICE, { ...heard, pieces: bare.taken, owed: bare.owed });
    proof.claim("Onto the shelves of the stores that took them came what may be sold again.", onShelf === expected, `${onShelf} of ${expected}`);
  },
};
