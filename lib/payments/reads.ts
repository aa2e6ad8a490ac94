import "server-only";
import { and, asc, desc, eq, gte, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias, type AnyPgColumn } from "drizzle-orm/pg-core";
import { type Db, db, staffDb, type Tx } from "@/db/client";
import { cashMovements, cashSessions, fulfilments, orders, paymentAttempts, reconciliations, refunds, tills, wallets } from "@/db/schema/all";
import { type Id, isId, type LocationId, type OrderId, type RefundId } from "@/lib/core/id";
import type { CaptureHere, CaptureThere, CashDue, Reconciliation, Refund, RefundHere, RefundThere } from "./types";

/** Every part that an order ever had, also those that gave way to another: what `deliveryLeft` asks. */
export const everyPart = (orderId: OrderId, on: Db | Tx = db) =>
  on.select({ id: fulfilments.id, kind: fulfilments.kind, state: fulfilments.state, charge: fulfilments.charge, replaces: fulfilments.replaces, changedAt: fulfilments.changedAt }).from(fulfilments).where(eq(fulfilments.orderId, orderId));

/** The payment whose tender a refund goes out over: its own or, of what goods paid, what those goods had been paid with. */
export const over = alias(paymentAttempts, "over");
export const goesOver = sql`${over.id} = coalesce(${refunds.viaId}, ${refunds.attemptId})`;

/** One refund, as it stands; null if there is none. */
export async function refundById(refundId: RefundId): Promise<Refund | null> {
  return (await refundsWhere(db, eq(refunds.id, refundId)))[0] ?? null;
}

/** The money of goods that came back, as it stands, in the order in which it was given. */
export const refundsOfReturn = (returnId: Id<"return">, on: Db | Tx = db): Promise<Refund[]> => refundsWhere(on, eq(refunds.returnId, returnId));

/** Where money went: to what paid, into credit, or into what was taken along instead. */
const wentTo = sql<Refund["tender"]>`case when ${refunds.exchangeId} is not null then 'exchange' when ${refunds.walletId} is not null then ${wallets.kind} else ${over.tender} end`;

const refundsWhere = (on: Db | Tx, which: SQL): Promise<Refund[]> =>
  on
    .select({ id: refunds.id, tender: wentTo, tail: sql<string | null>`case when ${refunds.exchangeId} is null then ${wallets.tail} else (select left(o.number, 4) || '-' || substr(o.number, 5) from payment_attempts x join orders o on o.id = x.order_id where x.id = ${refunds.exchangeId}) end`, amount: refunds.amount, state: refunds.state, reason: refunds.reason, toHolder: sql<boolean>`${refunds.walletId} is not null` })
    .from(refunds)
    .innerJoin(over, goesOver)
    .leftJoin(wallets, eq(wallets.id, sql`coalesce(${refunds.walletId}, ${over.walletId})`))
    .where(which)
    .orderBy(refunds.id);

const anyOf = (texts: readonly (string | null)[]) => sql`(select jsonb_array_elements_text(${JSON.stringify(texts.filter((one) => one !== null))}::jsonb))`;

/** Cards that the processor takes: on its page, or at a reader of its own; not by a terminal that only gives a slip. */
const byProcessor = ({ tender, providerRef }: { readonly tender: AnyPgColumn; readonly providerRef: AnyPgColumn }) => sql`(${tender} = 'card-online' or (${tender} = 'card-present' and ${providerRef} is not null))`;

/** The card payments that the processor's lists are about, and all that were taken since a moment. */
export async function capturesHere({ captures, refunds: back }: { readonly captures: readonly CaptureThere[]; readonly refunds: readonly RefundThere[] }, since: Date): Promise<CaptureHere[]> {
  const named = captures.map((one) => one.attemptId).filter((id) => id !== null && isId(id));
  const taken = inArray(paymentAttempts.state, ["captured", "surplus"]);
  return db
    .select({
      id: paymentAttempts.id, orderId: paymentAttempts.orderId, orderNumber: orders.number, providerRef: paymentAttempts.providerRef, intentRef: paymentAttempts.intentRef,
      amount: paymentAttempts.amount, currency: paymentAttempts.currency, taken: sql<boolean>`${taken}`,
    })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(
      and(
        byProcessor(paymentAttempts),
        or(sql`${paymentAttempts.id}::text in ${anyOf(named)}`, sql`${paymentAttempts.intentRef} in ${anyOf([...captures, ...back].map((one) => one.intentRef))}`, and(taken, gte(paymentAttempts.settledAt, since))),
      ),
    );
}

/** The refunds that the processor's list is about, and all that went through since a moment. */
export async function refundsHere(there: readonly RefundThere[], since: Date): Promise<RefundHere[]> {
  return db
    .select({
      id: refunds.id, attemptId: refunds.attemptId, orderNumber: orders.number, intentRef: over.intentRef, providerRef: refunds.providerRef, key: refunds.idempotencyKey,
      amount: refunds.amount, currency: paymentAttempts.currency, state: refunds.state,
    })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId))
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .innerJoin(over, goesOver)
    .where(and(byProcessor(over), isNull(refunds.exchangeId), isNull(refunds.walletId), or(sql`${refunds.providerRef} in ${anyOf(there.map((one) => one.ref))}`, sql`${refunds.idempotencyKey} in ${anyOf(there.map((one) => one.key))}`, and(eq(refunds.state, "succeeded"), gte(refunds.settledAt, since)))));
}

const COMPARED = { at: reconciliations.at, captures: reconciliations.captures, refunds: reconciliations.refunds, mended: reconciliations.mended, differences: reconciliations.differences };

/** The latest comparison with the card processor; null before the first. */
export async function lastReconciliation(): Promise<Reconciliation | null> {
  const [row] = await db.select(COMPARED).from(reconciliations).orderBy(desc(reconciliations.id)).limit(1);
  return row ?? null;
}

/** The latest comparisons that mended or found something, newest first. */
export async function tellingReconciliations(most = 20): Promise<readonly Reconciliation[]> {
  return db.select(COMPARED).from(reconciliations).where(sql`${reconciliations.mended} > 0 or ${reconciliations.differences} <> '[]'::jsonb`).orderBy(desc(reconciliations.id)).limit(most);
}

/** Refunds that a store owes in cash: of orders that were paid in cash at one of its tills, and not handed out yet. The oldest first. */
export async function cashDueAt(place: LocationId): Promise<readonly CashDue[]> {
  return staffDb
    .select({ id: refunds.id, number: orders.number, amount: refunds.amount, currency: paymentAttempts.currency, dueAt: refunds.dueAt })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId))
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .innerJoin(over, and(goesOver, eq(over.tender, "cash"), isNull(refunds.walletId)))
    .innerJoin(cashMovements, eq(cashMovements.attemptId, over.id))
    .innerJoin(cashSessions, eq(cashSessions.id, cashMovements.sessionId))
    .innerJoin(tills, and(eq(tills.id, cashSessions.tillId), eq(tills.locationId, place)))
    .where(eq(refunds.state, "due"))
    .orderBy(asc(refunds.dueAt))
    .limit(50);
}
