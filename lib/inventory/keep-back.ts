import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { stockBuffers, stockLevels } from "@/db/schema/all";
import { isId, type LocationId, type VariantId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { keepsBackAt } from "./rules";

export const KeepBack = z.object({
  locationId: z.string().refine(isId).transform((id) => id as LocationId),
  variantId: z.string().refine(isId).transform((id) => id as VariantId),
  seen: z.coerce.number().int().min(0).max(9_999), // what was kept back when the form was drawn
  pieces: z.string().trim().regex(/^\d{1,4}$/, "not-valid").transform(Number),
});
export type NotKept = { why: "not-yours" } | { why: "unknown-thing" } | { why: "changed-meanwhile"; now: number };

/**
 * A colleague decides how many pieces of a thing the web may not promise at a place: the till still sells them. Orders that were placed before keep theirs.
 * More than lie there may be kept: then what comes stays in the store until there are more. Refuses `changed-meanwhile` where somebody decided otherwise since
 * the form was drawn, `unknown-thing` for what never lay there. May be repeated: what is so already is told to nobody.
 */
export function keepBack(who: Staff, { locationId, variantId, seen, pieces }: z.output<typeof KeepBack>): Promise<Outcome<null, NotKept>> {
  const of = (table: typeof stockLevels | typeof stockBuffers) => and(eq(table.locationId, locationId), eq(table.variantId, variantId));
  return atomically(async (tx) => {
    if (!keepsBackAt(who, locationId)) return refused({ why: "not-yours" });
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`buffer ${locationId} ${variantId}`}))`); // of two at once the second hears of the first, also where none was kept yet
    const [level] = await tx.select({ kept: stockBuffers.pieces }).from(stockLevels).leftJoin(stockBuffers, of(stockBuffers)).where(of(stockLevels));
    if (!level) return refused({ why: "unknown-thing" });
    const before = level.kept ?? 0;
    if (before === pieces) return done(null);
    if (before !== seen) return refused({ why: "changed-meanwhile", now: before });
    await tx.insert(stockBuffers).values({ locationId, variantId, pieces }).onConflictDoUpdate({ target: [stockBuffers.variantId, stockBuffers.locationId], set: { pieces } });
    await record(tx, who, { is: "buffer.changed", variantIds: [variantId], locationId, before, after: pieces });
    return done(null);
  }, { pool: "staff" });
}
