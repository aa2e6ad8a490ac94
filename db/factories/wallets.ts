import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { wallets } from "@/db/schema/all";
import { type CustomerId, newId, type StaffId, type WalletId } from "@/lib/core/id";
import type { Duty, Staff } from "@/lib/core/who";
import { IssueGiftCard, issueGiftCard } from "@/lib/wallets/issue-gift-card";
import { IssueStoreCredit, issueStoreCredit } from "@/lib/wallets/issue-store-credit";

/** A colleague who may do these things everywhere. */
export const colleague = (...may: readonly Duty[]): Staff => ({ is: "staff", staffId: newId<"staff">() as StaffId, at: null, may: new Set(may) });

/** A gift card of that worth, as a colleague issues it. */
export async function aGiftCard(worth: number, expiresAt?: Date): Promise<{ readonly walletId: WalletId; readonly code: string; readonly tail: string }> {
  const issued = await issueGiftCard(colleague("refund"), IssueGiftCard.parse({ walletId: newId(), worth, expiresAt }));
  if (!issued.ok) throw new Error(issued.why);
  return issued.value;
}

/** Store credit that a customer was given. */
export async function aCredit(customerId: CustomerId, worth: number): Promise<WalletId> {
  const issued = await issueStoreCredit(colleague("refund"), IssueStoreCredit.parse({ key: newId(), customerId, worth }));
  if (!issued.ok || !issued.value.walletId) throw new Error("no credit");
  return issued.value.walletId;
}

/** What is on a wallet, what of it is held, and how it stands. */
export async function walletNow(walletId: WalletId) {
  const [row] = await db.select({ balance: wallets.balance, held: wallets.held, state: wallets.state }).from(wallets).where(sql`${wallets.id} = ${walletId}`);
  return row;
}

/** What the books say of accounts that have anything: debit positive. */
export async function books(): Promise<Record<string, number>> {
  const rows = await db.execute<{ account: string; amount: string }>(sql`select account, sum(amount) as amount from entries group by account having sum(amount) <> 0`);
  return Object.fromEntries(rows.map((r) => [r.account, Number(r.amount)]));
}
