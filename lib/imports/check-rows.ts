import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { departments, makersNamed, ownersOf, wholeProducts } from "@/lib/catalogue/whole/reads";
import { differences } from "./differences/rules";
import { levelsNow, pricesNow } from "./levels/reads";
import { makersIn, mergeProduct, type Around } from "./products/rules";
import { isPrice, isProduct, isStock, sameState } from "./rules";
import type { ImportFormat, ImportId, ImportSettings, Noted, Planned, PricePlan, ProductPlan, RowChange, StockPlan } from "./types";

export type ImportAt = { readonly id: ImportId; readonly kind: string; readonly format: ImportFormat; readonly settings: ImportSettings; readonly actor: string; readonly fileName: string };
export type StagedRow = { readonly no: number; readonly line: number; readonly key: string; readonly plan: Planned; readonly problems: readonly Noted[]; readonly notes: readonly Noted[]; readonly before: unknown; readonly after: unknown; readonly [column: string]: unknown };
/** What a row comes to: as the thing is, as it would be, and what there is to say. `what` carries ids that writing needs. */
export type Looked = { readonly row: StagedRow; readonly was: unknown; readonly to: unknown; readonly problems: readonly Noted[]; readonly notes: readonly Noted[] };

/** Looks at rows beside what the shop has now. With `lock` products stay so until the transaction ends; pieces may be sold meanwhile, and a movement counts from there. */
export async function lookAt(tx: Pick<Tx, "execute">, at: ImportAt, rows: readonly StagedRow[], lock = false): Promise<Looked[]> {
  if (at.kind === "prices") return lookAtPrices(tx, at, rows);
  if (at.kind === "stock") return lookAtStock(tx, rows);
  const plans = rows.map(({ plan }) => plan).filter(isProduct);
  const products = await wholeProducts(tx, plans.map(({ handle }) => handle), at.settings, lock);
  const around = await aroundOf(tx, plans, [...products.values()].flatMap(({ maker }) => maker ?? []));
  return rows.map((row) => {
    const plan = row.plan as ProductPlan;
    const was = products.get(plan.handle) ?? null;
    return { row, was, ...mergeProduct(was, plan, at.format, at.settings, around, row.line) };
  });
}

async function aroundOf(tx: Pick<Tx, "execute">, plans: readonly ProductPlan[], names: readonly string[]): Promise<Around> {
  const codes = plans.flatMap(({ variants }) => variants.flatMap(({ sku, gtin }) => [sku, ...(gtin ? [`gtin:${gtin}`] : [])]));
  return { departments: await departments(tx), makers: await makersNamed(tx, [...makersIn(plans).map(({ name }) => name), ...names]), owners: await ownersOf(tx, codes) };
}

async function lookAtPrices(tx: Pick<Tx, "execute">, at: ImportAt, rows: readonly StagedRow[]): Promise<Looked[]> {
  const plans = rows.map(({ plan }) => plan).filter(isPrice);
  const now = await pricesNow(tx, plans.map(({ sku }) => sku), at.settings.currency);
  return rows.map((row) => {
    const plan = row.plan as PricePlan;
    const thing = now.get(plan.sku);
    return { row, was: thing ? { amount: thing.amount } : null, to: { amount: plan.amount }, notes: [], problems: thing ? [] : [{ line: row.line, column: "sku", why: "sku-unknown", given: plan.sku }] };
  });
}

async function lookAtStock(tx: Pick<Tx, "execute">, rows: readonly StagedRow[]): Promise<Looked[]> {
  const plans = rows.map(({ plan }) => plan).filter(isStock);
  const places = new Set((await tx.execute<{ handle: string }>(sql`select handle from locations`)).map(({ handle }) => handle));
  const now = await levelsNow(tx, plans);
  return rows.map((row) => {
    const plan = row.plan as StockPlan;
    const level = now.get(`${plan.place} ${plan.sku}`);
    const why = !places.has(plan.place) ? (["place", "place-unknown", plan.place] as const) : !level ? (["sku", "sku-unknown", plan.sku] as const) : plan.onHand < level.held ? (["on_hand", "pieces-held", `${plan.onHand} · ${level.held}`] as const) : null;
    return { row, was: level && level.onHand !== null ? { onHand: level.onHand } : null, to: { onHand: plan.onHand }, notes: [], problems: why ? [{ line: row.line, column: why[0], why: why[1], given: why[2] }] : [] };
  });
}

/** What a row would do. A price or a level of nothing yet is added. */
export function changeOf({ was, to, problems, row }: Looked): RowChange {
  if (row.problems.length + problems.length > 0) return "refused";
  if (sameState(was, to) || (was === null && sameState(to, { onHand: 0 }))) return "same";
  return was === null || sameState(was, { amount: null }) ? "add" : "change";
}

/** Looks at the next rows of an import and writes down what each would do; how many it looked at. */
export async function checkRows(tx: Tx, at: ImportAt, most: number): Promise<number> {
  const rows = await tx.execute<StagedRow>(sql`select no, line, key, plan, problems, notes, before, after from import_rows where import_id = ${at.id} and change is null order by no limit ${most}`);
  if (rows.length === 0) return 0;
  const looked = await lookAt(tx, at, rows);
  const written = looked.map((each) => ({ no: each.row.no, change: changeOf(each), before: each.was, problems: [...each.row.problems, ...each.problems], notes: [...each.row.notes, ...each.notes, ...(changeOf(each) === "change" ? differences(each.was, each.to, each.row.line) : [])] }));
  await tx.execute(sql`
    update import_rows i set change = r.change, before = nullif(r.before, 'null'), problems = r.problems, notes = r.notes
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as r(no int, change text, before jsonb, problems jsonb, notes jsonb) where i.import_id = ${at.id} and i.no = r.no`);
  return rows.length;
}
