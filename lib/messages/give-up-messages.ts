import "server-only";
import { eq, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { messages } from "@/db/schema/all";
import { log } from "@/lib/core/log";
import { type Done, done } from "@/lib/core/outcome";
import { scrub } from "@/lib/core/scrub";
import type { MessageId } from "./types";

const AT_ONCE = 200;
type Stuck = { readonly id: MessageId; readonly kind: string; readonly why: string | null };

/**
 * Marks as `failed` the messages that wait although nobody will try again: their job's tries are used up, as after a process that
 * died each time, or it is gone. Says how many. A colleague sees them in the book and may send them again. For a job of every
 * few minutes; may be repeated.
 */
export function giveUpMessages(): Promise<Done<number>> {
  return atomically(async (tx) => {
    const stuck = await tx.execute<Stuck>(sql`
      with jobs as materialized (
        select (f.body ->> 'messageId')::uuid as id, j.over, j.last_error from fact_jobs() j join facts f on f.id = j.fact where f."is" in ('message.written', 'message.resent'))
      select m.id, m.kind, coalesce(m.last_error, (select max(j.last_error) from jobs j where j.id = m.id)) as why from messages m
      where m.state = 'queued' and not exists (select 1 from jobs j where j.id = m.id and not j.over)
      order by m.id limit ${AT_ONCE} for update of m skip locked`);
    for (const { id, kind, why } of stuck) {
      await tx.update(messages).set({ state: "failed", lastError: scrub(why ?? "no job sends it any more").slice(0, 500) }).where(eq(messages.id, id));
      log.warn({ messageId: id, kind }, "a message waited although nobody tried any more");
    }
    return done(stuck.length);
  });
}
