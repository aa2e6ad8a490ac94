import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { confirmed } from "@/db/factories/picks";
import { aPress } from "@/db/factories/returns";
import { aGiftCard, colleague } from "@/db/factories/wallets";
import { fulfilments, orders } from "@/db/schema/all";
import { enterCode } from "@/lib/cart/enter-code";
import { checkOut } from "@/lib/checkout/check-out";
import { aBuyer, aShelf } from "@/lib/checkout/testing/buyer";
import type { FulfilmentId, LocationId, OrderId } from "@/lib/core/id";
import { collectCode } from "@/lib/codes/collect-code";
import { handOver } from "@/lib/fulfilment/hand-over";
import { makeReady } from "@/lib/fulfilment/make-ready";
import { giveBackPick, takePick } from "@/lib/fulfilment/take-pick";
import { sendParcel } from "@/lib/fulfilment/send-parcel";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { lookUpOrder } from "@/lib/payments/look-up-payment";
import { takeBack } from "@/lib/returns/take-back";
import { ordersOf, pagesOf } from "../look";
import { answerOf, atOnce, payPage, ready, type Shelf, tally } from "../shoppers";
import type { Proof, Scenario } from "../types";

const HANDS = colleague("hand-over", "refund");
const OTHER_HANDS = colleague("hand-over");
const COUNTER = colleague("hand-over", "take-back");
type Made = { readonly id: OrderId; readonly place: LocationId; readonly parcel: FulfilmentId; readonly bag: FulfilmentId };

/** What somebody may do to an order with a parcel to send and a bag to collect. */
const ACTS = {
  cancel: ({ id }: Made) => answerOf(() => cancelOrder(HANDS, { orderId: id, code: null })),
  send: ({ parcel }: Made) => answerOf(() => sendParcel(HANDS, { fulfilmentId: parcel, carrier: "brt", tracking: "123456789012" })),
  "make ready": ({ bag }: Made) => answerOf(() => makeReady(HANDS, { fulfilmentId: bag })),
  collect: ({ bag }: Made) => answerOf(() => handOver(HANDS, { fulfilmentId: bag, code: collectCode(bag) })),
  "take the pick": ({ bag }: Made) => answerOf(() => takePick(OTHER_HANDS, { fulfilmentId: bag })),
  "take back": ({ id, place }: Made) => answerOf(() => takeBack(COUNTER, aPress({ id }, place))),
  "give it back": ({ bag }: Made) => answerOf(() => giveBackPick(HANDS, { fulfilmentId: bag })),
} as const;
type Act = keyof typeof ACTS;
const PRICE = 5_000;
const PICKING: ReadonlySet<Act> = new Set<Act>(["make ready", "take the pick", "give it back"]);

/** A paid order of one thing to send and one to collect: by gift card, or by card at the processor. */
async function anOrderOfTwo(proof: Proof, { place, variantId }: Shelf, code: string | null): Promise<Made> {
  const who = await aBuyer([{ variantId }, { variantId, at: place.id }]);
  if (code !== null) await enterCode(who, { code });
  const { form } = await ready(who);
  const answer = await checkOut(who, form, proof.cards);
  if (!answer.ok) throw new Error(`no order to race for: ${answer.why}`);
  const [order] = await ordersOf([form.attemptKey]);
  if (!order) throw new Error("no order to race for");
  for (const ref of (await pagesOf([form.attemptKey])).values()) await payPage(proof, ref);
  await lookUpOrder(order.id, new Date(), proof.cards);
  const parts = await db.select({ id: fulfilments.id, kind: fulfilments.kind }).from(fulfilments).where(eq(fulfilments.orderId, order.id));
  const [parcel, bag] = [parts.find((p) => p.kind === "deliver"), parts.find((p) => p.kind === "collect")];
  if (!parcel || !bag) throw new Error("an order of two parts was wanted");
  return { id: order.id, place: place.id as LocationId, parcel: parcel.id, bag: bag.id };
}

/** One order, two hands at once; says what came of it. */
async function race(made: Made, one: Act, other: Act): Promise<string> {
  await confirmed(HANDS, { fulfilmentId: made.bag });
  if (![one, other].some((act) => PICKING.has(act))) await makeReady(HANDS, { fulfilmentId: made.bag });
  const [a, b] = await atOnce([() => ACTS[one](made), () => ACTS[other](made)]);
  const [order] = await db.select({ state: orders.state, captured: orders.captured, refunded: orders.refunded }).from(orders).where(eq(orders.id, made.id));
  const states = new Map((await db.select({ id: fulfilments.id, state: fulfilments.state }).from(fulfilments).where(eq(fulfilments.orderId, made.id))).map((p) => [p.id, p.state]));
  const parts = [states.get(made.parcel) ?? "", states.get(made.bag) ?? ""];
  return isLegal([one, other], [a ?? "", b ?? ""], order, parts) ? "legal" : `${one} ${a}, ${other} ${b}: ${order?.state}, ${parts.join(" and ")}, ${order?.refunded} of ${order?.captured} back`;
}

/** What was answered is what is there: a cancelled order has its money back and nothing has left; else what was served is served, and only what was sent came back, for its price. */
function isLegal(acts: readonly Act[], answers: readonly string[], order: { state: string; captured: number; refunded: number } | undefined, [parcel, bag]: readonly string[]): boolean {
  if (answers.some((a) => a.startsWith("threw"))) return false;
  const did = (act: Act) => acts.some((each, i) => each === act && answers[i] === "yes");
  if (did("cancel")) return order?.state === "cancelled" && order.refunded === order.captured && parcel === "cancelled" && bag === "cancelled" && !did("send") && !did("collect");
  const [sent, collected, back] = [did("send"), did("collect"), did("take back")];
  return order?.refunded === (back ? PRICE : 0) && (sent || !back) && order.state === (sent && collected ? "fulfilled" : "paid") && (parcel === "sent") === sent && (bag === "collected") === collected;
}

export const allPairs: Scenario = {
  name: "pairs",
  says: "Cancel, send, take back what was sent, take or give back the pick, make ready and collect, each against each and against itself, on the same order at once: it ends in one way, and what was answered is what happened.",
  verbs: ["payments/cancel-order", "fulfilment/send-parcel", "fulfilment/take-pick", "fulfilment/scan-piece", "fulfilment/take-back-scan", "fulfilment/make-ready", "fulfilment/hand-over", "fulfilment/serve-part", "inventory/close-holds", "returns/take-back"],
  run: async (proof: Proof) => {
    const rounds = proof.of({ tiny: 1, quick: 10, full: 50 });
    const acts = Object.keys(ACTS) as Act[];
    const pairs = acts.flatMap((one, i) => acts.slice(i).map((other) => [one, other] as const));
    const shelf = await aShelf(2 * rounds * pairs.length + 10, PRICE);
    const { code } = await aGiftCard(500_000);
    const ends: string[] = [];
    for (const [at, [one, other]] of pairs.entries()) {
      proof.note(`${one} against ${other}`);
      for (let i = 0; i < rounds; i++) ends.push(await race(await anOrderOfTwo(proof, shelf, (at + i) % 2 === 0 ? code : null), one, other));
    }
    proof.claim(`${pairs.length} pairs, ${rounds} rounds each: every order ended in one legal way.`, ends.every((end) => end === "legal"), tally(ends));
  },
};
