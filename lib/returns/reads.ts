import "server-only";
import { asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { withdrawals } from "@/db/schema/all";
import type { OrderId } from "@/lib/core/id";
import type { Withdrawal, WithdrawalId } from "./types";

/** One statement of withdrawal, as it was sent; null if there is none. */
export async function withdrawalById(id: WithdrawalId): Promise<Withdrawal | null> {
  const [row] = await db.select().from(withdrawals).where(eq(withdrawals.id, id));
  return row ?? null;
}

/** When withdrawals from an order were stated, the first one first; for callers who have checked who asks. */
export async function withdrawalsFrom(orderId: OrderId): Promise<readonly Date[]> {
  const rows = await db.select({ at: withdrawals.statedAt }).from(withdrawals).where(eq(withdrawals.orderId, orderId)).orderBy(asc(withdrawals.statedAt)).limit(20);
  return rows.map((row) => row.at);
}
