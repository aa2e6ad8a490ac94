import { aGiftCard, colleague } from "@/db/factories/wallets";
import { enterCode } from "@/lib/cart/enter-code";
import { setCoupon } from "@/lib/cart/set-coupon";
import { checkOut } from "@/lib/checkout/check-out";
import { placeOrder } from "@/lib/checkout/place-order";
import { aBuyer, aCode, aShelf } from "@/lib/checkout/testing/buyer";
import { minorOf } from "@/lib/core/money";
import { CHANNELS } from "@/lib/core/who";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { lookUpOrder } from "@/lib/payments/look-up-payment";
import { takeCash } from "@/lib/payments/take-cash";
import { ordersOf, pagesOf, piecesOf } from "../look";
import { type Answer, answerOf, inLanes, payPage, ready, type Shelf, tally } from "../shoppers";
import type { Proof, Scenario } from "../types";

const STAFF = colleague("sell", "refund", "hand-over");
/** How a shopper behaves in front of the card page; `lost`: charged, and the answer never comes. */
const PAYING = { success: 50, decline: 8, challenge: 8, "challenge failed": 4, "challenge left": 4, lost: 8, abandon: 10, slow: 4, "declined, then paid": 4 } as const;
type Paying = keyof typeof PAYING;
type Stock = { readonly shelves: readonly Shelf[]; readonly coupon: string; readonly gifts: readonly string[] };
type Plan = ReturnType<typeof planOf>;

/** Everything that chance decides about one cart, drawn before anybody runs: the same seed, the same carts. */
function planOf({ random }: Proof, { shelves, coupon, gifts }: Stock) {
  const lines = Array.from({ length: 1 + random.below(3) }, () => ({ shelf: random.pick(shelves), quantity: 1 + random.below(3), collects: random.chance(0.4) }));
  return {
    channel: random.pick(CHANNELS),
    lines,
    coupon: random.chance(0.3) ? coupon : null,
    gift: random.chance(0.25) ? random.pick(gifts) : null,
    paying: random.weighted(PAYING),
    presses: 1 + random.below(2),
    comesBack: random.chance(0.6),
    cancels: random.chance(0.15),
    broken: random.chance(0.05) ? random.pick(["hang-after", "500-after", "cut-after", "429", "500-before"] as const) : null,
  };
}

async function atThePage(proof: Proof, ref: string, paying: Paying): Promise<void> {
  if (paying === "abandon") return;
  if (paying === "declined, then paid") await payPage(proof, ref, "decline");
  const card = { success: "success", decline: "decline", challenge: "challenge", "challenge failed": "challenge", "challenge left": "challenge", lost: "no-answer", slow: "slow", "declined, then paid": "success" }[paying];
  await payPage(proof, ref, card, paying === "challenge failed" ? "fail" : paying === "challenge left" ? "abandon" : "complete");
}

/** One shopper from the bag to the end; says the checkout key and what they heard last. */
async function shop(proof: Proof, plan: Plan): Promise<{ key: string | null; heard: Answer }> {
  const wants = plan.lines.map(({ shelf, quantity, collects }) => ({ variantId: shelf.variantId, quantity, ...(collects || plan.channel === "till" ? { at: shelf.place.id } : {}) }));
  const filled = await aBuyer(wants, { channel: plan.channel }).then((who) => who, (error: Error) => error.message);
  if (typeof filled === "string") return { key: null, heard: filled.replace("not added: ", "") };
  if (plan.coupon) await setCoupon(filled, { code: plan.coupon });
  if (plan.gift) await enterCode(filled, { code: plan.gift });
  const { who, form } = await ready(filled, { email: `prove.${form0(filled.cartId)}@example.org` });
  if (plan.broken) await proof.control("faults", { on: "checkout.sessions.create", steps: [plan.broken] });
  const press = () => answerOf(() => (who.channel === "till" ? placeOrder(who, form) : checkOut(who, form, proof.cards)));
  let heard = (await Promise.all(Array.from({ length: plan.presses }, press))).find((a) => a === "yes") ?? (await press());
  for (let tries = 0; heard === "checking" && tries < 3; tries++) heard = await press();
  const [order] = await ordersOf([form.attemptKey]);
  if (who.channel === "till" && order?.state === "placed") heard = await answerOf(() => takeCash(STAFF, { orderId: order.id, given: minorOf(1_000_000) }));
  for (const ref of (await pagesOf([form.attemptKey])).values()) await atThePage(proof, ref, plan.paying);
  if (order && plan.comesBack) await answerOf(() => lookUpOrder(order.id, new Date(), proof.cards));
  if (order && plan.cancels) await answerOf(() => cancelOrder(STAFF, { orderId: order.id, code: null }));
  return { key: form.attemptKey, heard };
}
const form0 = (cartId: string | null) => cartId?.slice(-12) ?? "nobody";

export const randomCarts: Scenario = {
  name: "random-carts",
  says: "1,000 random carts, through random channels, with codes and gift cards, paid, declined, challenged, abandoned, charged without an answer, cancelled: the seed tells which.",
  verbs: ["cart/add-to-cart", "cart/set-coupon", "cart/enter-code", "checkout/check-out", "checkout/place-order", "payments/start-payment", "payments/take-cash", "payments/look-up-payment", "payments/take-webhook", "payments/cancel-order", "refunds/send-refund"],
  run: async (proof) => {
    const carts = proof.of({ tiny: 25, quick: 200, full: 1_000 });
    const shelves: Shelf[] = [];
    for (let i = 0; i < 12; i++) shelves.push(await aShelf(i < 2 ? 3 + Math.ceil(carts / 40) : carts, 500 + proof.random.below(20_000)));
    const gifts = [];
    for (let i = 0; i < 6; i++) gifts.push((await aGiftCard(2_000 + proof.random.below(60_000))).code);
    const stock = { shelves, gifts, coupon: await aCode({ kind: "percent", value: 1_000, maxUses: Math.ceil(carts / 8) }) };
    const before = await Promise.all(shelves.map(({ variantId }) => piecesOf(variantId)));
    const plans = Array.from({ length: carts }, () => planOf(proof, stock));
    await proof.control("settings", { slowCardMs: 300 });
    await proof.control("webhooks", { copies: 2, delayMs: 50, reverse: true });
    let shopped = 0;
    const ends = await inLanes(plans, 16, async (plan) => {
      const end = await shop(proof, plan);
      proof.note(`${++shopped} of ${carts} carts`);
      return end;
    });
    const heard = tally(ends.map((e) => e.heard));
    proof.claim("Everybody heard one clear answer, nobody a fault.", ends.every((e) => !/^threw|torn/.test(e.heard)), heard);
    const keys = ends.flatMap((e) => e.key ?? []);
    const orders = await ordersOf(keys);
    proof.claim("One checkout made at most one order.", new Set(orders.map((o) => o.key)).size === orders.length, `${orders.length} orders of ${keys.length} checkouts`);
    const silent = ends.filter((e) => e.heard === "yes" && !orders.some((o) => o.key === e.key));
    proof.claim("Who heard yes has an order.", silent.length === 0, `${ends.filter((e) => e.heard === "yes").length} heard yes`);
    const after = await Promise.all(shelves.map(({ variantId }) => piecesOf(variantId)));
    proof.claim("No shelf has more or fewer pieces than it had: none left the house.", after.every((level, i) => level.onHand === before[i]?.onHand && level.held <= level.onHand), `${after.reduce((n, l) => n + l.held, 0)} held for orders`);
    proof.measure("orders", JSON.stringify(tally(orders.map((o) => o.state))));
  },
};
