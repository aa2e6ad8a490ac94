import type { Done, Refused } from "@/lib/core/outcome";
import { type PoolName, poolOf, type Tx } from "./client";
import { asFault, codeOf, isLost } from "./faults";
import { transact } from "./transaction";

const DEADLINE_MS = 8_000;
const TRIES = 5;

/**
 * Runs a verb's writes in one transaction: all of them stay or none. The only way to open a transaction.
 *
 * A refusal that comes back undoes the writes and is the answer; it is never retried. Deadlocks, serialisation faults and lost
 * connections run `work` again, at most 5 times within 8 seconds, so `work` must be repeatable and must not touch
 * anything but the database. When a connection is lost while COMMIT is on its way nobody knows whether it happened, and
 * `work` runs again: unique keys and idempotency rows inside it must make that harmless.
 * Throws Busy when the database can't answer in time ("try again"); other faults as they come.
 */
export async function atomically<D extends Done<unknown> | Refused<{ why: string }>>(
  work: (tx: Tx) => Promise<D>,
  { pool = "shop", deadlineMs = DEADLINE_MS }: { readonly pool?: PoolName; readonly deadlineMs?: number } = {},
): Promise<D> {
  const until = performance.now() + deadlineMs;
  for (let left = TRIES; ; left--) {
    try {
      return await once(pool, until, work);
    } catch (error) {
      const pause = 10 * 2 ** (TRIES - left) * (0.5 + Math.random());
      if (left <= 0 || !mayRepeat(error) || performance.now() + pause >= until) throw asFault(error);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

async function once<D extends Done<unknown> | Refused<{ why: string }>>(pool: PoolName, until: number, work: (tx: Tx) => Promise<D>): Promise<D> {
  let answer: D | undefined;
  try {
    return await transact(poolOf(pool).sql, until, async (tx) => {
      answer = await work(tx);
      if (!answer.ok) throw UNDO;
      return answer;
    });
  } catch (thrown) {
    if (thrown === UNDO && answer) return answer;
    throw thrown;
  }
}
const UNDO = new Error("undo");

// 40001: serialisation; 40P01: deadlock; 53300: too many connections; 0A000: a prepared plan older than a migration.
const REPEATABLE = new Set(["40001", "40P01", "53300", "0A000"]);
const mayRepeat = (error: unknown): boolean => isLost(error) || REPEATABLE.has(codeOf(error) ?? "");
