import "server-only";
import type { z } from "zod";
import { type AddToCart, addToCart, type NotAdded } from "@/lib/cart/add-to-cart";
import type { Cart } from "@/lib/cart/types";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { cartCookie } from "./cookies";
import { limit } from "./limit";
import { networkHere } from "./network";

/**
 * Adds to the shopper's bag, and gives the browser its key when this began one. How many bags strangers begin from one network is
 * limited (`busy`: a few seconds later it works); who has a bag or an account is never counted.
 */
export async function addToBag(who: Shopper, input: z.output<typeof AddToCart>): Promise<Outcome<Cart, NotAdded | { why: "busy" }>> {
  const begins = who.cartId === null && who.customerId === null;
  if (begins && !(await limit("bag", await networkHere())).ok) return refused({ why: "busy" });
  const added = await addToCart(who, input);
  if (!added.ok) return added;
  if (added.value.token) await cartCookie.set(added.value.token);
  return done(added.value.cart);
}
