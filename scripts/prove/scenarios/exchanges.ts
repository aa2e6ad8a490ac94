import { eq, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aDesk, aPress, leaves } from "@/db/factories/returns";
import { aCashOrder } from "@/db/factories/tills";
import { orderLines, orders, tills } from "@/db/schema/all";
import type { LocationId, VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { takeBack } from "@/lib/returns/take-back";
import { AskCard } from "@/lib/till/ask-card";
import { sellAtTill } from "@/lib/till/sell-at-till";
import { aBasketFor, cash } from "@/lib/till/exchange/testing/deal";
import { aReader, losing, payAtReader } from "../at-reader";
import { count } from "../house";
import { answerOf, atOnce, tally } from "../shoppers";
import type { Proof, Scenario } from "../types";

const WAS = 5_000;
/** What is taken instead: something dearer, cheaper, and of the same price. */
const WANTS = [6_500, 3_499, WAS] as const;

type Desk = Awaited<ReturnType<typeof aDeskWithReader>>;
async function aDeskWithReader(proof: Proof) {
  const [desk, reader] = [await aDesk({ float: 1_000_000 }), await aReader(proof)];
  await atomically(async (tx) => done(await tx.update(tills).set({ readerRef: reader }).where(eq(tills.id, desk.tillId))));
  return { ...desk, reader };
}

/** One thing is brought to three stores' tills and a desk, and everybody presses at the same moment, the tills twice. */
async function race(proof: Proof, desks: readonly Desk[]) {
  const [from] = desks;
  if (!from) throw new Error("nowhere to buy");
  const variantId = (await aProduct({ price: WAS, stock: { [from.place]: 1 } })).variants[0]?.id as VariantId;
  const order = await leaves(await aCashOrder({ at: from.place as LocationId, lines: [{ variantId, quantity: 1, price: WAS }] }), "collect");
  const [cards, desk] = [proof.random.chance(0.5), proof.random.chance(0.3)]; // every till asks its reader; somebody takes it back at a desk
  const sales = [];
  for (const at of desks) {
    const wants = cards ? WANTS[0] : proof.random.pick(WANTS);
    const basket = await aBasketFor(at, wants);
    await basket.scan();
    await basket.bring(aPress(order, at.place));
    const byReader = cards || (wants > WAS && proof.random.chance(0.3));
    const wish = await basket.wish(wants > WAS && !byReader ? [cash(wants - WAS)] : []);
    sales.push(() => (byReader ? payAtReader(proof, at.cashier, at.reader, AskCard.parse(wish)) : answerOf(() => sellAtTill(at.cashier, wish))));
  }
  const answers = await atOnce([...sales, ...sales, ...(desk ? [() => answerOf(() => takeBack(from.cashier, aPress(order, from.place)))] : [])]);
  const [first, second] = [answers.slice(0, sales.length), answers.slice(sales.length, 2 * sales.length)];
  const sold = first.filter((answer) => answer === "yes").length;
  const torn = first.filter((answer, i) => (answer === "yes") !== (second[i] === "yes")).length;
  const [line] = await db.select({ returned: orderLines.returned, refunded: orders.refunded }).from(orderLines).innerJoin(orders, eq(orders.id, orderLines.orderId)).where(eq(orderLines.orderId, order.id));
  const once = sold + (desk && answers.at(-1) === "yes" ? 1 : 0) === 1 && line?.returned === 1 && line.refunded === WAS;
  return { answers, torn, once };
}

/** The same thing pays for something else at several tills at once. */
export const exchanges: Scenario = {
  name: "exchanges",
  says: "One thing is brought to three stores' tills in exchange for something dearer (paid in cash, or at the reader, whose answers get lost), cheaper or as dear, and to a returns desk, all pressed at once and twice: it comes back once, pays once, and who was too late has sold nothing.",
  verbs: ["till/sell-at-till", "till/ask-card", "payments/settle", "returns/take-back"],
  run: async (proof) => {
    const rounds = proof.of({ tiny: 6, quick: 40, full: 300 });
    const desks = [await aDeskWithReader(proof), await aDeskWithReader(proof), await aDeskWithReader(proof)];
    const told: Awaited<ReturnType<typeof race>>[] = [];
    for (let i = 0; i < rounds; i++) {
      proof.note(`exchange ${i + 1} of ${rounds}`);
      told.push(await losing(proof, 4, () => race(proof, desks)));
    }
    const said = tally(told.flatMap((one) => one.answers));
    proof.claim("Each press has one answer: done, what came back is not there any more, or the card that paid too late has its money back.", Object.keys(said).every((answer) => ["yes", "exchange-not-taken", "not-that-many", "surplus"].includes(answer)), said);
    proof.claim("A sale that was pressed twice was made both times, or not.", told.every((one) => one.torn === 0), told.reduce((sum, one) => sum + one.torn, 0));
    proof.claim("Each thing came back once, and gave what it cost once.", told.every((one) => one.once), told.filter((one) => !one.once).length);
    const between = await count(sql`select coalesce(sum(amount), 0) as n from entries where account = 'exchange'`);
    proof.claim("Nothing is left between what goods gave and what they paid.", between === 0, between);
  },
};
