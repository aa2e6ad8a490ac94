import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { constraintOf } from "@/db/faults";
import { stockLevels, stockMovements, variants } from "@/db/schema/all";
import { isId, type LocationId, type VariantId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { countsAt } from "./rules";

export const CountPieces = z.object({
  locationId: z.string().refine(isId).transform((id) => id as LocationId),
  variantId: z.string().refine(isId).transform((id) => id as VariantId),
  press: z.string().refine(isId), // one count; sent again it counts once
  booked: z.coerce.number().int().min(0).max(9_999), // what the books said while somebody counted
  pieces: z.string().trim().regex(/^\d{1,4}$/, "not-valid").transform(Number), // what lies there
});
export type NotCounted = { why: "not-yours" } | { why: "unknown-thing" } | { why: "moved"; now: number } | { why: "promised"; held: number };

/**
 * Somebody counted what a place has of a thing, what is held for orders included: from now on the books say so, by a movement. Refuses
 * `moved` where a piece came or went while they counted, `promised` for fewer than orders hold there (whoever picks them reports it),
 * `unknown-thing` for what the shop doesn’t have. What never lay there is counted from nought: the first pieces of a new thing. May be repeated with the same press.
 */
export async function countPieces(who: Staff, { locationId, variantId, press, booked, pieces }: z.output<typeof CountPieces>): Promise<Outcome<{ readonly by: number }, NotCounted>> {
  if (!countsAt(who, locationId)) return refused({ why: "not-yours" });
  const here = and(eq(stockLevels.locationId, locationId), eq(stockLevels.variantId, variantId));
  const cause = `count:${press}`;
  return atomically(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`count ${locationId} ${variantId}`}))`); // of two who count at once the second hears of the first
    const [found] = await tx.select({ onHand: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(here);
    if (!found && (await tx.$count(variants, eq(variants.id, variantId))) === 0) return refused({ why: "unknown-thing" });
    const level = found ?? { onHand: 0, held: 0 };
    const [before] = await tx.select({ by: stockMovements.onHandBy }).from(stockMovements).where(and(eq(stockMovements.cause, cause), eq(stockMovements.locationId, locationId), eq(stockMovements.variantId, variantId)));
    if (before) return done(before);
    if (level.onHand !== booked) return refused({ why: "moved", now: level.onHand });
    if (pieces < level.held) return refused({ why: "promised", held: level.held });
    const by = pieces - booked;
    await tx.insert(stockMovements).values({ locationId, variantId, kind: "count", onHandBy: by, cause, actor: actorOf(who) }).onConflictDoNothing();
    await record(tx, who, { is: "stock.moved", variantIds: [variantId], locationId });
    return done({ by });
  }, { pool: "staff" }).catch((fault: unknown) => {
    if (constraintOf(fault) === "stock_levels_never_oversold") return refused({ why: "promised", held: booked }); // promised in this very moment
    throw fault;
  });
}
