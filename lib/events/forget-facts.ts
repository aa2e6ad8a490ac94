import "server-only";
import { sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { config } from "@/lib/core/config";
import { done, type Done } from "@/lib/core/outcome";

const AT_ONCE = 2_000;
const MOST_ROUNDS = 500;

/**
 * Deletes facts older than UNICO_FACT_DAYS that everything has followed from, at most a million in a night, and says how many.
 * What a job still waits for stays, also when its tries are used up; so does what a colleague did. For the daily job; may be
 * repeated.
 */
export async function forgetFacts(at = new Date(), days = config().UNICO_FACT_DAYS): Promise<Done<number>> {
  let all = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { value } = await atomically(async (tx) => {
      const gone = await tx.execute(sql`
        delete from facts where id in (
          select id from facts where at < ${at.toISOString()}::timestamptz - make_interval(days => ${days}) and actor not like 'staff:%' and id not in (select fact from fact_jobs())
          order by id limit ${AT_ONCE})
        returning id`);
      return done(gone.length);
    });
    all += value;
    if (value < AT_ONCE) break;
  }
  return done(all);
}
