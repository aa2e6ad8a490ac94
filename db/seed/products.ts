import { readFileSync } from "node:fs";
import { categories, makers, media, options, optionValues, products, variants } from "@/db/schema/all";
import type { ProductId } from "@/lib/core/id";
import type { Words } from "@/lib/core/words";
import { daysAgo, idOf, pickFrom, type SeedTx } from "./shared";

type Choice = Readonly<Record<string, string>>;
export type ProductSeed = {
  readonly handle: string; readonly title: string; readonly category: string; readonly maker: string; readonly materialFamily: string; readonly origin: string;
  readonly material: Words; readonly description: Words; readonly care: Words; readonly warnings?: Words;
  readonly content?: readonly [amount: number, unit: "g" | "ml" | "piece"];
  readonly options: readonly { readonly key: string; readonly name: Words; readonly values: readonly { readonly key: string; readonly name: Words; readonly swatch?: string; readonly colourFamily?: string; readonly materialFamily?: string }[] }[];
  readonly variants: readonly { readonly sku: string; readonly gtin: string; readonly choice: Choice; readonly mm: readonly [number, number, number]; readonly g: number; readonly price: number; readonly soldOnline?: boolean }[];
  readonly pictures: readonly { readonly stem: string; readonly alt: Words; readonly scene?: boolean; readonly choice?: Choice }[];
};
type Department = { readonly handle: string; readonly name: Words; readonly children?: readonly Department[] };
type Catalogue = {
  readonly categories: readonly Department[];
  readonly makers: readonly { readonly key: string; readonly name: string; readonly postalAddress: string; readonly electronicAddress: string }[];
  readonly products: readonly ProductSeed[];
};
type Measured = { readonly name: string; readonly width: number; readonly height: number; readonly blur: string; readonly widths: number[] };

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`./${name}`, import.meta.url), "utf8"));
export const CATALOGUE = read("catalogue.json") as Catalogue;

/** What is new in the shop: days since it came. Everything else has been there for longer. */
export const YOUNG: Readonly<Record<string, number>> = { "portaincenso-pietra": 19, "orologio-meriggio": 8, "vaso-bolla": 45, "scaffale-scala": 62 };
export const ageOf = (handle: string): number => YOUNG[handle] ?? 240 + pickFrom(handle, 400);

/** The house's own order: what a first visit should meet first, then the rest as the catalogue has it. */
const FIRST = ["lampada-fungo", "vaso-onda", "poltrona-nuvola", "tazza-alba", "bicchiere-riga", "casseruola-tonda", "cuscino-lino", "sospensione-campana", "candela-cera", "sedia-linea", "moka-ottagono", "piatto-luna"];
const positionOf = (handle: string, n: number): number => (FIRST.includes(handle) ? FIRST.indexOf(handle) : FIRST.length + n) * 10;

/** Departments, makers, products with options, variants and pictures. Answers the products' ids. */
export async function seedProducts(tx: SeedTx, now: Date): Promise<ProductId[]> {
  for (const [position, top] of CATALOGUE.categories.entries()) {
    const parentId = idOf("category", top.handle);
    await tx.insert(categories).values({ id: parentId, handle: top.handle, name: top.name, position });
    const below = (top.children ?? []).map((c, n) => ({ id: idOf("category", c.handle), handle: c.handle, parentId, name: c.name, position: n }));
    if (below.length > 0) await tx.insert(categories).values(below);
  }
  await tx.insert(makers).values(CATALOGUE.makers.map(({ key, ...maker }) => ({ id: idOf("maker", key), ...maker })));

  const measured = new Map((read("pictures.json") as Measured[]).map((p) => [p.name, p]));
  for (const [n, p] of CATALOGUE.products.entries()) {
    const productId = idOf("product", p.handle);
    await tx.insert(products).values({
      id: productId, handle: p.handle, title: { it: p.title, en: p.title }, description: p.description, material: p.material, materialFamily: p.materialFamily, care: p.care,
      categoryId: idOf("category", p.category), makerId: idOf("maker", p.maker), vatRate: 2200, countryOfOrigin: p.origin, warnings: p.warnings ?? null,
      status: "active", position: positionOf(p.handle, n), addedAt: daysAgo(now, ageOf(p.handle)),
    });
    for (const [position, o] of p.options.entries()) {
      const optionId = idOf("option", `${p.handle} ${o.key}`);
      await tx.insert(options).values({ id: optionId, productId, key: o.key, name: o.name, position });
      await tx.insert(optionValues).values(o.values.map((v, i) => ({ id: idOf("option-value", `${p.handle} ${o.key} ${v.key}`), optionId, ...v, position: i })));
    }
    await tx.insert(variants).values(p.variants.map((v, position) => ({
      id: variantId(v.sku), productId, sku: v.sku, gtin: v.gtin, choice: v.choice, lengthMm: v.mm[0], widthMm: v.mm[1], heightMm: v.mm[2], weightG: v.g,
      contentAmount: p.content?.[0] ?? null, contentUnit: p.content?.[1] ?? null, soldOnline: v.soldOnline ?? true, position,
    })));
    await tx.insert(media).values(p.pictures.map((m, position) => {
      const size = measured.get(m.stem);
      if (!size) throw new Error(`db/seed/pictures.json has no ${m.stem}`);
      const { width, height, widths, blur } = size;
      return { id: idOf("media", `${p.handle} ${m.stem}`), productId, stem: m.stem, role: m.scene ? ("scene" as const) : ("main" as const), choice: m.choice ?? null, alt: m.alt, width, height, widths, blur, position };
    }));
  }
  return CATALOGUE.products.map((p) => idOf("product", p.handle));
}

export const variantId = (sku: string) => idOf("variant", sku);
