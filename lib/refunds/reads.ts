import "server-only";
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Db, db, staffDb, type Tx } from "@/db/client";
import { cashMovements, cashSessions, orders, paymentAttempts, refunds, tills, wallets } from "@/db/schema/all";
import type { Id, LocationId, RefundId } from "@/lib/core/id";
import type { CashDue, Refund } from "./types";

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
