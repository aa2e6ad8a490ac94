import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { WholeProduct } from "@/lib/catalogue/types";
import { wholeProducts } from "@/lib/catalogue/whole/reads";
import type { Who } from "@/lib/core/who";
import type { ImportAt, StagedRow } from "./check-rows";
import { heldAt, levelsNow, ordered } from "./levels/reads";
import { unmergeProduct } from "./products/rules";
import { isProduct, isStock, sameState } from "./rules";
import type { Noted } from "./types";
import { areNow, writeRows } from "./write-rows";

type Back = { readonly row: StagedRow; readonly to: unknown; readonly why: string | null; readonly note: string | null };

/**
 * Takes back the last rows that an import wrote and nobody has touched since; how many it looked at. The others stay as they are and say why. Products come
 * back to their former words, new ones are archived; pieces go by a movement the other way; a former price begins again, since the list is only added to.
 */
export async function takeBackRows(tx: Tx, who: Who, at: ImportAt, most: number): Promise<number> {
  const rows = await tx.execute<StagedRow>(sql`select no, line, key, plan, problems, notes, before, after from import_rows where import_id = ${at.id} and applied_at is not null and undone_at is null and problems = '[]' order by no desc limit ${most}`);
  if (rows.length === 0) return 0;
  if (at.kind === "products") await wholeProducts(tx, rows.flatMap(({ plan }) => (isProduct(plan) ? [plan.handle] : [])), at.settings, true);
  const now = await areNow(tx, at, rows.map(({ no, plan }) => ({ no, plan, was: null, to: null })));
  const backs = (at.kind === "products" ? await ofProducts(tx, at, rows) : at.kind === "stock" ? await ofStock(tx, rows) : ofPrices(rows)).map((back) => (sameState(now.get(back.row.no), back.row.after) ? back : { ...back, why: "changed-since" }));
  const going = backs.filter(({ why }) => why === null);
  await writeRows(tx, who, at, going.map(({ row, to }) => ({ no: row.no, plan: row.plan, was: now.get(row.no), to })), `import-undo:${at.id}`);
  const said = (why: string, row: StagedRow): Noted => ({ line: row.line, column: "", why, given: row.key });
  const marks = backs.map(({ row, why, note }) => ({ no: row.no, back: why === null, problems: why === null ? [] : [said(why, row)], notes: note ? [...row.notes, said(note, row)] : row.notes }));
  await tx.execute(sql`
    update import_rows i set undone_at = case when r.back then now() end, problems = r.problems, notes = r.notes
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as r(no int, back boolean, problems jsonb, notes jsonb) where i.import_id = ${at.id} and i.no = r.no`);
  return rows.length;
}

async function ofProducts(tx: Tx, at: ImportAt, rows: readonly StagedRow[]): Promise<Back[]> {
  const all = rows.map((row) => ({ row, ...unmergeProduct(row.before as WholeProduct | null, row.after as WholeProduct) }));
  const sold = await ordered(tx, all.flatMap(({ added }) => added));
  const held = at.settings.place ? await heldAt(tx, all.flatMap(({ to }) => to.variants.map(({ sku }) => sku)), at.settings.place) : new Set<string>();
  return all.map(({ row, to, added, priced }) => {
    const fewer = to.variants.some((v, i) => (v.onHand ?? 0) < ((row.after as WholeProduct).variants[i]?.onHand ?? 0) && held.has(v.sku));
    return { row, to, why: added.some((sku) => sold.has(sku)) ? "sold-since" : fewer ? "pieces-held" : null, note: priced ? "price-stays" : null };
  });
}

async function ofStock(tx: Tx, rows: readonly StagedRow[]): Promise<Back[]> {
  const now = await levelsNow(tx, rows.map(({ plan }) => plan).filter(isStock));
  return rows.map((row) => {
    const to = (row.before as { onHand: number } | null) ?? { onHand: 0 };
    return { row, to, why: to.onHand < (now.get(row.key)?.held ?? 0) ? "pieces-held" : null, note: null };
  });
}

const ofPrices = (rows: readonly StagedRow[]): Back[] =>
  rows.map((row) => {
    const former = (row.before as { amount: number | null } | null)?.amount ?? null;
    return { row, to: { amount: former }, why: former === null ? "price-stays" : null, note: null };
  });
