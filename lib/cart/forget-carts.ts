import "server-only";
import { sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { done, type Done } from "@/lib/core/outcome";

/** As long as a guest's cookie leads to the bag (lib/request/cookies.ts). */
const KEPT_DAYS = 90;
/** Empty bags, and those that a sign-in merged into another. */
const EMPTY_DAYS = 7;
/** A merge can be undone for a day. */
const MERGE_DAYS = 2;
const AT_ONCE = 1_000;

/** Deletes guests' bags that nobody can open any more or that hold nothing, a thousand at a time, and says how many. For the daily job; may be repeated. */
export async function forgetCarts(at = new Date()): Promise<Done<number>> {
  for (let all = 0; ; ) {
    const { value } = await atomically(async (tx) => {
      const gone = await tx.execute(sql`
        delete from carts where id in (
          select c.id from carts c
          where c.customer_id is null and c.changed_at < ${at.toISOString()}::timestamptz - make_interval(days => ${EMPTY_DAYS})
            and (c.changed_at < ${at.toISOString()}::timestamptz - make_interval(days => ${KEPT_DAYS}) or c.state = 'merged' or not exists (select 1 from cart_lines l where l.cart_id = c.id))
            and not exists (select 1 from cart_merges m where m.from_cart_id = c.id and m.merged_at > ${at.toISOString()}::timestamptz - make_interval(days => ${MERGE_DAYS}))
          limit ${AT_ONCE} for update skip locked)
        returning id`);
      return done(gone.length);
    });
    all += value;
    if (value < AT_ONCE) return done(all);
  }
}
