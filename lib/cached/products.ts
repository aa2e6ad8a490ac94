import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { productByHandle, relatedTo } from "@/lib/catalogue/reads";
import type { Product, ProductCard } from "@/lib/catalogue/types";
import type { VariantId } from "@/lib/core/id";
import { stockOf } from "@/lib/inventory/reads";
import { places } from "@/lib/locations/reads";
import { freeOnline, noteShown } from "./availability";
import { SHOP_LIFE } from "./life";
import { tag } from "./tags";

/** What a product page shows that is the same for everybody. `available`: variants that can be ordered online now. */
export type ProductPage = { readonly product: Product; readonly related: readonly ProductCard[]; readonly available: readonly VariantId[] };

/** A product with its prices, neighbours and whether it can be ordered; null when it is not offered. Kept until a fact says otherwise. */
export async function cachedProduct(handle: string): Promise<ProductPage | null> {
  "use cache";
  cacheLife(SHOP_LIFE);
  cacheTag(tag.all, tag.places, tag.handle(handle));
  const at = new Date();
  const product = await productByHandle(handle, at);
  if (!product || product.variants.length === 0) return null;
  const ids = product.variants.map((v) => v.id);
  const [related, stock, everywhere] = await Promise.all([relatedTo(product.id, at), stockOf(ids), places()]);
  cacheTag(tag.product(product.id), ...related.map((card) => tag.product(card.id)));
  const free = freeOnline(stock, everywhere);
  const available = product.variants.filter((v) => v.soldOnline && (free.get(v.id) ?? 0) > 0).map((v) => v.id);
  for (const v of product.variants) noteShown(v.id, product.id, available.includes(v.id));
  return { product, related, available };
}
