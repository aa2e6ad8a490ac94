import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { Id, LocationId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";

export type ReceiptLine = { readonly sku: string; readonly title: Words; readonly pieces: number; readonly unitCost: Minor | null };
export type Receipt = { readonly id: Id<"goods-receipt">; readonly locationId: LocationId; readonly supplier: string; readonly reference: string; readonly by: string; readonly at: Date; readonly pieces: number; readonly cost: Minor; readonly lines: readonly ReceiptLine[] };

/** Whether a colleague sees what came at all, at one place or everywhere: whoever counts. */
export const seesReceipts = ({ may }: Pick<Staff, "may">): boolean => may.has("count");

/** What came to a colleague's places last, the latest first, with what each thing cost. */
export async function lastReceipts(who: Staff, limit = 20): Promise<readonly Receipt[]> {
  if (!seesReceipts(who)) return [];
  const rows = await staffDb.execute<Omit<Receipt, "at"> & { at: string }>(sql`
    select r.id, r.location_id as "locationId", r.supplier, r.reference, coalesce(s.name, '') as by, r.at::text as at, l.pieces, l.cost, l.lines
    from (select * from goods_receipts g where ${who.at === null ? sql`true` : sql`g.location_id in (select jsonb_array_elements_text(${JSON.stringify(who.at)}::jsonb)::uuid)`} order by g.id desc limit ${limit}) r
      left join staff s on 'staff:' || s.id = r.actor
      join lateral (select sum(e.pieces)::int as pieces, coalesce(sum(e.pieces * e.unit_cost), 0)::float8 as cost,
        json_agg(json_build_object('sku', v.sku, 'title', p.title, 'pieces', e.pieces, 'unitCost', e.unit_cost) order by e.position) as lines
        from goods_receipt_lines e join variants v on v.id = e.variant_id join products p on p.id = v.product_id where e.receipt_id = r.id) l on true
    order by r.id desc`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
