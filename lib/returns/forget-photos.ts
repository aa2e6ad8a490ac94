import "server-only";
import { sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { type Done, done } from "@/lib/core/outcome";
import { PHOTO_DAYS } from "./photos/rules";

const AT_ONCE = 200;

/** Deletes the photos of announcements that have been over for some weeks, and says how many. For the daily job; may be repeated. */
export async function forgetPhotos(at = new Date()): Promise<Done<number>> {
  for (let all = 0; ; ) {
    const { value } = await atomically(async (tx) =>
      done((await tx.execute(sql`delete from return_photos where id in (select p.id from return_photos p join return_requests r on r.id = p.request_id where r.ended_at < ${at.toISOString()}::timestamptz - make_interval(days => ${PHOTO_DAYS}) limit ${AT_ONCE}) returning id`)).length),
    );
    all += value;
    if (value < AT_ONCE) return done(all);
  }
}
