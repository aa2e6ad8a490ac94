import "server-only";
import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { refunds } from "@/db/schema/all";
import type { RefundId } from "@/lib/core/id";
import type { Refund } from "./types";

/** One refund, as it stands; null if there is none. */
export async function refundById(refundId: RefundId): Promise<Refund | null> {
  const [row] = await db.select({ id: refunds.id, amount: refunds.amount, state: refunds.state, reason: refunds.reason }).from(refunds).where(eq(refunds.id, refundId));
  return row ?? null;
}
