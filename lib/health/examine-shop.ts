import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { examineInTurn } from "@/db/invariants/examine";
import { examinations } from "@/db/schema/all";
import { config } from "@/lib/core/config";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Machine, type Staff } from "@/lib/core/who";
import { lastLook } from "./reads";
import { brokenOf, isDue, unseenOf } from "./rules";
import type { Examination } from "./types";

export const ExamineShop = z.object({});
export type NotExamined = { why: "not-yours" } | { why: "under-way" };
const DOCTOR: Machine = { is: "machine", job: "doctor" };

/**
 * Looks at every invariant of the shop, within a minute, and keeps what was found; what is broken is an error in the log. Refuses
 * `not-yours` to who may not see the whole shop's health, `under-way` when another look is not over. May be repeated.
 */
export async function examineShop(who: Staff | Machine): Promise<Outcome<Examination, NotExamined>> {
  if (who.is === "staff" && !(who.may.has("see-health") && who.at === null)) return refused({ why: "not-yours" });
  const look = await examineInTurn(config().DATABASE_DIRECT_URL);
  if (!look) return refused({ why: "under-way" });
  const [broken, unseen] = [brokenOf(look.findings), unseenOf(look.findings)];
  await atomically(async (tx) => {
    await tx.insert(examinations).values({ at: look.at, ms: look.ms, askedBy: actorOf(who), broken: broken.length, unseen: unseen.length, findings: look.findings });
    await tx.delete(examinations).where(sql`${examinations.at} < now() - interval '30 days' and (${examinations.broken} + ${examinations.unseen} = 0 or ${examinations.at} < now() - interval '365 days')`);
    return done(null);
  });
  if (broken.length > 0) log.error({ which: broken.map(({ id, rows }) => `${id} ${rows}`).join(", ") }, "the doctor found something broken: npm run doctor tells more");
  if (unseen.length > 0) log.warn({ which: unseen.map(({ id, unseen: why }) => `${id} ${why}`).join(", ") }, "the doctor could not look at everything");
  return done(look);
}

/** Looks when it is time to (UNICO_DOCTOR_MINUTES). For a job of every minute; may be repeated, also by several processes. */
export async function examineWhenDue(at: Date): Promise<void> {
  if (isDue(await lastLook(), config().UNICO_DOCTOR_MINUTES, at)) await examineShop(DOCTOR);
}
