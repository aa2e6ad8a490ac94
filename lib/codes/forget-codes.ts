import "server-only";
import { sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { done, type Done } from "@/lib/core/outcome";

/** As long somebody may still ask what became of a code. */
const KEPT_DAYS = 30;
const AT_ONCE = 1_000;

/** Deletes codes that were over for a month, a thousand at a time, and says how many. For the daily job; may be repeated. */
export async function forgetCodes(at = new Date()): Promise<Done<number>> {
  for (let all = 0; ; ) {
    const { value } = await atomically(async (tx) => {
      const gone = await tx.execute(sql`
        delete from codes where id in (select id from codes where least(expires_at, ended_at) < ${at.toISOString()}::timestamptz - make_interval(days => ${KEPT_DAYS}) limit ${AT_ONCE} for update skip locked) returning id`);
      return done(gone.length);
    });
    all += value;
    if (value < AT_ONCE) return done(all);
  }
}
