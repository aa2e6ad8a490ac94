import type { Head } from "../../cells/rules";
import type { ColumnReport, ImportSettings } from "../../types";

/** What a column of Shopify's is here, by its name in lower case; both the names of before 2025 and of since. `why`: the key of its sentence. */
type Known = { readonly name: string; readonly also?: string; readonly is: "used" | "kept"; readonly why: string };
const COLUMNS: readonly Known[] = [
  { name: "handle", also: "url handle", is: "used", why: "handle" },
  { name: "title", is: "used", why: "title" },
  { name: "body (html)", also: "description", is: "used", why: "body" },
  { name: "vendor", is: "used", why: "maker" },
  { name: "type", is: "used", why: "category" },
  { name: "product category", is: "used", why: "category" },
  { name: "published", also: "published on online store", is: "kept", why: "status" },
  { name: "status", is: "used", why: "status" },
  ...[1, 2, 3].flatMap((n): Known[] => [{ name: `option${n} name`, is: "used", why: "option" }, { name: `option${n} value`, is: "used", why: "option" }, { name: `option${n} linked to`, is: "kept", why: "linked" }]),
  { name: "variant sku", also: "sku", is: "used", why: "sku" },
  { name: "variant barcode", also: "barcode", is: "used", why: "gtin" },
  { name: "variant grams", also: "weight value (grams)", is: "used", why: "weight" },
  { name: "variant weight unit", also: "weight unit for display", is: "kept", why: "weight-unit" },
  { name: "variant price", also: "price", is: "used", why: "price" },
  { name: "variant compare at price", also: "compare-at price", is: "kept", why: "compare-at" },
  { name: "cost per item", is: "kept", why: "cost" },
  { name: "variant inventory qty", also: "inventory quantity", is: "used", why: "pieces" },
  { name: "variant inventory tracker", also: "inventory tracker", is: "kept", why: "tracker" },
  { name: "variant inventory policy", also: "continue selling when out of stock", is: "kept", why: "oversell" },
  { name: "variant fulfillment service", also: "fulfillment service", is: "kept", why: "routing" },
  { name: "variant requires shipping", also: "requires shipping", is: "kept", why: "shipping" },
  { name: "variant taxable", also: "charge tax", is: "kept", why: "taxable" },
  { name: "variant tax code", also: "tax code", is: "kept", why: "taxable" },
  { name: "image src", also: "product image url", is: "kept", why: "pictures" },
  { name: "image position", is: "kept", why: "pictures" },
  { name: "image alt text", is: "kept", why: "pictures" },
  { name: "variant image", also: "variant image url", is: "kept", why: "pictures" },
  { name: "tags", is: "kept", why: "tags" },
  { name: "gift card", is: "used", why: "gift-card" },
  { name: "seo title", is: "kept", why: "seo" },
  { name: "seo description", is: "kept", why: "seo" },
  { name: "variant id", is: "kept", why: "ids" },
];
const BY_NAME = new Map(COLUMNS.flatMap((column) => [[column.name, column] as const, ...(column.also ? [[column.also, column] as const] : [])]));

/** A head under the names that this reader asks for; `keeps`: the columns whose cells stay with the import as they were given. */
export function shopifyHead(head: Head): { readonly head: Head; readonly keeps: readonly number[] } {
  const at = new Map(head.at);
  for (const [name, i] of head.at) at.set(BY_NAME.get(name)?.name ?? name, i);
  return { head: { ...head, at }, keeps: head.names.flatMap((name, i) => (BY_NAME.get(name.toLowerCase())?.is === "used" ? [] : [i])) };
}

/** What becomes of each column, once it is known which hold anything: every one is accounted for. */
export const shopifyColumns = (head: Head, filled: ReadonlySet<number>, settings: ImportSettings): ColumnReport[] =>
  head.names.map((column, i) => {
    const known = BY_NAME.get(column.toLowerCase());
    if (!filled.has(i)) return { column, is: "empty", why: "empty" };
    if (known?.why === "pieces" && settings.place === null) return { column, is: "kept", why: "no-place" };
    if (known) return { column, is: known.is, why: known.why };
    return { column, is: "kept", why: column.toLowerCase().startsWith("google shopping /") ? "google" : column.includes("metafields") ? "metafields" : "unknown" };
  });
