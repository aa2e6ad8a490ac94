import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db, staffDb, type Tx } from "@/db/client";
import { cashMovements, cashSessions, documents, facts, orders, paymentAttempts, tills, tillTakings } from "@/db/schema/all";
import { lookAtCode } from "@/lib/codes/reads";
import { receiptCode } from "@/lib/codes/receipt-code";
import { readCode } from "@/lib/codes/rules";
import { companyAt } from "@/lib/company/reads";
import { config } from "@/lib/core/config";
import type { LocationId, OrderId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import type { Locale, Staff } from "@/lib/core/who";
import { words } from "@/lib/core/wording";
import { placesOf } from "@/lib/locations/reads";
import type { Place } from "@/lib/locations/types";
import { orderById, orderByNumber } from "@/lib/orders/reads";
import type { Order } from "@/lib/orders/types";
import { readDocument, slipOf, type SlipWords } from "./rules";
import type { Found, Sale, SlipRow } from "./types";

/** What coins made more or less of a sale: booked in its transaction, so at the same moment, after it, with the reason ROUNDING of lib/payments/take-tenders. */
const ROUNDED = sql<number>`coalesce((select r.amount from cash_movements r where r.session_id = ${cashMovements.sessionId} and r.at = ${cashMovements.at} and r.seq > ${cashMovements.seq} and r.reason = 'rounding' order by r.seq limit 1), 0)::int`;

/** At which store and till an order was paid, and the cash that was put down, where it was typed. Nothing of it for what was paid online. */
export async function saleOf(orderId: OrderId, on: Tx | typeof staffDb = staffDb): Promise<Sale> {
  const [[taken], [cash]] = await Promise.all([
    on.select({ locationId: tills.locationId, till: tills.number }).from(tillTakings).innerJoin(cashSessions, eq(cashSessions.id, tillTakings.sessionId)).innerJoin(tills, eq(tills.id, cashSessions.tillId)).where(eq(tillTakings.orderId, orderId)),
    on.select({ given: cashMovements.given, amount: cashMovements.amount, rounding: ROUNDED }).from(cashMovements).innerJoin(paymentAttempts, eq(paymentAttempts.id, cashMovements.attemptId)).where(eq(paymentAttempts.orderId, orderId)),
  ]);
  const where = { locationId: taken?.locationId ?? null, till: taken?.till ?? null };
  if (!cash || cash.given === null) return { ...where, cash: null };
  const rounding = minorOf(cash.rounding);
  return { ...where, cash: { given: minorOf(cash.given + rounding), amount: cash.amount, rounding } };
}

/** The words of a receipt in a language. */
export const slipWords = (locale: Locale): SlipWords => ({ slip: words(locale, "slip"), tender: words(locale, "tenders"), rights: words(locale, "rights") });

/** The store of a receipt: where its money was taken, else of its first part. */
export async function placeOf(order: Order, sale: Sale, on?: Tx): Promise<Place | null> {
  const id = sale.locationId ?? order.parts[0]?.locationId;
  return (id && (await placesOf([id], on))[0]) || null;
}

/** A receipt as its customer reads it, in the language asked for, and its store; null for an order without one. Its code is shown only while it opens. */
export async function slipHere(order: Order, locale: Locale): Promise<{ readonly rows: readonly SlipRow[]; readonly place: Place } | null> {
  const [sale, code] = [await saleOf(order.id, db), receiptCode(order.id)];
  const place = await placeOf(order, sale);
  if (!order.receipt || !place) return null;
  const address = (await lookAtCode(code)).ok ? `${config().UNICO_BASE_URL}/q/${code}` : null;
  return { place, rows: slipOf({ order: { ...order, locale }, company: await companyAt(order.receipt?.issuedAt), place, sale, gift: false, copy: 0, address }, slipWords(locale)) };
}

/** Whether a colleague sells or hands over at one of the places of an order: where it was paid, or where its parts are. */
export const servesOrder = (who: Staff, order: Order, sale: Sale): boolean => {
  if (!who.may.has("sell") && !who.may.has("hand-over")) return false;
  const at: readonly (LocationId | null)[] = [sale.locationId, ...order.parts.map((part) => part.locationId)];
  return who.at === null || at.some((place) => place !== null && who.at?.includes(place));
};

/**
 * The paid order of what a customer shows or says: its receipt's code or gift receipt's, its number, or the receipt's number. Whoever
 * serves in any store finds it by a code, which only its customer has; by a number only those of its own places (`mine`). Null otherwise.
 */
export async function findReceipt(who: Staff, shown: string): Promise<Found | null> {
  const reading = readCode(shown.slice(0, 300), config().UNICO_BASE_URL);
  const opened = reading.is === "code" ? await lookAtCode(reading.code) : null;
  const byCode = opened?.ok && (opened.value.purpose === "receipt" || opened.value.purpose === "return") ? opened.value : null;
  const number = reading.is === "order" || reading.is === "typed" ? reading.number : null;
  const order = byCode ? await orderById(byCode.orderId) : number ? await orderByNumber(number, "all") : await byDocument(shown);
  if (!order?.receipt || !(who.may.has("sell") || who.may.has("hand-over"))) return null;
  const sale = await saleOf(order.id);
  const mine = servesOrder(who, order, sale);
  if (!mine && !byCode) return null;
  const place = await placeOf(order, sale);
  return place ? { order, sale, place, mine, gift: byCode?.purpose === "return", prints: await printsOf(order.id) } : null;
}

async function byDocument(shown: string): Promise<Order | null> {
  const document = readDocument(shown);
  if (!document) return null;
  const [row] = await staffDb.select({ id: orders.id }).from(documents).innerJoin(orders, eq(orders.id, documents.orderId)).where(and(eq(documents.kind, "receipt"), eq(documents.series, document.series), eq(documents.number, document.number)));
  return row ? orderById(row.id) : null;
}

/** How often an order's receipt, or its gift receipt, was printed so far. */
export async function printsOf(orderId: OrderId, on: Tx | typeof staffDb = staffDb): Promise<{ readonly receipt: number; readonly gift: number }> {
  const of = (gift: boolean) => on.$count(facts, and(eq(facts.is, "receipt.printed"), sql`${facts.body}->>'orderId' = ${orderId}`, sql`(${facts.body}->>'gift')::boolean = ${gift}`));
  return { receipt: await of(false), gift: await of(true) };
}
