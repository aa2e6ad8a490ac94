import { setTimeout as pause } from "node:timers/promises";
import { checkOut } from "@/lib/checkout/check-out";
import { placeOrder } from "@/lib/checkout/place-order";
import { ADDRESS, aBuyer, aShelf } from "@/lib/checkout/testing/buyer";
import { formsIn } from "@/scripts/chaos/buyer.mjs";
import { answerIn, type Browsers, browserOf, openBrowsers, quantile, sayTimes } from "../browsers";
import { answerOf, inLanes, payPage, ready, type Shelf, tally } from "../shoppers";
import type { Proof, Scenario } from "../types";

/** Orders a second: what a shop of this size must bear all day, and a little more. */
const RATE = 22;
const STEPS = ["bag", "page", "order", "pay"] as const;
type Times = { readonly [Step in (typeof STEPS)[number]]: number[] };

/** Product in the bag, checkout page, order, card page: as a browser asks for them. Says what came of it. */
async function buyOne(proof: Proof, browsers: Browsers, shelf: Shelf, n: number, times: Times): Promise<string> {
  const browser = browserOf(n);
  const bag = await browsers.send(browser, "/api/cart", { variantId: shelf.variantId, quantity: 1 });
  times.bag.push(bag.ms);
  if (bag.status !== 200) return `bag ${bag.status}`;
  const page = await browsers.read(browser, "/it/checkout");
  times.page.push(page.ms);
  const form = formsIn(page.text).find((each) => each["attemptKey"]);
  if (!form) return `page ${page.status}`;
  const shown = Object.fromEntries(Object.entries(form).filter(([name]) => !name.startsWith("$")));
  const heard = await browsers.press(browser, "/it/checkout", "checkout#order", { ...shown, email: `passo.${n}@example.org`, name: "Prova Canarino", delivers: "1", method: "standard", ...ADDRESS });
  times.order.push(heard.ms);
  const answer = answerIn(heard);
  if (!answer.page) return answer.says;
  const began = performance.now();
  await payPage(proof, answer.page);
  times.pay.push(performance.now() - began);
  return "yes";
}

/** The way of an ordinary day: so many orders begin every second, whether those before are done or not. */
export const steadyOverHttp: Scenario = {
  name: "steady-http",
  says: `${RATE} shoppers a second come to the built shop, put a thing into the bag, open the checkout, order and pay by card.`,
  verbs: ["cart/add-to-cart", "checkout/check-out", "payments/start-payment", "payments/take-webhook", "payments/settle"],
  overHttp: true,
  run: async (proof) => {
    const seconds = proof.of({ tiny: 2, quick: 10, full: 60 });
    const shelf = await aShelf(10_000);
    const browsers = openBrowsers(proof.base, 256);
    const times: Times = { bag: [], page: [], order: [], pay: [] };
    const unmeasured: Times = { bag: [], page: [], order: [], pay: [] };
    for (let n = 0; n < 20; n++) await buyOne(proof, browsers, shelf, 100_000 + n, unmeasured); // the first ones are slow in any shop
    const began = performance.now();
    const buying: Promise<string>[] = [];
    for (let n = 0; n < seconds * RATE; n++) {
      await pause(Math.max(0, began + (n * 1000) / RATE - performance.now()));
      buying.push(buyOne(proof, browsers, shelf, n, times));
      proof.note(`${n} begun`);
    }
    const ends = await Promise.all(buying);
    const took = (performance.now() - began) / 1000;
    browsers.close();
    const done = ends.filter((end) => end === "yes").length;
    proof.claim("Everybody's order was placed and paid.", done === ends.length, tally(ends));
    const rate = done / took;
    proof.measure("orders a second", `${rate.toFixed(1)} (${done} in ${took.toFixed(1)} s)`, { says: "20 or more", met: rate >= 20 });
    proof.measure("the order's button", sayTimes(times.order), { says: "p99 under 1 s", met: quantile(times.order, 0.99) < 1000 });
    proof.measure("into the bag", sayTimes(times.bag));
    proof.measure("the checkout page", sayTimes(times.page));
  },
};

/** The verbs alone: no HTTP, no pages, no card processor on this side of the network. */
export const steadyVerbs: Scenario = {
  name: "steady-verbs",
  says: "Orders as fast as the verbs and the database take them, 16 at once: placed; then placed with a payment page opened at the card processor.",
  verbs: ["checkout/place-order", "checkout/check-out", "payments/start-payment"],
  run: async (proof) => {
    const orders = proof.of({ tiny: 60, quick: 300, full: 1_500 });
    const shelves = await inLanes(Array.from({ length: 20 }), 4, () => aShelf(orders));
    const fill = (count: number) => inLanes(Array.from({ length: count }), 16, async (_, i) => {
      proof.note(`${i} bags`);
      return ready(await aBuyer([{ variantId: (shelves[i % shelves.length] as Shelf).variantId }]), { email: `passo.${i}@example.org` });
    });
    const run = async (all: Awaited<ReturnType<typeof fill>>, press: (one: (typeof all)[number]) => Promise<{ ok: boolean; why?: string }>) => {
      const times: number[] = [];
      const began = performance.now();
      const answers = await inLanes(all, 16, async (one) => {
        const at = performance.now();
        const answer = await answerOf(() => press(one));
        times.push(performance.now() - at);
        return answer;
      });
      return { answers, times, rate: all.length / ((performance.now() - began) / 1000) };
    };
    const placed = await run(await fill(orders), ({ who, form }) => placeOrder(who, form));
    const opened = await run(await fill(orders / 3), ({ who, form }) => checkOut(who, form, proof.cards));
    proof.claim("Every order was placed.", [...placed.answers, ...opened.answers].every((answer) => answer === "yes"), tally([...placed.answers, ...opened.answers]));
    proof.measure("orders placed a second", `${placed.rate.toFixed(0)}, ${sayTimes(placed.times)}`, { says: "100 or more", met: placed.rate >= 100 });
    proof.measure("orders placed a second, with the payment page opened", `${opened.rate.toFixed(0)}, ${sayTimes(opened.times)}`);
  },
};
