import "server-only";
import { eq } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { productEdits, products } from "@/db/schema/all";
import type { ProductId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { editsProducts } from "../edit/rules";
import { indexProduct } from "../index-product";
import { picturesOf } from "./reads";
import { type EditedPicture, picturesSaid } from "./rules";

export type NotYours = { why: "not-yours" } | { why: "unknown-product" };
type Change<Why extends { readonly why: string }> = (tx: Tx, productId: ProductId, before: readonly EditedPicture[]) => Promise<Outcome<unknown, Why>>;

/** Locks a product, changes its pictures, keeps in its history what there was and is, and tells whoever shows them. Refuses `not-yours` and `unknown-product` before anything is looked at. */
export function changePictures<Why extends { readonly why: string }>(who: Staff, handle: string, change: Change<Why>): Promise<Outcome<null, Why | NotYours>> {
  return atomically(async (tx): Promise<Outcome<null, Why | NotYours>> => {
    if (!editsProducts(who)) return refused({ why: "not-yours" });
    const [product] = await tx.select({ id: products.id }).from(products).where(eq(products.handle, handle)).for("update");
    if (!product) return refused({ why: "unknown-product" });
    const before = await picturesOf(handle, tx);
    const changed = await change(tx, product.id, before);
    if (!changed.ok) return changed;
    const [was, is] = [before, await picturesOf(handle, tx)].map(picturesSaid);
    if (was !== is) await tx.insert(productEdits).values({ productId: product.id, field: "pictures", before: was || null, after: is || null, actor: actorOf(who) });
    await indexProduct(tx, [product.id]);
    await record(tx, who, { is: "product.changed", productId: product.id, handle });
    return done(null);
  }, { pool: "staff" });
}
