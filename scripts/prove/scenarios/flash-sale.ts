import { and, eq, isNull, sql } from "drizzle-orm";
import { setTimeout as pause } from "node:timers/promises";
import { db } from "@/db/client";
import { coupons, couponUses } from "@/db/schema/all";
import { AddToCart, addToCart } from "@/lib/cart/add-to-cart";
import { setCoupon } from "@/lib/cart/set-coupon";
import { ADDRESS, aCode, aShelf } from "@/lib/checkout/testing/buyer";
import { acceptanceText, summarise } from "@/lib/checkout/rules";
import { hashOf } from "@/lib/core/hash";
import { newId } from "@/lib/core/id";
import { guest } from "@/db/factories/customers";
import { type Browser, type Browsers, answerIn, browserOf, openBrowsers, quantile, sayTimes } from "../browsers";
import { ordersOf, piecesOf } from "../look";
import { openCounter } from "../open-counter";
import { inLanes, payPage, type Shelf, tally } from "../shoppers";
import type { Proof, Scenario } from "../types";

const WITH_CODE = 0.3;
/** What a person takes as an answer; after anything else they press again. */
const FINAL = new Set(["yes", "changed", "code", "cart-empty"]);
const AGAIN_MS = 500;
const MOST_PRESSES = 60;
type Buyer = { readonly browser: Browser; readonly key: string; readonly form: Record<string, string>; readonly withCode: boolean };

/** Somebody with the thing in the bag, in front of the button: as the checkout page leaves them. */
async function aReadyBuyer(n: number, { variantId }: Shelf, code: string | null): Promise<Buyer> {
  const added = await addToCart(guest, AddToCart.parse({ variantId, quantity: 1 }));
  if (!added.ok) throw new Error(`not added: ${added.why}`);
  const { cart: bag, token } = added.value;
  const entered = code ? await setCoupon({ ...guest, cartId: bag.id }, { code }) : null;
  const cart = entered?.ok ? entered.value : bag;
  const key = newId();
  const form = { attemptKey: key, accepted: hashOf(acceptanceText(summarise(cart, "standard"))), delivers: "1", method: "standard", email: `corsa.${n}@example.org`, name: "Prova Canarino", ...ADDRESS };
  return { browser: browserOf(n, `unico_cart=${token}`), key, form, withCode: code !== null };
}

type End = { readonly finals: readonly string[]; readonly page: string | null; readonly presses: number; readonly times: readonly number[]; readonly unclear: readonly string[]; readonly after: number };

/** Presses twice at once, and again while nobody knows; what was heard, and after how long the last of it. */
async function buy(browsers: Browsers, { browser, form }: Buyer, began: number): Promise<End> {
  const [finals, times, unclear]: [string[], number[], string[]] = [[], [], []];
  let page: string | null = null;
  const press = async () => {
    const heard = await browsers.press(browser, "/it/checkout", "checkout#order", form);
    const answer = answerIn(heard);
    times.push(heard.ms);
    page ??= answer.page;
    (FINAL.has(answer.says) ? finals : unclear).push(answer.page ? `yes ${answer.page}` : answer.says);
  };
  await Promise.all([press(), press()]);
  while (finals.length === 0 && times.length < MOST_PRESSES) {
    await pause(AGAIN_MS * (0.5 + Math.random()));
    await press();
  }
  return { finals, page, presses: times.length, times, unclear, after: performance.now() - began };
}

/** The sale over HTTP: everybody at once, each clicking twice, and the counter goes on. */
export const flashSale: Scenario = {
  name: "flash-sale",
  says: "10,000 buyers for 100 pieces come to the built shop at once, each pressing twice, 30 % with a code, and the counter goes on selling: 100 are sold, each buyer hears one answer.",
  verbs: ["cart/add-to-cart", "cart/set-coupon", "checkout/check-out", "checkout/place-order", "checkout/write-order", "payments/start-payment", "payments/take-webhook", "payments/look-up-payment", "payments/settle"],
  overHttp: true,
  run: async (proof: Proof) => {
    const people = proof.of({ tiny: 60, quick: 1_000, full: 10_000 });
    const pieces = proof.of({ tiny: 5, quick: 20, full: 100 });
    const shelf = await aShelf(pieces, 19_900);
    const code = await aCode({ kind: "percent", value: 1_000, maxUses: Math.ceil(pieces / 5) });
    const withCode = Array.from({ length: people }, () => proof.random.chance(WITH_CODE));
    let filled = 0;
    const buyers = await inLanes(withCode, 16, async (uses, n) => {
      proof.note(`${++filled} of ${people} bags`);
      return aReadyBuyer(n, shelf, uses ? code : null);
    });
    await proof.control("webhooks", { copies: 2 });
    const counter = await openCounter();
    const browsers = openBrowsers(proof.base, proof.of({ tiny: 20, quick: 500, full: 2_000 }));
    proof.note("the doors open");
    const began = performance.now();
    let heard = 0;
    const ends = await Promise.all(buyers.map(async (buyer) => {
      const end = await buy(browsers, buyer, began);
      proof.note(`${++heard} of ${people} heard`);
      if (end.page) await payPage(proof, end.page);
      return end;
    }));
    const seconds = quantile(ends.map((end) => end.after), 1) / 1000;
    const till = await counter.close();
    browsers.close();

    const keys = buyers.map((buyer) => buyer.key);
    for (const until = Date.now() + 30_000; Date.now() < until && (await ordersOf(keys)).some((order) => order.state === "placed"); ) await pause(250);
    const orders = await ordersOf(keys);
    const last = ends.map((end) => end.finals[0]?.split(" ")[0] ?? `none (${end.unclear.at(-1)})`);
    proof.claim(`Each of ${people} buyers, pressing twice, heard one final answer.`, ends.every((end) => end.finals.length > 0 && new Set(end.finals).size === 1), { ...tally(last), torn: ends.filter((end) => new Set(end.finals).size > 1).length });
    const { onHand, held } = await piecesOf(shelf.variantId);
    proof.claim(`Exactly ${pieces} pieces were sold, each by one paid order.`, orders.length === pieces && orders.every((order) => order.state === "paid") && held === pieces && onHand === pieces, { ...tally(orders.map((order) => order.state)), held, onHand });
    const winners = new Set(buyers.filter((_, i) => last[i] === "yes").map((buyer) => buyer.key));
    proof.claim("Who heard yes has the order, and nobody else.", winners.size === orders.length && orders.every((order) => winners.has(order.key)), `${winners.size} heard yes`);
    const [used] = await db.select({ used: coupons.used, live: sql<number>`(select count(*)::int from ${couponUses} where ${and(eq(couponUses.couponId, coupons.id), isNull(couponUses.releasedAt))})`, most: coupons.maxUses }).from(coupons).where(eq(coupons.code, code));
    const withIt = buyers.filter((buyer) => buyer.withCode && winners.has(buyer.key)).length;
    proof.claim("The code counts the orders that used it, and no more than it allows.", used?.used === withIt && used.live === withIt && withIt <= (used.most ?? 0), { ...used, orders: withIt });
    proof.claim("The counter sold meanwhile, without a refusal or a fault.", till.sales.length > 0 && till.wrong.length === 0, { sales: till.sales.length, ...tally(till.wrong) });
    const presses = ends.reduce((sum, end) => sum + end.presses, 0);
    proof.measure(`until all ${people} had their answer`, `${seconds.toFixed(1)} s (${presses} presses, ${Math.round(presses / seconds)} a second)`, { says: "within 60 s", met: seconds <= 60 && people >= 10_000 });
    proof.measure("one press", sayTimes(ends.flatMap((end) => end.times)));
    proof.measure("answers that were not final", JSON.stringify(tally(ends.flatMap((end) => end.unclear))));
    proof.measure("a step at the counter meanwhile", sayTimes(till.steps), { says: "p95 under 500 ms", met: quantile(till.steps, 0.95) < 500 });
    proof.measure("a whole sale at the counter meanwhile", sayTimes(till.sales));
  },
};
