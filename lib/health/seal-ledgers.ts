import "server-only";
import { sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { done } from "@/lib/core/outcome";

/**
 * Seals what the ledgers said of each day that is over, so that the doctor sees when a row of it changes (L5). Says which days.
 * For a job of every night; may be repeated: a day is sealed once.
 */
export async function sealLedgers(): Promise<string[]> {
  for (const days: string[] = []; ; ) {
    const { value } = await atomically(async (tx) => done(await tx.execute<{ day: string | null }>(sql`select seal_ledgers()::text as day`)));
    const day = value[0]?.day;
    if (!day) return days;
    days.push(day);
  }
}
