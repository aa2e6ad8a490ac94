import { atomically } from "@/db/atomically";
import { categories, makers, media, options, optionValues, prices, products, stockMovements, variants } from "@/db/schema/all";
import { indexProduct } from "@/lib/catalogue/index-product";
import { type CategoryId, newId, type ProductId, type VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import type { Words } from "@/lib/core/words";

/** A text that is the same in both languages. */
export const said = (text: string): Words => ({ it: text, en: text });

/** A department; `parentId` puts it under another. */
export async function aCategory(wish: Partial<typeof categories.$inferInsert> = {}): Promise<{ readonly id: CategoryId; readonly handle: string }> {
  const id = newId<"category">();
  const handle = wish.handle ?? `category-${id}`;
  await atomically(async (tx) => done(await tx.insert(categories).values({ id, handle, name: said(handle), ...wish })));
  return { id, handle };
}

/** One colour of a product in a test. What is left out is taken from the product. */
type VariantWish = Partial<Omit<typeof variants.$inferInsert, "id" | "productId" | "choice">> & {
  readonly colour?: string;
  readonly price?: number | null;
  readonly stock?: Readonly<Record<string, number>>;
};
type ProductWish = Partial<Omit<typeof products.$inferInsert, "id" | "makerId">> & {
  /** Cents, VAT included; null: not priced. Standard: 10,00. */
  readonly price?: number | null;
  /** Pieces of each variant by place id. */
  readonly stock?: Readonly<Record<string, number>>;
  /** Standard: one. A number makes that many, alike. */
  readonly variants?: number | readonly VariantWish[];
};
export type MadeProduct = {
  readonly id: ProductId;
  readonly handle: string;
  readonly categoryId: CategoryId;
  readonly variants: readonly { readonly id: VariantId; readonly sku: string }[];
};

/** A product on sale: category, maker, picture, variants, prices from now on, stock by receipt, and its place in search and lists. */
export async function aProduct({ price = 1000, stock = {}, variants: wanted = 1, ...wish }: ProductWish = {}): Promise<MadeProduct> {
  const id = newId<"product">();
  const handle = wish.handle ?? `product-${id}`;
  const categoryId = wish.categoryId ?? (await aCategory()).id;
  const wishes = typeof wanted === "number" ? Array.from({ length: wanted }, (): VariantWish => ({})) : wanted;
  const made = wishes.map((v, n) => ({ id: newId<"variant">(), sku: v.sku ?? `SKU-${id}-${n}`, key: v.colour ?? `colour-${n}`, wish: v }));

  await atomically(async (tx) => {
    const makerId = newId<"maker">();
    const optionId = newId<"option">();
    await tx.insert(makers).values({ id: makerId, name: `Laboratorio ${makerId}`, postalAddress: "Via di Prova 1, 20100 Milano", electronicAddress: "laboratorio@prova.example" });
    await tx.insert(products).values({
      id, handle, title: said(`Prova ${handle}`), description: said("Una cosa di prova."), material: said("gres"), care: said("Nessuna."), categoryId, makerId,
      vatRate: 2200, countryOfOrigin: "IT", status: "active", ...wish,
    });
    await tx.insert(options).values({ id: optionId, productId: id, key: "col", name: { it: "Colore", en: "Colour" }, position: 0 });
    await tx.insert(optionValues).values([...new Set(made.map((m) => m.key))].map((key, position) => ({ id: newId<"option-value">(), optionId, key, name: said(key), swatch: "#888888", colourFamily: key, position })));
    await tx.insert(variants).values(made.map(({ id: variantId, sku, key, wish: { colour: _c, price: _p, stock: _s, ...rest } }, position) => ({ position, ...rest, id: variantId, productId: id, sku, choice: { col: key } })));
    await tx.insert(media).values({ id: newId<"media">(), productId: id, stem: "prova", alt: said("Una prova"), width: 800, height: 1000, widths: [320, 640], blur: "data:," });
    const priced = made.flatMap((m) => { const amount = m.wish.price === undefined ? price : m.wish.price; return amount === null ? [] : [{ id: newId<"price">(), variantId: m.id, currency: "EUR" as const, amount: minorOf(amount), kind: "regular" as const, startsAt: new Date(), reason: "test", addedBy: "job:test" }]; });
    if (priced.length > 0) await tx.insert(prices).values(priced);
    const receipts = made.flatMap((m) => Object.entries(m.wish.stock ?? stock).filter(([, pieces]) => pieces > 0).map(([locationId, pieces]) => ({ locationId: locationId as never, variantId: m.id, kind: "receive" as const, onHandBy: pieces, cause: `receipt:${newId()}`, actor: "job:test" })));
    if (receipts.length > 0) await tx.insert(stockMovements).values(receipts);
    await indexProduct(tx, [id]);
    return done(null);
  });
  return { id, handle, categoryId, variants: made.map(({ id: variantId, sku }) => ({ id: variantId, sku })) };
}
