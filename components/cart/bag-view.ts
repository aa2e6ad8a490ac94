import type { Cart } from "@/lib/cart/types";
import type cartWords from "../../messages/en/cart.json";

/** The bag's words in the reader's language: the `cart` namespace as it is. */
export type CartWords = typeof cartWords;

/** The part of the bag's page that shows its code to a till; an address that ends in it shows the code at once. */
export const AT_TILL = "till";

/** The ways in which things can reach the shopper, with what can be promised now. */
export type Ways = {
  readonly deliverBy: string | null;
  readonly stores: readonly { readonly id: string; readonly name: string; readonly ready: string | null }[];
  /** Every store by its id, also where nothing is collected. */
  readonly names: Readonly<Record<string, string>>;
};
export type BagView = { readonly cart: Cart; readonly ways: Ways; readonly words: CartWords };
