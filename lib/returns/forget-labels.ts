import "server-only";
import { sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { type Done, done } from "@/lib/core/outcome";
import { LABEL_DAYS } from "./labels/rules";

/** Forgets the labels of announcements that have been over for some weeks (names and addresses stand on them), and says how many. For the daily job; may be repeated. */
export function forgetLabels(at = new Date()): Promise<Done<number>> {
  return atomically(async (tx) =>
    done((await tx.execute(sql`update return_labels l set pdf = null from return_requests r where r.id = l.request_id and l.pdf is not null and r.ended_at < ${at.toISOString()}::timestamptz - make_interval(days => ${LABEL_DAYS}) returning l.request_id`)).length),
  );
}
