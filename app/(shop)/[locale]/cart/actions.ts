"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { ShownCode } from "@/components/ui/show-code";
import { shownCode } from "@/app/shown-code";
import { variantIn } from "@/components/catalogue/choice";
import { addresses } from "@/components/shop/addresses";
import { cachedProduct } from "@/lib/cached/products";
import { AcceptChanges, acceptChanges as acceptChangesVerb } from "@/lib/cart/accept-changes";
import { AddToCart } from "@/lib/cart/add-to-cart";
import { SetFulfilment, setFulfilment as setFulfilmentVerb, SetQuantity, setQuantity as setQuantityVerb } from "@/lib/cart/change-line";
import { ChooseWallet, chooseWallet as chooseWalletVerb } from "@/lib/cart/choose-wallet";
import { EnterCode, enterCode } from "@/lib/cart/enter-code";
import { showAtTill } from "@/lib/cart/show-at-till";
import { UndoMerge, undoMerge as undoMergeVerb } from "@/lib/cart/undo-merge";
import { done, type Outcome } from "@/lib/core/outcome";
import { placeByHandle } from "@/lib/locations/reads";
import { myStoreHandle } from "@/lib/request/my-store";
import { action } from "@/lib/request/action";
import { addToBag } from "@/lib/request/add-to-bag";
import { fieldsOf } from "@/lib/request/form";
import { limited } from "@/lib/request/limited";
import { localeOfPage } from "@/lib/request/shopper";

export const addToCart = action("shopper", AddToCart, addToBag);

/**
 * Adds from a form where no script runs, or not yet: one piece of what its options say, sent; then the bag, which shows what
 * came of it. When the product has no such variant, its page again.
 */
export async function addPlainly(form: FormData): Promise<void> {
  const at = addresses(await localeOfPage());
  const handle = fieldsOf(form)["product"];
  const found = typeof handle === "string" ? await cachedProduct(handle) : null;
  const variant = found && variantIn(found.product.variants, form);
  if (variant) await addToCart({ variantId: variant.id, quantity: 1 });
  redirect(found && !variant ? at.product(encodeURIComponent(found.product.handle)) : at.cart);
}

export const setQuantity = action("shopper", SetQuantity, setQuantityVerb);
export const setFulfilment = action("shopper", SetFulfilment, setFulfilmentVerb);
export const acceptChanges = action("shopper", AcceptChanges, acceptChangesVerb);
export const setCode = action("shopper", EnterCode, limited("code", enterCode, ({ code }) => code !== null));
export const chooseWallet = action("shopper", ChooseWallet, chooseWalletVerb);
export const undoMerge = action("shopper", UndoMerge, undoMergeVerb);

/** The code by which the till of a store opens this bag; with signs to type in the visitor's own store. */
export const showCode = action("shopper", z.object({}), async function showCode(who): Promise<Outcome<ShownCode, { why: "cart-empty" }>> {
  const handle = await myStoreHandle();
  const place = handle ? await placeByHandle(handle) : null;
  const shown = await showAtTill(who, { place: place?.id ?? null });
  if (!shown.ok) return shown;
  return done(shownCode(shown.value, who.locale, place?.timeZone));
});
