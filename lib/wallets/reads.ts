import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { type Db, db, type Tx } from "@/db/client";
import { wallets } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import type { CustomerId, WalletId } from "@/lib/core/id";
import { type Currency, minorOf } from "@/lib/core/money";
import type { Wallet } from "./types";

/** What may be spent now: active, in time, and with something left. */
const spendable = and(eq(wallets.state, "active"), sql`coalesce(${wallets.expiresAt} > now(), true)`, sql`${wallets.balance} > ${wallets.held}`);

/** The gift card that a code (as `readGiftCode` gives it) opens; null when there is none, or nothing left on it. */
export async function walletOfCode(code: string, currency: Currency, on: Db | Tx = db): Promise<WalletId | null> {
  const [found] = await on.select({ id: wallets.id }).from(wallets).where(and(eq(wallets.codeHash, hashOf(code)), eq(wallets.currency, currency), spendable));
  return found?.id ?? null;
}

/** A customer's store credit in a currency; null when there is nothing to spend. */
export async function creditOf(customerId: CustomerId, currency: Currency, on: Db | Tx = db): Promise<Wallet | null> {
  const [found] = await on
    .select({ id: wallets.id, kind: wallets.kind, tail: wallets.tail, free: sql`${wallets.balance} - ${wallets.held}`.mapWith((cents: string) => minorOf(Number(cents))), currency: wallets.currency, expiresAt: wallets.expiresAt })
    .from(wallets)
    .where(and(eq(wallets.customerId, customerId), eq(wallets.kind, "store-credit"), eq(wallets.currency, currency), spendable));
  return found ?? null;
}
