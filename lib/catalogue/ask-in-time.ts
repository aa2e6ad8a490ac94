import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { done } from "@/lib/core/outcome";

/** How long what is offered while somebody types may keep the database busy: later it is of no use, and the next letter asks anew. */
export const SUGGEST_MS = 300;
/**
 * How long a list may, with words or without. Ten milliseconds are plenty for the database; but its clock also runs while a
 * connection that meets a question for the first time waits for this process to send the values (the driver asks for their types
 * before), and a process that was held up for 400 ms lost the answer to a limit of 300.
 */
export const LIST_MS = 2_000;

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
