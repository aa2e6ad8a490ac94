import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aDesk, aPress, leaves } from "@/db/factories/returns";
import { aCashOrder } from "@/db/factories/tills";
import { orderLines, orders } from "@/db/schema/all";
import type { LocationId, VariantId } from "@/lib/core/id";
import { takeBack } from "@/lib/returns/take-back";
import { sellAtTill } from "@/lib/till/sell-at-till";
import { aBasketFor, cash } from "@/lib/till/exchange/testing/deal";
import { count } from "../house";
import { answerOf, atOnce, tally } from "../shoppers";
import type { Proof, Scenario } from "../types";

const WAS = 5_000;
/** What is taken instead: something dearer, cheaper, and of the same price. */
const WANTS = [6_500, 3_499, WAS] as const;

/** One thing is brought to three stores' tills and a desk, and everybody presses at the same moment, the tills twice. */
async function race(proof: Proof, desks: readonly Awaited<ReturnType<typeof aDesk>>[]) {
  const [from] = desks;
  if (!from) throw new Error("nowhere to buy");
  const variantId = (await aProduct({ price: WAS, stock: { [from.place]: 1 } })).variants[0]?.id as VariantId;
  const order = await leaves(await aCashOrder({ at: from.place as LocationId, lines: [{ variantId, quantity: 1, price: WAS }] }), "collect");
  const sales = [];
  for (const desk of desks) {
    const wants = proof.random.pick(WANTS);
    const basket = await aBasketFor(desk, wants);
    await basket.scan();
    await basket.bring(aPress(order, desk.place));
    sales.push({ desk, wants, wish: await basket.wish(wants > WAS ? [cash(wants - WAS)] : []) });
  }
  const presses = [...sales, ...sales].map(({ desk, wish }) => () => answerOf(() => sellAtTill(desk.cashier, wish)));
  const answers = await atOnce([...presses, () => answerOf(() => takeBack(from.cashier, aPress(order, from.place)))]);
  const sold = sales.filter((_, i) => answers[i] === "yes");
  const torn = sales.filter((_, i) => (answers[i] === "yes") !== (answers[i + sales.length] === "yes")).length;
  const [line] = await db.select({ returned: orderLines.returned, refunded: orders.refunded }).from(orderLines).innerJoin(orders, eq(orders.id, orderLines.orderId)).where(eq(orderLines.orderId, order.id));
  const once = sold.length + (answers.at(-1) === "yes" ? 1 : 0) === 1 && line?.returned === 1 && line.refunded === WAS;
  return { answers, torn, once };
}

/** The same thing pays for something else at several tills at once. */
export const exchanges: Scenario = {
  name: "exchanges",
  says: "One thing is brought to three stores' tills in exchange for something dearer, cheaper or as dear, and to a returns desk, all pressed at once and twice: it comes back once, pays once, and who was too late has sold nothing.",
  verbs: ["till/sell-at-till", "returns/take-back"],
  run: async (proof) => {
    const rounds = proof.of({ tiny: 6, quick: 40, full: 300 });
    const desks = [await aDesk({ float: 1_000_000 }), await aDesk({ float: 1_000_000 }), await aDesk({ float: 1_000_000 })];
    const told: Awaited<ReturnType<typeof race>>[] = [];
    for (let i = 0; i < rounds; i++) {
      proof.note(`exchange ${i + 1} of ${rounds}`);
      told.push(await race(proof, desks));
    }
    const said = tally(told.flatMap((one) => one.answers));
    proof.claim("Each press has one answer: done, or what came back is not there any more.", Object.keys(said).every((answer) => ["yes", "exchange-not-taken", "not-that-many"].includes(answer)), said);
    proof.claim("A sale that was pressed twice was made both times, or not.", told.every((one) => one.torn === 0), told.reduce((sum, one) => sum + one.torn, 0));
    proof.claim("Each thing came back once, and gave what it cost once.", told.every((one) => one.once), told.filter((one) => !one.once).length);
    const between = await count(sql`select coalesce(sum(amount), 0) as n from entries where account = 'exchange'`);
    proof.claim("Nothing is left between what goods gave and what they paid.", between === 0, between);
  },
};
