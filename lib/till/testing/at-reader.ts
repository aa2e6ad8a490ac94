import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { aTill } from "@/db/factories/tills";
import { cashMovements, stockLevels } from "@/db/schema/all";
import { type CartId, type LocationId, newId, type TillId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import type { Till as Processor } from "@/lib/gateways/testing/till";
import { dutiesOf } from "@/lib/staff/rules";
import { AboutCard, AskCard, askCard, followCard } from "../ask-card";
import { basketAt } from "../reads";
import { RingUp, ringUp } from "../ring-up";
import { SellAtTill, sellAtTill } from "../sell-at-till";

type Wish = { readonly pieces?: number; readonly price?: number; readonly open?: boolean };

/** A store with a till and a reader, a cashier, and a thing on its shelf; what can be done at that till. */
export async function aCounter(processor: Pick<Processor, "stand" | "cards">, { pieces = 9, price = 4500, open = true }: Wish = {}) {
  const { id: place } = await aPlace({ till: false });
  const readerRef = await aReader(processor);
  const { tillId, sessionId } = await aTill(place, { float: 10_000, open, readerRef });
  const [variant] = (await aProduct({ price, stock: { [place]: pieces } })).variants;
  if (!variant) throw new Error("a product without a variant");
  const roles = [{ role: "cashier" as const, locationId: place }];
  const who: Staff = { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
  return { place, tillId, sessionId, readerRef, variant, who, processor, present: presentAt(processor, readerRef) };
}
export type Counter = Awaited<ReturnType<typeof aCounter>>;

export const aReader = async ({ stand }: Pick<Processor, "stand">) => (await stand.stripe.terminal.readers.create({ registration_code: "simulated-wpe" })).id;
const presentAt = ({ stand }: Pick<Processor, "stand">, reader: string) => (number = "success") => stand.stripe.testHelpers.terminal.readers.presentPaymentMethod(reader, { type: "card_present", card_present: { number } });

/** A basket with so many pieces at a counter, and its presses, each with a key of its own where none is given. */
export async function aBasket({ place, who, variant, tillId, processor }: Counter, quantity = 1) {
  const basketId = newId<"cart">() as CartId;
  const rung = await ringUp(who, RingUp.parse({ place, basketId, code: variant.sku, quantity }));
  if (!rung.ok) throw new Error(rung.why);
  const shown = async () => {
    const basket = await basketAt(who, place, basketId);
    if (!basket) throw new Error("the basket is not here");
    return basket;
  };
  const wish = async (cash = 0, over: { readonly attemptKey?: string; readonly tillId?: TillId } = {}) => AskCard.parse({ place, basketId, tillId, attemptKey: newId(), accepted: (await shown()).accepted, cash, ...over });
  const ask = (wanted: Awaited<ReturnType<typeof wish>>, by: Staff = who) => askCard(by, wanted, new Date(), processor.cards);
  const follow = ({ attemptKey, tillId: at }: { readonly attemptKey: string; readonly tillId: TillId }, what: Parameters<typeof followCard>[2], by: Staff = who) => followCard(by, AboutCard.parse({ place, basketId, attemptKey, tillId: at }), what, new Date(), processor.cards);
  const inCash = async (given: number) => sellAtTill(who, SellAtTill.parse({ place, basketId, attemptKey: newId(), accepted: (await shown()).accepted, payments: [{ tender: "cash", given }] }), processor.cards);
  return { basketId, shown, wish, ask, follow, inCash };
}

export const piecesAt = async (place: LocationId) => (await db.select({ n: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(eq(stockLevels.locationId, place)))[0];
export const movesOf = async (sessionId: Counter["sessionId"]) => db.select({ kind: cashMovements.kind, amount: cashMovements.amount, given: cashMovements.given, actor: cashMovements.actor }).from(cashMovements).where(eq(cashMovements.sessionId, sessionId)).orderBy(cashMovements.seq);
