import type { Cart } from "@/lib/cart/types";
import type { Outcome } from "@/lib/core/outcome";
import type { BagRefusal, Wanted } from "./actions";

type Sent = { readonly variantId: string; readonly quantity: number; readonly wanted: Wanted; readonly press: string };

/** Puts something in the bag: one small call, answered with the whole bag. Throws when there is no answer; the same press may be sent again. */
export async function addToBag(sent: Sent): Promise<Outcome<Cart, BagRefusal>> {
  const answer = await fetch("/api/cart", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(sent) });
  return (await answer.json()) as Outcome<Cart, BagRefusal>;
}
