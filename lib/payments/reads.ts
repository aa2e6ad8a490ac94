import "server-only";
import { and, desc, eq, gte, inArray, isNull, or, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { type Db, db, type Tx } from "@/db/client";
import { fulfilments, orders, paymentAttempts, reconciliations, refunds } from "@/db/schema/all";
import { isId, type OrderId } from "@/lib/core/id";
import { goesOver, over } from "@/lib/refunds/reads";
import type { CaptureHere, CaptureThere, Reconciliation, RefundHere, RefundThere } from "./types";

/** Every part that an order ever had, also those that gave way to another: what `deliveryLeft` asks. */
export const everyPart = (orderId: OrderId, on: Db | Tx = db) =>
  on.select({ id: fulfilments.id, kind: fulfilments.kind, state: fulfilments.state, charge: fulfilments.charge, replaces: fulfilments.replaces, changedAt: fulfilments.changedAt }).from(fulfilments).where(eq(fulfilments.orderId, orderId));

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
