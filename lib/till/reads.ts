import "server-only";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { staffDb, type Tx } from "@/db/client";
import { cartLines, carts, cashSessions, customers, orders, paymentAttempts, tills, tillTakings } from "@/db/schema/all";
import { cartById } from "@/lib/cart/reads";
import { acceptanceText, summarise } from "@/lib/checkout/rules";
import { hashOf } from "@/lib/core/hash";
import type { CartId, LocationId } from "@/lib/core/id";
import { type Minor, minorOf } from "@/lib/core/money";
import type { Locale, Shopper, Staff } from "@/lib/core/who";
import { tillsAt } from "@/lib/drawer/reads";
import type { Till } from "@/lib/drawer/types";
import type { CardProcessor, ReaderListed } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { creditOf } from "@/lib/wallets/reads";
import { enrolsAt } from "@/lib/staff/counter/reads";
import { broughtTo } from "./exchange/reads";
import { paidOnPhone } from "./phone/reads";
import type { Basket, CardWaiting, Parked } from "./types";

/** Whether a colleague sells at a place. */
export const sellsAt = (who: Staff, place: LocationId): boolean => who.may.has("sell") && (who.at === null || who.at.includes(place));

/** Who acts on a basket for its shopper: the cart's owner, through the till, served by the colleague. Null where no till of that place has it in hand. */
export async function shopperAt(who: Staff, place: LocationId, basketId: CartId): Promise<Shopper | null> {
  if (!sellsAt(who, place)) return null;
  const [cart] = await staffDb.select({ customerId: carts.customerId, locale: carts.locale }).from(carts).where(and(eq(carts.id, basketId), eq(carts.state, "open"), eq(carts.locationId, place)));
  return cart ? servedShopper(who, basketId, cart) : null;
}
export const servedShopper = (who: Staff, cartId: CartId, { customerId, locale }: { readonly customerId: Shopper["customerId"]; readonly locale: Locale }): Shopper => ({ is: "shopper", cartId, customerId, channel: "till", locale, servedBy: who.staffId });

/** A basket as the till shows and sells it now; null where no till of that place has it in hand, or the colleague doesn't sell there. */
export async function basketAt(who: Staff, place: LocationId, basketId: CartId, at = new Date(), on: Tx | typeof staffDb = staffDb): Promise<Basket | null> {
  if (!sellsAt(who, place)) return null;
  const [[row], cart] = await Promise.all([
    on.select({ mine: carts.customerId, cardShown: carts.cardShown, parkedAs: carts.parkedAs, heldSince: carts.phoneAt, sentUntil: carts.sentUntil, customer: { id: customers.id, name: customers.name, email: customers.email } })
      .from(carts).leftJoin(customers, eq(customers.id, sql`coalesce(${carts.customerId}, ${carts.forCustomerId})`)).where(and(eq(carts.id, basketId), eq(carts.state, "open"), eq(carts.locationId, place))),
    cartById(basketId, at, on),
  ]);
  if (!row) return null;
  const paid = row.sentUntil && (await paidOnPhone(place, basketId, on));
  const summary = summarise(cart, "standard");
  const brought = await broughtTo(who, basketId, summary, at);
  const credit = row.customer && (row.mine || (row.cardShown && !row.heldSince && !row.sentUntil)) ? await creditOf(row.customer.id, summary.currency, on) : null;
  return { cart, summary, accepted: hashOf(brought?.text ?? acceptanceText(summary)), brought, locationId: place, parkedAs: row.parkedAs, phone: row.heldSince !== null, sent: row.sentUntil && { opened: row.heldSince !== null, until: row.sentUntil }, paid, customer: row.customer, credit };
}

/** Baskets of a place that were put aside or left, and what phones have paid of those sent to them, the latest first; none for who doesn't sell there. */
export async function parkedAt(who: Staff, place: LocationId): Promise<readonly Parked[]> {
  if (!sellsAt(who, place)) return [];
  const paid = sql<boolean>`(${carts.sentUntil} is not null and count(${cartLines.id}) = 0 and exists (select 1 from orders o where o.cart_id = ${carts.id} and o.channel <> 'till' and o.state in ('paid', 'fulfilled')))`;
  const pieces = sql<number>`coalesce(sum(${cartLines.quantity}), 0)::int`;
  return staffDb.select({ id: carts.id, as: carts.parkedAs, changedAt: carts.changedAt, phone: sql<boolean>`${carts.phoneAt} is not null`, sent: sql<boolean>`${carts.sentUntil} is not null`, paid, pieces })
    .from(carts).leftJoin(cartLines, eq(cartLines.cartId, carts.id)).where(and(eq(carts.locationId, place), eq(carts.state, "open"))).groupBy(carts.id).having(sql`count(${cartLines.id}) > 0 or ${paid} or exists (select 1 from basket_returns b where b.cart_id = ${carts.id})`).orderBy(desc(carts.changedAt)).limit(50);
}

const TAKEN_AT = { id: tills.id, place: tills.locationId };
/** The sale of a key that a reader at that place was asked for, as the books have it; null for any other. */
export async function cardSaleAt(who: Staff, place: LocationId, basketId: CartId, key: string) {
  if (!sellsAt(who, place)) return null;
  const [sale] = await saleBy(and(eq(orders.attemptKey, key), eq(orders.cartId, basketId), eq(orders.channel, "till"), sql`(${carts.locationId} = ${place} or ${tills.locationId} = ${place})`));
  return sale ? { ...sale, cash: cashOf(sale) } : null;
}

/** What a till of a place asked a card for of a basket and nobody has finished; null where nothing waits. */
export async function cardWaitingAt(who: Staff, place: LocationId, basketId: CartId): Promise<CardWaiting | null> {
  if (!sellsAt(who, place)) return null;
  const [sale] = await saleBy(and(eq(orders.cartId, basketId), eq(orders.state, "placed"), eq(orders.channel, "till"), eq(carts.locationId, place), inArray(paymentAttempts.state, ["created", "unknown", "open"])));
  return sale ? { key: sale.key, amount: sale.amount, cash: cashOf(sale), tillId: sale.till?.id ?? null } : null;
}

const saleBy = (which: ReturnType<typeof and>) =>
  staffDb
    .select({
      orderId: orders.id, key: orders.attemptKey, number: orders.number, total: orders.total, state: orders.state, attemptId: paymentAttempts.id, attempt: paymentAttempts.state, amount: paymentAttempts.amount, till: TAKEN_AT,
      wallets: sql<number>`(select coalesce(sum(w.amount), 0)::int from payment_attempts w where w.order_id = ${orders.id} and w.wallet_id is not null)`,
      exchanged: sql<number>`coalesce((select x.amount from payment_attempts x where x.order_id = ${orders.id} and x.tender = 'exchange'), (select b.exchanged from basket_returns b where b.order_id = ${orders.id}), 0)::int`,
    })
    .from(orders)
    .innerJoin(carts, eq(carts.id, orders.cartId))
    .innerJoin(paymentAttempts, and(eq(paymentAttempts.orderId, orders.id), eq(paymentAttempts.tender, "card-present")))
    .leftJoin(tillTakings, eq(tillTakings.orderId, orders.id))
    .leftJoin(cashSessions, eq(cashSessions.id, tillTakings.sessionId))
    .leftJoin(tills, eq(tills.id, cashSessions.tillId))
    .where(which)
    .orderBy(desc(paymentAttempts.startedAt))
    .limit(1);
const cashOf = ({ total, amount, wallets, exchanged }: { readonly total: Minor; readonly amount: Minor; readonly wallets: number; readonly exchanged: number }): Minor => minorOf(total - amount - wallets - exchanged);

/** The tills of a place, and every reader of the card processor's (null while it doesn't answer), for who enrols devices there; null for anybody else. */
export async function readersAt(who: Staff, place: LocationId, cards: CardProcessor = cardProcessor()): Promise<{ readonly tills: readonly Till[]; readonly readers: readonly ReaderListed[] | null } | null> {
  if (!enrolsAt(who, place)) return null;
  const [found, listed] = await Promise.all([tillsAt(place), cards.listReaders()]);
  return { tills: found, readers: listed.ok ? listed.value : null };
}
