import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { AREAS } from "@/db/invariants/all";
import { examinations, staff } from "@/db/schema/all";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Area, Examination, Look } from "./types";

/** When the shop was last looked at and how long that took; null before the first time. */
export async function lastLook(): Promise<{ at: Date; ms: number } | null> {
  const [row] = await staffDb.select({ at: examinations.at, ms: examinations.ms }).from(examinations).orderBy(desc(examinations.at)).limit(1);
  return row ?? null;
}

/** What the last look found; null before the first. */
export async function lastExamination(): Promise<Examination | null> {
  const [row] = await staffDb.select({ at: examinations.at, ms: examinations.ms, findings: examinations.findings }).from(examinations).orderBy(desc(examinations.at)).limit(1);
  return row ?? null;
}

const named = (those: string) => sql<string[]>`jsonb_path_query_array(${examinations.findings}, ${sql.raw(`'$[*] ? (${those}).id'`)})`;
/** The last looks in short, the newest first, with the name of the colleague who asked for one. */
export const lastLooks = (most: number): Promise<Look[]> =>
  staffDb
    .select({ at: examinations.at, ms: examinations.ms, by: staff.name, broken: named("@.rows > 0"), unseen: named("@.rows == null") })
    .from(examinations)
    .leftJoin(staff, eq(examinations.askedBy, sql`'staff:' || ${staff.id}`))
    .orderBy(desc(examinations.at), desc(examinations.id))
    .limit(most);

/** Everything that is looked at, by area, in a reader's language. */
export const areas = (locale: Locale): Area[] =>
  Object.entries(AREAS).map(([key, all]) => ({ key, all: all.map(({ id, says, mend, within }) => ({ id, says: inLocale(says, locale), mend: inLocale(mend, locale), within: within ?? null })) }));
