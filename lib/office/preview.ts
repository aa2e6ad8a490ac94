import "server-only";
import { staffDb } from "@/db/client";
import { editsProducts, missingOf } from "@/lib/catalogue/edit/rules";
import type { WrittenProduct } from "@/lib/catalogue/types";
import { makersNamed, wholeProducts } from "@/lib/catalogue/whole/reads";
import { writtenProduct } from "@/lib/catalogue/written/reads";
import type { Staff } from "@/lib/core/who";
import { seesCatalogue } from "./products";

/** `missing`: what keeps it from being offered, as keys of sentences (missingOf). */
export type ToPreview = { readonly product: WrittenProduct; readonly missing: readonly string[]; readonly mayEdit: boolean };

/** A product as it is written now, draft or not, for colleagues who may look at the catalogue; null for anybody else, and where there is none. */
export async function productToPreview(who: Staff, handle: string, at: Date): Promise<ToPreview | null> {
  if (!seesCatalogue(who)) return null;
  const product = await writtenProduct(handle, at);
  const whole = product && (await wholeProducts(staffDb, [handle], { currency: "EUR", place: null })).get(handle);
  if (!product || !whole) return null;
  const maker = whole.maker === null ? undefined : (await makersNamed(staffDb, [whole.maker])).get(whole.maker);
  return { product, missing: missingOf(whole, maker ?? {}), mayEdit: editsProducts(who) };
}
