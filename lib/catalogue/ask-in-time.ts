import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { done } from "@/lib/core/outcome";

/** How long a search may keep the database busy. */
export const SEARCH_MS = 300;

/** For questions that look for single words: a table is never read whole for them, whatever the planner hopes to find early. */
export const BY_INDEX = sql`set_config('enable_seqscan', 'off', true)`;

/**
 * Asks one question that depends on what a person typed or ticked, and gives up after `ms` milliseconds: throws Busy.
 * It is planned for the very values, since a plan for any list suits none.
 */
export async function askInTime<Row extends Record<string, unknown>>(question: SQL, ms: number, setting: SQL = sql`null`): Promise<readonly Row[]> {
  const answer = await atomically(async (tx) => {
    const [, rows] = await Promise.all([
      tx.execute(sql`select set_config('statement_timeout', ${String(ms)}, true), set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true), ${setting}`),
      tx.execute<Row>(question),
    ]);
    return done([...rows] as unknown as readonly Row[]);
  });
  return answer.value;
}
