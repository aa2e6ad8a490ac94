import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { rangeEdits, rangeItems, ranges, staff } from "@/db/schema/all";
import { readHandle, slug } from "@/lib/core/handle";
import { hashOf } from "@/lib/core/hash";
import { isId, newId, type ProductId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { editsProducts } from "./edit/rules";
import { rangeToEdit } from "./ranges/reads";
import { asksAnything, differing, EDITED, type EditedRange, editionOf, MOST_ITEMS } from "./ranges/rules";
import { RangeRuleSchema } from "./ranges/said";
import type { RangeId, RangeRule } from "./ranges/types";
import { among } from "./whole/reads";

const line = (most: number) => z.string().default("").transform((text) => text.toWellFormed().normalize("NFC").replace(/[^\P{C}]+/gu, " ").replace(/\s+/g, " ").trim()).pipe(z.string().max(most, "too-long"));
/** Where the form of a new one is, in the office. */
const FORM = "new";
const handleOf = (name: string): string => { const made = slug(name, 60); return made === "" || made === FORM ? `collezione${made && `-${made}`}` : made; };
export const EditRange = z.object({
  /** Null: a new one. */
  id: z.string().refine(isId).nullable().transform((id) => id as RangeId | null),
  /** The edition that the form was opened with (`rangeHash`). */
  seen: z.string().max(64),
  /** Of a new one; empty: made of its name. */
  handle: z.string().trim().toLowerCase().refine((text) => text === "" || (readHandle(text) !== null && text !== FORM), "handle"),
  name: z.object({ it: line(80).pipe(z.string().min(1, "required")), en: line(80) }),
  lead: z.object({ it: line(300), en: line(300) }),
  kind: z.enum(["rule", "hand"]),
  rule: RangeRuleSchema,
  published: z.boolean(),
  items: z.array(z.string().refine(isId)).max(MOST_ITEMS, "too-many").transform((ids) => [...new Set(ids)] as ProductId[]),
  /** SKUs or handles of what comes after those. */
  add: z.array(line(120)).max(MOST_ITEMS, "too-many").transform((codes) => codes.filter((code) => code !== "")),
});
export type NotEdited =
  | { why: "not-yours" }
  | { why: "unknown-range" }
  | { why: "changed-meanwhile"; by: string } // somebody was quicker: what they wrote is to be read first
  | { why: "handle-taken" }
  | { why: "unknown-choice" } // a department or a maker that there isn't
  | { why: "unknown-product"; what: string }
  | { why: "no-rule" } // it would hold the whole shop
  | { why: "too-many" };

/** What a form is opened with, and must still be true when it is sent. */
export const rangeHash = (range: EditedRange): string => hashOf(editionOf(range));

/**
 * A colleague names a collection, says by a rule or by hand what belongs to it, and whether the web shows it; or begins a new one, whose address stays for good. A rule is asked anew for each
 * list: what no longer fits is gone from it, what fits comes. Each field keeps its history; of two who edit the same, the second is told.
 */
export function editRange(who: Staff, { id, seen, handle, add, ...said }: z.output<typeof EditRange>): Promise<Outcome<{ readonly handle: string; readonly changed: number }, NotEdited>> {
  return atomically(async (tx): Promise<Outcome<{ readonly handle: string; readonly changed: number }, NotEdited>> => {
    if (!editsProducts(who)) return refused({ why: "not-yours" });
    if (!id) await tx.execute(sql`select pg_advisory_xact_lock(hashtext('new-range'))`);
    const opened = id ? await rangeToEdit({ id }, tx, true) : null;
    if (id && !opened) return refused({ why: "unknown-range" });
    const items = await itemsOf(tx, said.items, add);
    if (typeof items === "string") return refused({ why: "unknown-product", what: items });
    if (items.length > MOST_ITEMS) return refused({ why: "too-many" });
    const to: EditedRange = { ...said, items };
    const changed = opened ? differing(opened.edited, to) : EDITED.filter((field) => (field === "rule" ? asksAnything(to.rule) : !isEmpty(to[field])));
    if (opened && changed.length === 0) return done({ handle: opened.range.handle, changed: 0 });
    if (opened && rangeHash(opened.edited) !== seen) return refused({ why: "changed-meanwhile", by: await lastBy(tx, opened.range.id) });
    if (to.kind === "rule" && !asksAnything(to.rule)) return refused({ why: "no-rule" });
    if (!(await isKnown(tx, to.rule))) return refused({ why: "unknown-choice" });
    const its = opened?.range.handle ?? (handle || handleOf(to.name.it));
    if (!opened && (await tx.execute(sql`select 1 from ranges where handle = ${its}`)).length > 0) return refused({ why: "handle-taken" });
    const rangeId = id ?? newId<"range">();
    const { items: _, ...values } = to;
    if (opened) await tx.update(ranges).set(values).where(eq(ranges.id, rangeId));
    else await tx.insert(ranges).values({ id: rangeId, handle: its, ...values });
    if (changed.includes("items")) {
      await tx.delete(rangeItems).where(eq(rangeItems.rangeId, rangeId));
      if (items.length > 0) await tx.insert(rangeItems).values(items.map((productId, position) => ({ rangeId, productId, position })));
    }
    await tx.insert(rangeEdits).values(changed.map((field) => ({ rangeId, field, before: opened?.edited[field] ?? null, after: to[field], actor: actorOf(who) })));
    await record(tx, who, { is: "range.changed", rangeId, handle: its });
    return done({ handle: its, changed: changed.length });
  }, { pool: "staff" });
}

/** Whether there is nothing to keep of a field of a new one. */
const isEmpty = (value: EditedRange[keyof EditedRange]): boolean => (Array.isArray(value) ? value.length === 0 : typeof value === "object" && "it" in value && value.it === "" && value.en === "");

/** The products chosen, those that came as SKUs or handles after the others, each once; the first code that names none as text. */
async function itemsOf(tx: Tx, ids: readonly ProductId[], codes: readonly string[]): Promise<readonly ProductId[] | string> {
  const there = new Set((await tx.execute<{ id: ProductId }>(sql`select id from products where id::text in ${among(ids)}`)).map(({ id }) => id));
  const named = await tx.execute<{ code: string; id: ProductId }>(sql`
    select w as code, coalesce((select p.id from products p where p.handle = lower(w)), (select v.product_id from variants v where lower(v.sku) = lower(w) order by v.id limit 1)) as id from ${among(codes)} q`);
  const unknown = ids.find((id) => !there.has(id)) ?? named.find(({ id }) => id === null)?.code;
  return unknown ?? [...new Set([...ids, ...codes.flatMap((code) => named.find((one) => one.code === code)?.id ?? [])])];
}

/** Whether the department and the maker of a rule are there. */
async function isKnown(tx: Tx, { category, maker }: RangeRule): Promise<boolean> {
  const [found] = await tx.execute<{ ok: boolean }>(sql`select (${category}::text is null or exists (select 1 from categories where handle = ${category})) and (${maker}::uuid is null or exists (select 1 from makers where id = ${maker}::uuid)) as ok`);
  return found?.ok ?? false;
}

/** Who changed it last, for who comes second. */
async function lastBy(tx: Tx, rangeId: RangeId): Promise<string> {
  const [last] = await tx.select({ by: staff.name }).from(rangeEdits).innerJoin(staff, sql`'staff:' || ${staff.id} = ${rangeEdits.actor}`).where(eq(rangeEdits.rangeId, rangeId)).orderBy(desc(rangeEdits.id)).limit(1);
  return last?.by ?? "";
}
