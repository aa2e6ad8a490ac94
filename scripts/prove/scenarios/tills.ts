import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { aColleague } from "@/db/factories/customers";
import { aTill } from "@/db/factories/tills";
import { aGiftCard } from "@/db/factories/wallets";
import { cashMovements, cashSessions } from "@/db/schema/all";
import { aShelf } from "@/lib/checkout/testing/buyer";
import { type CartId, type LocationId, newId, type TillId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { dutiesOf } from "@/lib/staff/rules";
import { AskCard } from "@/lib/till/ask-card";
import { takeCode } from "@/lib/till/change-basket";
import { basketAt } from "@/lib/till/reads";
import { RingUp, ringUp } from "@/lib/till/ring-up";
import { SellAtTill, sellAtTill } from "@/lib/till/sell-at-till";
import { aReader, losing, payAtReader } from "../at-reader";
import { count } from "../house";
import { type Answer, answerOf, atOnce, inLanes, tally } from "../shoppers";
import type { Proof, Scenario } from "../types";

const PRICE = 5_000;
const CARD = 1_000;
const CASH = 1_234;
/** How a basket is paid: all of it in cash, all of it by the till's reader, or a gift card, cash, and the reader for the rest. */
const WAYS = ["cash", "card", "split"] as const;
type Way = (typeof WAYS)[number];
type Desk = { readonly tillId: TillId; readonly reader: string; readonly who: Staff };

/** One till sells one basket. */
async function sell(proof: Proof, { tillId, reader, who }: Desk, place: LocationId, basketId: CartId, way: Way): Promise<Answer> {
  const basket = await basketAt(who, place, basketId);
  const at = { place, basketId, attemptKey: newId(), accepted: basket?.accepted, tillId };
  if (way === "cash") return answerOf(() => sellAtTill(who, SellAtTill.parse({ ...at, payments: [{ tender: "cash", given: 10_000 }] }), proof.cards));
  const wanted = AskCard.parse({ ...at, cash: way === "split" ? CASH : 0 });
  return payAtReader(proof, who, reader, wanted);
}

async function round(proof: Proof, tills: number, pieces: number) {
  const shelf = await aShelf(pieces, PRICE);
  const place = shelf.place.id as LocationId;
  const roles = [{ role: "cashier" as const, locationId: place }];
  const desks = await inLanes(Array.from({ length: tills }), 1, async (): Promise<Desk> => {
    const reader = await aReader(proof);
    const { tillId } = await aTill(place, { readerRef: reader });
    return { tillId, reader, who: { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) } };
  });
  const baskets = await inLanes(desks, 8, async ({ who }, i) => {
    const basketId = newId<"cart">() as CartId;
    const [sku] = await db.execute<{ sku: string }>(sql`select sku from variants where id = ${shelf.variantId}`);
    await ringUp(who, RingUp.parse({ place, basketId, code: sku?.sku, press: newId() }));
    const way = WAYS[i % WAYS.length] ?? "cash";
    if (way === "split") await takeCode(who, { place, basketId, code: (await aGiftCard(CARD)).code });
    return { basketId, way };
  });
  const answers = await losing(proof, tills, () => atOnce(baskets.map(({ basketId, way }, i) => () => sell(proof, desks[i] as Desk, place, basketId, way))));
  const sold = await count(sql`select count(*) as n from orders where state = 'fulfilled' and cart_id in ${baskets.map((one) => one.basketId)}`);
  const orders = await count(sql`select count(*) as n from (select cart_id from orders where state in ('paid', 'fulfilled') and cart_id in ${baskets.map((one) => one.basketId)} group by cart_id having count(*) > 1) x`);
  const [drawers] = await db.select({ cash: sql<number>`coalesce(sum(${cashMovements.amount}), 0)::int` }).from(cashMovements).innerJoin(cashSessions, eq(cashSessions.id, cashMovements.sessionId)).where(sql`${cashSessions.tillId} in ${desks.map((one) => one.tillId)}`);
  const due = answers.reduce((sum, answer, i) => sum + (answer !== "yes" ? 0 : baskets[i]?.way === "cash" ? PRICE : baskets[i]?.way === "split" ? CASH : 0), 0);
  return { answers, sold, twice: orders, cash: drawers?.cash ?? 0, due, pieces };
}

/** Many tills of a store sell the same last pieces while the card processor loses answers. */
export const tills: Scenario = {
  name: "tills",
  says: "20 tills sell the same last pieces at the same moment, by cash, by their readers, and split over a gift card, cash and the reader; the card processor loses answers and turns cards down.",
  verbs: ["till/ring-up", "till/ask-card", "till/sell-at-till", "payments/ask-reader", "payments/take-rest", "payments/settle"],
  run: async (proof) => {
    const tillsEach = proof.of({ tiny: 6, quick: 20, full: 20 });
    const rounds = proof.of({ tiny: 1, quick: 2, full: 10 });
    const told: Awaited<ReturnType<typeof round>>[] = [];
    for (let i = 0; i < rounds; i++) {
      proof.note(`round ${i + 1} of ${rounds}`);
      told.push(await round(proof, tillsEach, Math.ceil(tillsEach / 2)));
    }
    const said = tally(told.flatMap((one) => one.answers));
    proof.claim(`In each of ${rounds} rounds exactly the pieces that there were are sold.`, told.every((one) => one.sold === one.pieces && one.answers.filter((answer) => answer === "yes").length === one.pieces), said);
    proof.claim("Each basket has one answer: sold, or that the pieces are gone.", Object.keys(said).every((answer) => answer === "yes" || answer === "changed"), said);
    proof.claim("No basket is paid twice.", told.every((one) => one.twice === 0), told.map((one) => one.twice).join(", "));
    proof.claim("In the drawers lies what was sold for cash, with and beside a card.", told.every((one) => one.cash === one.due), told.map((one) => `${one.cash} of ${one.due}`).join(", "));
  },
};
