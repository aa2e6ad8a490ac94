import type { Cart } from "@/lib/cart/types";
import type cartWords from "../../messages/en/cart.json";

/** The bag's words in the reader's language: the `cart` namespace as it is. */
export type CartWords = typeof cartWords;

/** The ways in which things can reach the shopper, with what can be promised now. */
export type Ways = {
  readonly deliverBy: string | null;
  readonly stores: readonly { readonly id: string; readonly name: string; readonly ready: string | null }[];
};
export type BagView = { readonly cart: Cart; readonly ways: Ways; readonly words: CartWords };
