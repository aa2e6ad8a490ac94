import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { categories, makers, productEdits, products } from "@/db/schema/all";
import { editionHash } from "@/lib/catalogue/edit-product";
import { editsProducts } from "@/lib/catalogue/edit/rules";
import type { WholeProduct } from "@/lib/catalogue/types";
import { wholeProducts } from "@/lib/catalogue/whole/reads";
import type { Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import type { Edit } from "./types";

export type ProductToEdit = { readonly product: WholeProduct; readonly seen: string; readonly departments: readonly { readonly handle: string; readonly name: Words }[]; readonly makers: readonly string[]; readonly edits: readonly Edit[] };

/** A product as its editor opens it: what it says now, what may be chosen, and what was changed before, the latest first. Null for who may not edit, and where there is none. */
export async function productToEdit(who: Staff, handle: string): Promise<ProductToEdit | null> {
  if (!editsProducts(who)) return null;
  const product = (await wholeProducts(staffDb, [handle], { currency: "EUR", place: null })).get(handle);
  if (!product) return null;
  const [departments, known, edits] = await Promise.all([
    staffDb.select({ handle: categories.handle, name: categories.name }).from(categories).orderBy(categories.position, categories.handle),
    staffDb.select({ name: makers.name }).from(makers).orderBy(makers.name),
    staffDb
      .select({ field: productEdits.field, before: productEdits.before, after: productEdits.after, by: sql<string>`coalesce((select name from staff where 'staff:' || id = ${productEdits.actor}), '')`, at: productEdits.at })
      .from(productEdits)
      .innerJoin(products, eq(products.id, productEdits.productId))
      .where(eq(products.handle, handle))
      .orderBy(desc(productEdits.id))
      .limit(100),
  ]);
  return { product, seen: editionHash(product), departments, makers: known.map(({ name }) => name), edits: edits as Edit[] };
}
