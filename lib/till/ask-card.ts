import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { orders } from "@/db/schema/all";
import { giveUpEarlier } from "@/lib/checkout/give-up-earlier";
import { writeOrder } from "@/lib/checkout/write-order";
import { isId, type TillId } from "@/lib/core/id";
import { minorOf, ZERO } from "@/lib/core/money";
import { type Done, done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { tillsAt } from "@/lib/drawer/reads";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { askReader, lookUpAtReader, type NotAsked, takeBackCard } from "@/lib/payments/ask-reader";
import type { AtReader } from "@/lib/payments/at-reader";
import { awaitCard } from "@/lib/returns/exchange/await-card";
import { exchangedWith, lookAtBrought, pressIn } from "@/lib/returns/exchange/reads";
import { exchangeOf } from "@/lib/returns/exchange/rules";
import { type About, aboutOrder } from "@/lib/returns/take-back";
import { lockForSale, type NotReady, readyToSell, ToSell, tryToSell } from "./ready-to-sell";
import { cardSaleAt, sellsAt } from "./reads";
import { AtBasket } from "./ring-up";
import { cashRuleOf, type NotSummed, splitTenders } from "./rules";
import type { CardSale, Sold } from "./types";

const till = z.string().refine(isId).transform((id) => id as TillId);
export const AskCard = ToSell.extend({
  tillId: till,
  cash: z.number().int().min(0).max(10_000_000).default(0).transform(minorOf), // put down beside the card, without change; the card takes the rest
});
export const AboutCard = AtBasket.extend({ attemptKey: ToSell.shape.attemptKey, tillId: till });
export type NotAskedCard = Exclude<NotAsked, { why: "checking" | "reader-offline" | "reader-busy" | "payment-unavailable" }> | NotReady | NotSummed | { why: "attempt-used" };
type Answer = Promise<Outcome<CardSale, NotAskedCard>>;

/**
 * Asks the till's own reader for what cash and gift cards leave of a basket. The order is placed first, its pieces and gift cards held;
 * the card completes it, and only then the cash is booked: a card that doesn't pay leaves nothing behind but a try. Tenders sum by
 * construction; refuses `too-much` where nothing is left for the card. What comes back with the basket pays first and waits with it: it is
 * taken in the transaction in which the card pays, and where it can't be any more the card has its money back. What a phone or another till may be
 * paying of the same basket is given up first. May be repeated: one key is one order and one charge. Answers how it stands; `followCard` says what comes of it.
 */
export async function askCard(who: Staff, input: z.output<typeof AskCard>, now = new Date(), cards: CardProcessor = cardProcessor()): Answer {
  if (!sellsAt(who, input.place)) return refused({ why: "not-yours" });
  const here = (await tillsAt(input.place)).find((one) => one.id === input.tillId);
  if (!here?.readerRef) return refused({ why: "no-reader" });
  if (!here.session) return refused({ why: "drawer-closed" });
  if (!(await giveUpEarlier(input.basketId, input.attemptKey, cards))) return refused({ why: "being-paid" });
  const press = await pressIn(input.basketId);
  const about = press && (await aboutOrder(who, press));
  const placed = await tryToSell(input.basketId, (tx) => place(tx, who, input, about));
  if (!placed.ok) return placed;
  const asked = await followCard(who, input, "again", now, cards);
  if (!asked.ok) await followCard(who, input, "back", now, cards); // the till can't: the basket is whole again
  return asked;
}

const ASKED = { look: lookUpAtReader, again: askReader, back: takeBackCard } as const;

/**
 * What becomes of a sale that a reader was asked for: `look` asks the processor, `again` asks for another card on the same payment, `back`
 * gives it up, unless a card was quicker. Refuses `unknown-attempt` for a sale of another till's place, or of none. May be repeated.
 */
export async function followCard(who: Staff, about: z.output<typeof AboutCard>, what: keyof typeof ASKED, now = new Date(), cards: CardProcessor = cardProcessor()): Answer {
  const { place, basketId, attemptKey, tillId } = about;
  if (!sellsAt(who, place)) return refused({ why: "not-yours" });
  const sale = await cardSaleAt(who, place, basketId, attemptKey);
  if (!sale) return refused({ why: "unknown-attempt" });
  const asked = sale.state === "placed" ? await ASKED[what](who, { attemptId: sale.attemptId, tillId }, now, cards) : null;
  const after = asked ? ((await cardSaleAt(who, place, basketId, attemptKey)) ?? sale) : sale;
  const sold: Sold = { orderId: sale.orderId, number: sale.number, total: sale.total, change: ZERO, exchange: after.state === "paid" || after.state === "fulfilled" ? await exchangedWith(sale.orderId) : null };
  const stands = (is: CardSale["now"], why: CardSale["why"] = null, declined: string | null = null) =>
    done({ key: attemptKey, tillId, amount: sale.amount, cash: sale.cash, now: is, why, declined, sold: is === "paid" ? sold : null });
  if (after.state === "paid" || after.state === "fulfilled") return stands("paid");
  if (after.state !== "placed") return stands("closed", after.attempt === "surplus" ? "surplus" : asked && !asked.ok && asked.why === "payment-unavailable" ? asked.why : null);
  return sayStand(asked, stands);
}

function sayStand(asked: Outcome<AtReader, NotAsked> | null, stands: (is: CardSale["now"], why?: CardSale["why"], declined?: string | null) => Done<CardSale>): Outcome<CardSale, NotAskedCard> {
  if (asked === null) return stands("checking");
  if (asked.ok) return asked.value.stopped === null ? stands("waiting") : stands("stopped", asked.value.stopped, asked.value.declined);
  if (asked.why === "checking") return stands("checking");
  if (asked.why === "reader-offline" || asked.why === "reader-busy" || asked.why === "payment-unavailable") return stands("stopped", asked.why);
  return asked;
}

async function place(tx: Tx, who: Staff, input: z.output<typeof AskCard>, about: About): Promise<Outcome<null, NotReady | NotSummed | { why: "attempt-used" }>> {
  const locked = await lockForSale(tx, input.basketId);
  const [before] = await tx.select({ cartId: orders.cartId, accepted: orders.acceptedHash, channel: orders.channel }).from(orders).where(eq(orders.attemptKey, input.attemptKey));
  if (before) return before.channel === "till" && before.cartId === input.basketId && before.accepted === input.accepted ? done(null) : refused({ why: "attempt-used" });
  const press = await pressIn(input.basketId, tx);
  const brought = press && (await lookAtBrought(tx, who, press, about, new Date()));
  if (brought && !brought.ok) return refused({ why: "exchange-not-taken", because: brought });
  const ready = await readyToSell(tx, who, locked, input, brought?.value ?? null);
  if (!ready.ok) return ready;
  const { draft, country, anonymous } = ready.value;
  const { due, currency } = draft.summary;
  const exchanged = brought ? exchangeOf(brought.value, due).exchanged : ZERO;
  const left = minorOf(due - exchanged);
  const amount = minorOf(left - input.cash);
  const split = splitTenders(left, [{ tender: "card-present", amount, slip: "" }, ...(input.cash > 0 ? [{ tender: "cash" as const, given: input.cash }] : [])], cashRuleOf(country, currency), false);
  if (!split.ok) return split;
  const { orderId } = await writeOrder(tx, { ...draft, byReader: { amount, anonymous } });
  const awaits = brought && (await awaitCard(tx, who, brought.value, { basketId: input.basketId, orderId, exchanged, at: draft.now }));
  return awaits && !awaits.ok ? refused({ why: "exchange-not-taken", because: awaits }) : done(null);
}
