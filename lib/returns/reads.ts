import "server-only";
import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { withdrawals } from "@/db/schema/all";
import type { Withdrawal, WithdrawalId } from "./types";

/** One statement of withdrawal, as it was sent; null if there is none. */
export async function withdrawalById(id: WithdrawalId): Promise<Withdrawal | null> {
  const [row] = await db.select().from(withdrawals).where(eq(withdrawals.id, id));
  return row ?? null;
}
