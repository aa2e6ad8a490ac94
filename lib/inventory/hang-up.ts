import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { isId, type LocationId, type VariantId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { hangsAt } from "./rules";

export const HangUp = z.object({
  locationId: z.string().refine(isId).transform((id) => id as LocationId),
  variantId: z.string().refine(isId).transform((id) => id as VariantId),
  upTo: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER), // the last movement that the screen knew of: what came back since is another walk
});

/**
 * A colleague says that the pieces of a thing which came back to a store hang where they are sold again. Stock knew already: they are free since they
 * were taken back. Says how many pieces it was; refuses `not-yours`. May be repeated: of two at once one hung them, the other none.
 */
export function hangUp(who: Staff, { locationId, variantId, upTo }: z.output<typeof HangUp>): Promise<Outcome<{ readonly pieces: number }, { why: "not-yours" }>> {
  return atomically(async (tx) => {
    if (!hangsAt(who, locationId)) return refused({ why: "not-yours" });
    const hung = await tx.execute<{ pieces: number }>(sql`
      with hung as (insert into reshelvings (movement_id, actor) select m.id, ${actorOf(who)} from stock_movements m
        where m.kind = 'return' and m.on_hand_by > 0 and m.location_id = ${locationId} and m.variant_id = ${variantId} and m.id <= ${upTo} and not exists (select 1 from reshelvings r where r.movement_id = m.id)
        on conflict do nothing returning movement_id)
      select coalesce(sum(m.on_hand_by), 0)::int as pieces from hung join stock_movements m on m.id = hung.movement_id`);
    const pieces = hung[0]?.pieces ?? 0;
    if (pieces > 0) await record(tx, who, { is: "returned-goods.changed", locationId });
    return done({ pieces });
  }, { pool: "staff" });
}
