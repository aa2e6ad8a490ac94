import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { LocationId, VariantId } from "@/lib/core/id";
import { actorOf, type Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";

type Shift = { readonly locationId: LocationId; readonly variantId: VariantId; readonly by: number };

/**
 * Books pieces that a list counts otherwise than the books, a movement each, in the caller's transaction, which knows what the books said. `cause` makes
 * it once. The database refuses fewer than are held for orders.
 */
export async function setLevels(tx: Tx, who: Who, cause: string, shifts: readonly Shift[]): Promise<void> {
  const moved = shifts.filter(({ by }) => by !== 0).toSorted((a, b) => a.variantId.localeCompare(b.variantId) || a.locationId.localeCompare(b.locationId));
  if (moved.length === 0) return;
  await tx.execute(sql`
    insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) select r."locationId", r."variantId", 'count', r.by, ${cause}, ${actorOf(who)}
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as r("locationId" uuid, "variantId" uuid, by int)`);
  for (const [locationId, at] of Map.groupBy(moved, (shift) => shift.locationId)) await record(tx, who, { is: "stock.moved", variantIds: at.map(({ variantId }) => variantId), locationId });
}
