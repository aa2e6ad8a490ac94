import "server-only";
import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { paymentAttempts } from "@/db/schema/all";
import { newId, type OrderId } from "@/lib/core/id";
import { accountOf } from "./rules";
import type { WalletKind } from "./types";

/**
 * Takes what an order held in gift cards and store credit, and books it: the shop owes less, and has sold. Runs in the caller's
 * transaction, the order locked, before the order is paid. One after the other in the house's lock order. May be repeated.
 */
export async function chargeWallets(tx: Tx, orderId: OrderId, at: Date): Promise<void> {
  for (const { id, tender, amount, currency } of await heldFor(tx, orderId)) {
    await tx.update(paymentAttempts).set({ state: "captured", settledAt: at }).where(eq(paymentAttempts.id, id));
    const lines = [{ account: accountOf(tender as WalletKind), currency, amount }, { account: "sales", currency, amount: -amount }];
    await tx.execute(sql`select post_journal(${newId<"journal">()}, 'capture', ${`attempt:${id}`}, ${JSON.stringify(lines)}::jsonb)`);
  }
}

/** Gives back what an order that died held in gift cards and store credit. Runs in the caller's transaction, the order locked. May be repeated. */
export async function releaseWallets(tx: Tx, orderId: OrderId, at: Date): Promise<void> {
  for (const { id } of await heldFor(tx, orderId)) await tx.update(paymentAttempts).set({ state: "voided", settledAt: at }).where(eq(paymentAttempts.id, id));
}

const heldFor = (tx: Tx, orderId: OrderId) =>
  tx
    .select({ id: paymentAttempts.id, tender: paymentAttempts.tender, amount: paymentAttempts.amount, currency: paymentAttempts.currency })
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.orderId, orderId), isNotNull(paymentAttempts.walletId), eq(paymentAttempts.state, "created")))
    .orderBy(asc(paymentAttempts.walletId));
