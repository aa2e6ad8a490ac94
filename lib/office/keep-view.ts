import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { officeViews } from "@/db/schema/all";
import { type Id, isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { asTyped } from "./rules";

/** Views of one table that a colleague keeps at most: more is a list to search, not a row of tabs. */
const MOST_VIEWS = 12;
export const KeepView = z.object({
  path: z.string().regex(/^\/admin\/[a-z-]{1,40}$/),
  query: z.string().max(1_000),
  name: z.string().transform(asTyped).pipe(z.string().min(1, "required").max(40, "too-long")),
});
/** Keeps how a colleague sees a table now, under a name; one of the same name is replaced. Refuses `enough`. */
export function keepView(who: Staff, { path, query, name }: z.output<typeof KeepView>): Promise<Outcome<null, { why: "enough" }>> {
  return atomically(async (tx) => {
    await tx.execute(sql`select 1 from staff where id = ${who.staffId} for update`); // of two at once each counts
    const mine = await tx.select({ name: officeViews.name }).from(officeViews).where(and(eq(officeViews.staffId, who.staffId), eq(officeViews.path, path)));
    if (mine.length >= MOST_VIEWS && !mine.some((each) => each.name === name)) return refused({ why: "enough" });
    await tx.insert(officeViews).values({ staffId: who.staffId, path, name, query }).onConflictDoUpdate({ target: [officeViews.staffId, officeViews.path, officeViews.name], set: { query } });
    return done(null);
  }, { pool: "staff" });
}

export const DropView = z.object({ id: z.string().refine(isId).transform((id) => id as Id<"office-view">) });
/** A colleague lets a view of theirs go; one of somebody else's stays. May be repeated. */
export function dropView(who: Staff, { id }: z.output<typeof DropView>): Promise<Outcome<null, never>> {
  return atomically(async (tx) => {
    await tx.delete(officeViews).where(and(eq(officeViews.id, id), eq(officeViews.staffId, who.staffId)));
    return done(null);
  }, { pool: "staff" });
}
