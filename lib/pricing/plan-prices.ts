import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { staffDb, type Tx } from "@/db/client";
import { prices } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import { isId, type PriceId, type ProductId, type VariantId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { record } from "@/lib/events/record";
import { MOST_LINES, type PastedLine, readPaste } from "./plan/paste";
import { type NotPlanned, type PlannedRow, plansPrices, rowsFor } from "./plan/rules";
import { PlanPrice } from "./plan-price";
import { lowestBefore, priceAt, priceRow, type StoredPrice } from "./rules";

const terms = PlanPrice.pick({ kind: true, startsAt: true, endsAt: true });
export const ForeseePrices = terms.extend({ lines: z.string().max(200_000) });
export const PlanPrices = ForeseePrices.extend({
  /** `seen` of the look that was taken. */
  seen: z.string().max(64),
  press: z.string().refine(isId).transform((id) => id as PriceId), reason: PlanPrice.shape.reason });

export type NotInList = NotPlanned | { why: "unknown-thing" } | { why: "no-amount" } | { why: "twice" };
/** A pasted line beside what the list says: what it costs when the plan begins, the lowest price of the days before, and why it can't be; null: it can. */
export type Foreseen = PastedLine & { readonly sku: string | null; readonly title: Words | null; readonly chosen: readonly Words[]; readonly before: Minor | null; readonly lowest: Minor | null; readonly not: NotInList | null };
export type NotNow = { why: "rows" } | { why: "changed-meanwhile" };
export type NotForeseen = { why: "not-yours" } | { why: "nothing" } | { why: "too-many"; most: number };
/** `seen`: the lines and the lists that were looked at, as one text. */
export type Look = { readonly seen: string; readonly lines: readonly Foreseen[] };
type Thing = { readonly id: VariantId; readonly productId: ProductId; readonly sku: string; readonly gtin: string | null; readonly title: Words; readonly chosen: readonly Words[]; readonly stored: readonly StoredPrice[] };
type Judged = Foreseen & { readonly thing: Thing | null; readonly rows: readonly PlannedRow[] };

/** What a pasted list would change, line by line; nothing is written. */
export async function foreseePrices(who: Staff, { lines, ...plan }: z.output<typeof ForeseePrices>, now = new Date()): Promise<Outcome<Look, NotForeseen>> {
  const read = linesOf(who, lines);
  if (!read.ok) return read;
  const judged = await judge(staffDb, read.value, plan, now);
  return done({ seen: digestOf(judged), lines: judged.map(({ line, key, typed, amount, sku, title, chosen, before, lowest, not }) => ({ line, key, typed, amount, sku, title, chosen, before, lowest, not })) });
}

/**
 * Plans the prices of a pasted list, all of it or nothing: one line that can't be keeps all of them out (`rows`), and nothing has changed. Each as `planPrice` would, of
 * the list that was looked at: `changed-meanwhile` where a line or a price is another one now. May be repeated: one form, one plan.
 */
export function planPrices(who: Staff, { lines, press, reason, seen, ...plan }: z.output<typeof PlanPrices>, now = new Date()): Promise<Outcome<{ readonly planned: number }, NotForeseen | NotNow>> {
  return atomically(async (tx): Promise<Outcome<{ readonly planned: number }, NotForeseen | NotNow>> => {
    const read = linesOf(who, lines);
    if (!read.ok) return read;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`prices ${press}`}))`);
    if ((await tx.$count(prices, sql`id = ${press}`)) > 0) return done({ planned: read.value.length });
    const found = await thingsOf(tx, read.value);
    await tx.execute(sql`select id from variants where id in (select jsonb_array_elements_text(${JSON.stringify(found.map(({ id }) => id))}::jsonb)::uuid) order by id for update`); // in one order, so that two lists wait for each other
    const judged = await judge(tx, read.value, plan, now);
    if (digestOf(judged) !== seen) return refused({ why: "changed-meanwhile" });
    if (judged.some((line) => line.not !== null)) return refused({ why: "rows" });
    const rows = judged.flatMap(({ thing, rows: all }) => (thing ? all.map((row) => ({ ...row, variantId: thing.id, currency: "EUR" as const, reason, addedBy: actorOf(who) })) : []));
    await tx.insert(prices).values(rows.map((row, i) => (i === 0 ? { id: press, ...row } : row)));
    for (const { thing, rows: all } of judged) if (thing && all.some(({ startsAt }) => startsAt <= now)) await record(tx, who, { is: "price.changed", variantId: thing.id, productId: thing.productId });
    return done({ planned: judged.length });
  }, { pool: "staff" });
}

const digestOf = (judged: readonly Judged[]): string => hashOf(JSON.stringify(judged.map(({ line, key, amount, thing }) => [line, key, amount, thing?.id ?? "", thing?.stored.length ?? 0])));

function linesOf(who: Staff, lines: string): Outcome<readonly PastedLine[], NotForeseen> {
  if (!plansPrices(who)) return refused({ why: "not-yours" });
  const read = readPaste(lines);
  if (read.length === 0) return refused({ why: "nothing" });
  return read.length > MOST_LINES ? refused({ why: "too-many", most: MOST_LINES }) : done(read);
}

/** Each line beside its list: what it would add, or why it can't. */
async function judge(on: Pick<Tx, "execute">, lines: readonly PastedLine[], { kind, startsAt, endsAt }: z.output<typeof terms>, now: Date): Promise<readonly Judged[]> {
  const things = new Map((await thingsOf(on, lines)).flatMap((thing) => [[thing.sku.toUpperCase(), thing] as const, ...(thing.gtin ? [[thing.gtin, thing] as const] : [])]));
  const seen = new Set<VariantId>();
  const at = startsAt ?? now;
  return lines.map((line): Judged => {
    const thing = things.get(line.key.toUpperCase()) ?? things.get(line.key.padStart(14, "0")) ?? null;
    const list = (thing?.stored ?? []).map(priceRow);
    const about = { ...line, thing, sku: thing?.sku ?? null, title: thing?.title ?? null, chosen: thing?.chosen ?? [], before: priceAt(list, at)?.amount ?? null, lowest: lowestBefore(list, at)?.lowest ?? null };
    const not = (why: NotInList): Judged => ({ ...about, not: why, rows: [] });
    if (!thing) return not({ why: "unknown-thing" });
    if (line.amount === null) return not({ why: "no-amount" });
    if (seen.has(thing.id)) return not({ why: "twice" });
    seen.add(thing.id);
    const planned = rowsFor(list, { kind, amount: line.amount, startsAt: at, endsAt: kind === "reduced" ? endsAt : null }, now);
    return planned.ok ? { ...about, not: null, rows: planned.value } : not(planned);
  });
}

const thingsOf = (on: Pick<Tx, "execute">, lines: readonly PastedLine[]): Promise<readonly Thing[]> =>
  on.execute<Thing & Record<string, unknown>>(sql`
    select v.id, v.product_id as "productId", v.sku, v.gtin, p.title,
      (select coalesce(json_agg(ov.name order by o.position), '[]') from options o join option_values ov on ov.option_id = o.id and ov.key = v.choice ->> o.key where o.product_id = v.product_id) as chosen,
      (select coalesce(json_agg(json_build_array(c.id, c.amount, c.kind, c.starts_at) order by c.starts_at, c.seq), '[]') from prices c where c.variant_id = v.id and c.currency = 'EUR') as stored
    from variants v join products p on p.id = v.product_id
    where v.status = 'active' and (v.sku in (select jsonb_array_elements_text(${JSON.stringify([...new Set(lines.flatMap(({ key }) => [key, key.toUpperCase()]))])}::jsonb)) or v.gtin in (select jsonb_array_elements_text(${JSON.stringify(lines.filter(({ key }) => /^\d{8,14}$/.test(key)).map(({ key }) => key.padStart(14, "0")))}::jsonb)))`);
