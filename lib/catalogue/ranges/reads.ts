import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { db, staffDb, type Tx } from "@/db/client";
import { rangeEdits, rangeItems, ranges } from "@/db/schema/all";
import { readHandle } from "@/lib/core/handle";
import type { ProductId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { listProducts } from "../lists/reads";
import { onOffer } from "../lists/on-offer";
import type { ListQuery, ProductList } from "../types";
import { among } from "../whole/reads";
import { heldBy } from "./held";
import type { EditedRange } from "./rules";
import type { Range, RangeId, RangeItem } from "./types";

const COLUMNS = { id: ranges.id, handle: ranges.handle, name: ranges.name, lead: ranges.lead, kind: ranges.kind, rule: ranges.rule, published: ranges.published };

/** The collections that the web shows, by name. */
export const publishedRanges = async (): Promise<readonly Range[]> => db.select(COLUMNS).from(ranges).where(eq(ranges.published, true)).orderBy(sql`lower(${ranges.name} ->> 'it')`, ranges.id);

/** Whether the web shows a collection at this handle: asked before a page is made. */
export async function rangeIsPublished(handle: string): Promise<boolean> {
  if (readHandle(handle) === null) return false;
  return (await db.execute(sql`select 1 from ranges where handle = ${handle} and published`)).length > 0;
}

/** A page of the list of a collection: the lists of departments, narrowed to what it holds. In the order that somebody chose, where nothing else is asked. */
export const listRange = (range: Pick<Range, "kind" | "rule"> & { readonly id: RangeId | null }, query: ListQuery, locale: Locale, at: Date): Promise<ProductList> =>
  listProducts(query, locale, at, { key: `range ${range.id}`, held: heldBy(range, at) });

/** A collection with what was chosen by hand; null where there is none. For callers who have checked who asks; inside a transaction `lock` keeps it until it ends. */
export async function rangeToEdit(handle: { readonly handle: string } | { readonly id: RangeId }, on: Pick<Tx, "select"> = staffDb, lock = false): Promise<{ readonly range: Range; readonly edited: EditedRange } | null> {
  const asked = on.select(COLUMNS).from(ranges).where("id" in handle ? eq(ranges.id, handle.id) : eq(ranges.handle, handle.handle));
  const [range] = await (lock ? asked.for("update") : asked);
  if (!range) return null;
  const items = await on.select({ id: rangeItems.productId }).from(rangeItems).where(eq(rangeItems.rangeId, range.id)).orderBy(rangeItems.position, rangeItems.productId);
  const { name, lead, kind, rule, published } = range;
  return { range, edited: { name, lead, kind, rule, published, items: items.map(({ id }) => id) } };
}

/** What was chosen by hand, in its order, with what a colleague knows it by. */
export const rangeItemsOf = async (id: RangeId): Promise<readonly RangeItem[]> =>
  staffDb.execute<RangeItem & Record<string, unknown>>(sql`
    select p.id, p.handle, p.title, (select m.stem from media m where m.product_id = p.id and m.role = 'main' order by m.position limit 1) as stem, exists (select 1 from listed_variants l where l.product_id = p.id) as offered
    from range_items i join products p on p.id = i.product_id where i.range_id = ${id} order by i.position, i.product_id`);

/** What products are called, also those that are no longer offered. */
export const titlesOf = async (ids: readonly ProductId[]): Promise<ReadonlyMap<string, Words>> =>
  new Map((await staffDb.execute<{ id: ProductId; title: Words }>(sql`select id, title from products where id::text in ${among(ids)}`)).map(({ id, title }) => [id, title]));

/** All collections by name, with how many things each holds now on the web. */
export async function rangeRows(at: Date): Promise<readonly (Range & { readonly holds: number })[]> {
  const all = await staffDb.select(COLUMNS).from(ranges).orderBy(sql`lower(${ranges.name} ->> 'it')`, ranges.id).limit(500);
  if (all.length === 0) return [];
  const counts = await staffDb.execute<{ id: RangeId; n: number }>(sql.join(all.map((range) => sql`select ${range.id}::uuid as id, (select count(distinct l.product_id)::int from ${onOffer(sql`l.variant_id in (select h.variant_id from (${heldBy(range, at)}) h)`, at)}) as n`), sql` union all `));
  return all.map((range) => ({ ...range, holds: counts.find(({ id }) => id === range.id)?.n ?? 0 }));
}

/** What was changed of a collection, the latest first. */
export const rangeHistory = async (id: RangeId) =>
  staffDb
    .select({ field: rangeEdits.field, before: rangeEdits.before, after: rangeEdits.after, by: sql<string>`coalesce((select name from staff where 'staff:' || id = ${rangeEdits.actor}), '')`, at: rangeEdits.at })
    .from(rangeEdits).where(eq(rangeEdits.rangeId, id)).orderBy(desc(rangeEdits.id)).limit(100);
