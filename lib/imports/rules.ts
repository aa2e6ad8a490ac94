import { isDeepStrictEqual } from "node:util";
import type { Staff, Who } from "@/lib/core/who";
import type { Head } from "./cells/rules";
import type { ImportFormat, ImportKind, ImportState, Planned, PricePlan, ProductPlan, StockPlan } from "./types";
import { UNICO_NEEDS } from "./unico/rules";

/** The states in which a job works on an import, and nobody else may. */
export const AT_WORK: readonly ImportState[] = ["reading", "checking", "applying", "reverting", "undoing"];
/** Rows in one transaction: short ones, so that nobody at a checkout waits for a file. */
export const AT_ONCE = 200;

/** Whether somebody imports and exports: a colleague with that duty for the whole shop, or the command of who runs it. */
export const importsFor = (who: Who): who is Staff | Extract<Who, { is: "machine" }> => who.is === "machine" || (who.is === "staff" && who.may.has("import") && who.at === null);

/** What a file is, by the names in its head; null where it is none that is known. */
export function recognise({ at }: Head): { readonly kind: ImportKind; readonly format: ImportFormat } | null {
  const has = (...names: readonly string[]) => names.every((name) => at.has(name));
  if (has("handle", "sku") && (has("title_it") || has("title_en") || has("status", "vat_rate") || has("option1"))) return { kind: "products", format: "unico" };
  if ((at.has("handle") || at.has("url handle")) && at.has("title")) return { kind: "products", format: "shopify" };
  if (has("handle", "sku")) return { kind: "products", format: "unico" };
  if (has(...UNICO_NEEDS.stock)) return { kind: "stock", format: "unico" };
  if (has(...UNICO_NEEDS.prices)) return { kind: "prices", format: "unico" };
  return null;
}

/** Whether two states of a thing are one, however their keys are ordered. */
export const sameState = (a: unknown, b: unknown): boolean => isDeepStrictEqual(JSON.parse(JSON.stringify(a ?? null)), JSON.parse(JSON.stringify(b ?? null)));

export const isProduct = (plan: Planned): plan is ProductPlan => "variants" in plan;
export const isStock = (plan: Planned): plan is StockPlan => "onHand" in plan;
export const isPrice = (plan: Planned): plan is PricePlan => "amount" in plan;
