import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { writeProducts } from "@/lib/catalogue/write-products";
import type { WholeProduct } from "@/lib/catalogue/types";
import { wholeProducts } from "@/lib/catalogue/whole/reads";
import { minorOf } from "@/lib/core/money";
import type { Who } from "@/lib/core/who";
import { setLevels } from "@/lib/inventory/set-levels";
import { addPrices } from "@/lib/pricing/add-prices";
import type { ImportAt } from "./check-rows";
import { levelsNow, pricesNow } from "./levels/reads";
import { makersIn } from "./products/rules";
import { isPrice, isProduct, isStock } from "./rules";
import type { Planned } from "./types";

/** A row that is to be written: as its thing is now, locked, and as it is to be. */
export type Writing = { readonly no: number; readonly plan: Planned; readonly was: unknown; readonly to: unknown };

/** Writes rows through the doors of catalogue, prices and stock, in the caller's transaction; `cause` makes each movement once. */
export async function writeRows(tx: Tx, who: Who, at: ImportAt, rows: readonly Writing[], cause: string): Promise<void> {
  const reason = `Importazione ${at.fileName}`.slice(0, 200);
  if (at.kind === "prices") {
    const things = await pricesNow(tx, rows.map(({ plan }) => plan).filter(isPrice).map(({ sku }) => sku), at.settings.currency);
    return addPrices(tx, who, reason, rows.flatMap(({ plan, to }) => {
      const thing = isPrice(plan) ? things.get(plan.sku) : undefined;
      return thing ? [{ variantId: thing.variantId, productId: thing.productId, currency: at.settings.currency, amount: minorOf((to as { amount: number }).amount) }] : [];
    }));
  }
  if (at.kind === "stock") {
    const levels = await levelsNow(tx, rows.map(({ plan }) => plan).filter(isStock));
    return setLevels(tx, who, cause, rows.flatMap(({ plan, to }) => {
      const level = isStock(plan) ? levels.get(`${plan.place} ${plan.sku}`) : undefined;
      return level ? [{ locationId: level.locationId, variantId: level.variantId, by: (to as { onHand: number }).onHand - (level.onHand ?? 0) }] : [];
    }));
  }
  const products = rows.map(({ was, to }) => ({ was: was as WholeProduct | null, to: to as WholeProduct }));
  await writeProducts(tx, who, products, makersIn(rows.map(({ plan }) => plan).filter(isProduct)), { currency: at.settings.currency, place: at.settings.place, reason, cause });
}

/** What rows' things are now, for an undo, which asks whether somebody touched them since. */
export async function areNow(tx: Pick<Tx, "execute">, at: ImportAt, rows: readonly Writing[]): Promise<ReadonlyMap<number, unknown>> {
  if (at.kind === "prices") {
    const things = await pricesNow(tx, rows.map(({ plan }) => plan).filter(isPrice).map(({ sku }) => sku), at.settings.currency);
    return new Map(rows.map(({ no, plan }) => [no, { amount: isPrice(plan) ? (things.get(plan.sku)?.amount ?? null) : null }]));
  }
  if (at.kind === "stock") {
    const levels = await levelsNow(tx, rows.map(({ plan }) => plan).filter(isStock));
    return new Map(rows.map(({ no, plan }) => [no, { onHand: isStock(plan) ? (levels.get(`${plan.place} ${plan.sku}`)?.onHand ?? 0) : 0 }]));
  }
  const products = await wholeProducts(tx, rows.map(({ plan }) => plan).filter(isProduct).map(({ handle }) => handle), at.settings);
  return new Map(rows.map(({ no, plan }) => [no, isProduct(plan) ? (products.get(plan.handle) ?? null) : null]));
}

/** Marks rows of an import as written, and what they were left as. */
export async function markRows(tx: Tx, at: ImportAt, rows: readonly { readonly no: number; readonly after: unknown }[]): Promise<void> {
  await tx.execute(sql`update import_rows i set applied_at = now(), after = r.after from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(no int, after jsonb) where i.import_id = ${at.id} and i.no = r.no`);
}
