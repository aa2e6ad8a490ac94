import { atomically } from "@/db/atomically";
import { aProduct } from "@/db/factories/catalogue";
import { guest } from "@/db/factories/customers";
import { aPlace, type MadePlace } from "@/db/factories/locations";
import { coupons } from "@/db/schema/all";
import { AddToCart, addToCart } from "@/lib/cart/add-to-cart";
import { cartById } from "@/lib/cart/reads";
import { hashOf } from "@/lib/core/hash";
import { newId, type VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { CheckoutForm } from "../place-order";
import { acceptanceText, summarise } from "../rules";

/** A thing on one shelf; a test has a place of its own, so nothing else can serve it. */
export async function aShelf(pieces: number, price = 5000): Promise<{ place: MadePlace; variantId: VariantId; sku: string }> {
  const place = await aPlace();
  const { variants: [variant] } = await aProduct({ price, stock: { [place.id]: pieces } });
  if (!variant) throw new Error("a product without a variant");
  return { place, variantId: variant.id, sku: variant.sku };
}

/** A guest with a cart of these things. */
export async function aBuyer(wants: readonly { variantId: VariantId; quantity?: number; at?: string }[], over: Partial<Shopper> = {}): Promise<Shopper> {
  let who: Shopper = { ...guest, ...over };
  for (const { variantId, quantity = 1, at } of wants) {
    const added = await addToCart(who, AddToCart.parse({ variantId, quantity, wanted: at ? { fulfilment: "collect", locationId: at } : { fulfilment: "deliver" } }));
    if (!added.ok) throw new Error(`not added: ${added.why}`);
    who = { ...who, cartId: added.value.cart.id };
  }
  return who;
}

export const ADDRESS = { "address.name": "Prova Canarino", "address.street": "Via dei Test 1", "address.postcode": "20121", "address.city": "Milano", "address.province": "MI" };

/** The form as the buyer sends it, accepting the summary as it stands now. */
export async function aForm(who: Shopper, over: Record<string, string> = {}) {
  const cart = await cartById(who.cartId, new Date());
  const accepted = hashOf(acceptanceText(summarise(cart, (over["method"] as "standard" | undefined) ?? "standard")));
  const delivers = cart.lines.some((l) => l.fulfilment === "deliver") ? "1" : "0";
  return CheckoutForm.parse({ attemptKey: newId(), accepted, delivers, method: "standard", email: "prova.canarino@example.org", name: "Prova Canarino", ...ADDRESS, ...over });
}

/** A code that counts from now on. */
export async function aCode(value: { kind: "percent" | "amount"; value: number; maxUses?: number; oncePerCustomer?: boolean; budget?: number }): Promise<string> {
  const code = `C${newId().slice(-10)}`.toUpperCase();
  await atomically(async (tx) => done(await tx.insert(coupons).values({ code, currency: "EUR", minimum: minorOf(0), startsAt: new Date(), oncePerCustomer: false, maxUses: 1_000, ...value, budget: value.budget === undefined ? null : minorOf(value.budget) })));
  return code;
}
