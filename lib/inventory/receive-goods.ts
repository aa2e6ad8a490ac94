import "server-only";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { staffDb, type Tx } from "@/db/client";
import { goodsReceiptLines, goodsReceipts } from "@/db/schema/all";
import { type Id, isId, type LocationId, type VariantId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { record } from "@/lib/events/record";
import { MOST_LINES, type NoteLine, readNote } from "./receiving/read-note";
import { countsAt } from "./rules";

const said = (most: number) => z.string().transform((text) => text.toWellFormed().replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim()).pipe(z.string().max(most, "too-long"));
export const LookAtNote = z.object({ locationId: z.string().refine(isId).transform((id) => id as LocationId), lines: z.string().max(100_000) });
export const ReceiveGoods = LookAtNote.extend({ press: z.string().refine(isId).transform((id) => id as Id<"goods-receipt">), supplier: said(120).pipe(z.string().min(2, "required")), reference: said(60) });

export type NotOnNote = { why: "unknown-thing" } | { why: "no-pieces" } | { why: "no-cost" } | { why: "twice" };
/** A line of the note beside the books of the place: what lies there, and why it can't be booked; null: it can. */
export type NotedLine = NoteLine & { readonly sku: string | null; readonly title: Words | null; readonly chosen: readonly Words[]; readonly onHand: number; readonly not: NotOnNote | null };
export type NotLooked = { why: "not-yours" } | { why: "nothing" } | { why: "too-many"; most: number };
type Thing = { readonly id: VariantId; readonly sku: string; readonly gtin: string | null; readonly title: Words; readonly chosen: readonly Words[]; readonly onHand: number };

/** What a delivery note would bring to a place, line by line; nothing is written. */
export async function lookAtNote(who: Staff, { locationId, lines }: z.output<typeof LookAtNote>): Promise<Outcome<readonly NotedLine[], NotLooked>> {
  const read = linesOf(who, locationId, lines);
  return read.ok ? done((await judge(staffDb, locationId, read.value)).map(({ line }) => line)) : read;
}

/**
 * Books what came from a supplier, whole or not at all: each line is a movement, with what a piece cost beside it. A line that can't be keeps all of them out (`rows`).
 * May be repeated: one form is one receipt. What was wrong is counted later, never edited.
 */
export function receiveGoods(who: Staff, { locationId, lines, press, supplier, reference }: z.output<typeof ReceiveGoods>): Promise<Outcome<{ readonly pieces: number }, NotLooked | { why: "rows" }>> {
  return atomically(async (tx): Promise<Outcome<{ readonly pieces: number }, NotLooked | { why: "rows" }>> => {
    const read = linesOf(who, locationId, lines);
    if (!read.ok) return read;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`receipt ${press}`}))`);
    const judged = await judge(tx, locationId, read.value);
    const pieces = judged.reduce((sum, { line }) => sum + (line.pieces ?? 0), 0);
    if ((await tx.$count(goodsReceipts, eq(goodsReceipts.id, press))) > 0) return done({ pieces });
    const rows = judged.flatMap(({ line, id }) => (line.not === null && id && line.pieces ? [{ variantId: id, pieces: line.pieces, unitCost: line.cost === "none" ? null : line.cost }] : []));
    if (rows.length < judged.length) return refused({ why: "rows" });
    await tx.insert(goodsReceipts).values({ id: press, locationId, supplier, reference, actor: actorOf(who) });
    const sorted = rows.toSorted((a, b) => a.variantId.localeCompare(b.variantId)); // levels are locked in one order
    await tx.insert(goodsReceiptLines).values(sorted.map((row, position) => ({ ...row, receiptId: press, position, currency: "EUR" as const })));
    await record(tx, who, { is: "stock.moved", variantIds: sorted.map(({ variantId }) => variantId), locationId });
    return done({ pieces });
  }, { pool: "staff" });
}

function linesOf(who: Staff, locationId: LocationId, lines: string): Outcome<readonly NoteLine[], NotLooked> {
  if (!countsAt(who, locationId)) return refused({ why: "not-yours" });
  const read = readNote(lines);
  if (read.length === 0) return refused({ why: "nothing" });
  return read.length > MOST_LINES ? refused({ why: "too-many", most: MOST_LINES }) : done(read);
}

async function judge(on: Pick<Tx, "execute">, locationId: LocationId, lines: readonly NoteLine[]): Promise<readonly { readonly line: NotedLine; readonly id: VariantId | null }[]> {
  const found = await on.execute<Thing & Record<string, unknown>>(sql`
    select v.id, v.sku, v.gtin, p.title, coalesce((select s.on_hand from stock_levels s where s.variant_id = v.id and s.location_id = ${locationId}), 0) as "onHand",
      (select coalesce(json_agg(ov.name order by o.position), '[]') from options o join option_values ov on ov.option_id = o.id and ov.key = v.choice ->> o.key where o.product_id = v.product_id) as chosen
    from variants v join products p on p.id = v.product_id
    where v.sku in (select jsonb_array_elements_text(${JSON.stringify([...new Set(lines.flatMap(({ key }) => [key, key.toUpperCase()]))])}::jsonb)) or v.gtin in (select jsonb_array_elements_text(${JSON.stringify(lines.filter(({ key }) => /^\d{8,14}$/.test(key)).map(({ key }) => key.padStart(14, "0")))}::jsonb))`);
  const things = new Map(found.flatMap((thing) => [[thing.sku.toUpperCase(), thing] as const, ...(thing.gtin ? [[thing.gtin, thing] as const] : [])]));
  const seen = new Set<VariantId>();
  return lines.map((line) => {
    const thing = things.get(line.key.toUpperCase()) ?? things.get(line.key.padStart(14, "0")) ?? null;
    const not: NotOnNote | null = !thing ? { why: "unknown-thing" } : line.pieces === null ? { why: "no-pieces" } : line.cost === null ? { why: "no-cost" } : seen.has(thing.id) ? { why: "twice" } : null;
    if (thing) seen.add(thing.id);
    return { id: thing?.id ?? null, line: { ...line, sku: thing?.sku ?? null, title: thing?.title ?? null, chosen: thing?.chosen ?? [], onHand: thing?.onHand ?? 0, not } };
  });
}
