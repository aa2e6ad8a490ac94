import { useSyncExternalStore } from "react";
import { showCount } from "@/components/shop/visitor";
import type { Cart } from "@/lib/cart/types";
import type { Locale } from "@/lib/core/who";
import type { BagView } from "./bag-view";

let view: BagView | null = null;
const listeners = new Set<() => void>();

function show(next: BagView): void {
  view = next;
  showCount(next.cart.count);
  for (const listener of listeners) listener();
}
const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The bag as this browser last knew it; the page begins with what the server made. */
export const useBagView = (first: BagView | null): BagView | null => useSyncExternalStore(listen, () => view ?? first, () => first);

/** Begins with what the server made, unless something newer is known. */
export const beginWith = (first: BagView): void => (view && view.cart.id === first.cart.id && view.cart.version > first.cart.version ? undefined : show(first));

/** Shows a cart that an action brought back, wherever the bag is shown. */
export function showCart(cart: Cart): void {
  if (view) show({ ...view, cart });
  else showCount(cart.count);
}

/** Asks the server for the bag as it is now. */
export async function fetchBag(locale: Locale): Promise<void> {
  const answer = await fetch(`/api/cart?locale=${locale}`);
  if (answer.ok) show(((await answer.json()) as { value: BagView }).value);
}
