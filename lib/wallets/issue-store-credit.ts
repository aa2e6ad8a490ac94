import "server-only";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { customers } from "@/db/schema/all";
import { type CustomerId, isId, newId, type WalletId } from "@/lib/core/id";
import { CURRENCIES, type Currency, type Minor } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { Worth } from "./issue-gift-card";

export const IssueStoreCredit = z.object({
  key: z.string().refine(isId), // made by the form: one form, one gift
  customerId: z.string().refine(isId).transform((id) => id as CustomerId),
  worth: Worth,
  currency: z.enum(CURRENCIES).default("EUR"),
});

/**
 * Adds store credit to a customer's account as goodwill; it never expires. May be repeated: one key adds once. Needs the duty to
 * refund. Refuses `not-yours` without it, and `unknown-customer`.
 */
export async function issueStoreCredit(who: Staff, { key, customerId, worth, currency }: z.output<typeof IssueStoreCredit>): Promise<Outcome<{ walletId: WalletId | null }, { why: "not-yours" } | { why: "unknown-customer" }>> {
  if (!who.may.has("refund")) return refused({ why: "not-yours" });
  return atomically(async (tx) => {
    const [known] = await tx.select({ id: customers.id }).from(customers).where(eq(customers.id, customerId));
    if (!known) return refused({ why: "unknown-customer" });
    return done({ walletId: await addCredit(tx, who, { key, customerId, worth, currency }) });
  }, { pool: "staff" });
}

/** The same in the caller's transaction, for callers who have checked who gives: the credit is there at once. Null where that key added before. */
export async function addCredit(tx: Tx, who: Staff, { key, customerId, worth, currency }: { readonly key: string; readonly customerId: CustomerId; readonly worth: Minor; readonly currency: Currency }): Promise<WalletId | null> {
  const [issued] = await tx.execute<{ walletId: WalletId | null }>(sql`select issue_wallet(${newId<"wallet">()}, 'store-credit', ${currency}, ${worth}, null, null, ${customerId}, null, ${`goodwill:${key}`}, ${actorOf(who)}, ${newId<"journal">()}) as "walletId"`);
  const walletId = issued?.walletId ?? null;
  if (walletId) await record(tx, who, { is: "wallet.issued", walletId });
  return walletId;
}
