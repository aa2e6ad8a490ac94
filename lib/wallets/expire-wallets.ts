import "server-only";
import { and, eq, lte, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { wallets } from "@/db/schema/all";
import { newId } from "@/lib/core/id";
import { done, type Done } from "@/lib/core/outcome";
import type { Machine } from "@/lib/core/who";
import { actorOf } from "@/lib/core/who";
import { record } from "@/lib/events/record";

const MACHINE: Machine = { is: "machine", job: "wallets" };
const AT_ONCE = 500;

/**
 * Ends gift cards whose time is over, each in its own transaction, and says how many; what is left on them is booked as
 * breakage. One of which an order holds some waits for that order. For the daily job; may be repeated.
 */
export async function expireWallets(at = new Date()): Promise<Done<number>> {
  const due = await db.select({ id: wallets.id }).from(wallets).where(and(eq(wallets.state, "active"), eq(wallets.held, sql`0`), lte(wallets.expiresAt, at))).orderBy(wallets.expiresAt).limit(AT_ONCE);
  let ended = 0;
  for (const { id: walletId } of due) {
    const { value } = await atomically(async (tx) => {
      const [row] = await tx.execute<{ left: string | null }>(sql`select end_wallet(${walletId}, 'expired', ${`expire:${newId()}`}, ${actorOf(MACHINE)}, ${newId<"journal">()}) as left`);
      if (row?.left != null) await record(tx, MACHINE, { is: "wallet.ended", walletId });
      return done(row?.left != null);
    });
    if (value) ended++;
  }
  return done(ended);
}
