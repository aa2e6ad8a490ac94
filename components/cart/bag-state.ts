import { useSyncExternalStore } from "react";
import { showCount } from "@/components/shop/visitor";
import type { Cart } from "@/lib/cart/types";
import type { Locale } from "@/lib/core/who";
import type { BagView } from "./bag-view";

let view: BagView | null = null;
/** The bag that an answer brought while no page showed one: a page that was made before it may come after it. */
let brought: Cart | null = null;
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

/** Begins with what the server made, unless something newer is known; asks again where an answer has brought another bag meanwhile. */
export function beginWith(first: BagView): void {
  const { id, version } = first.cart;
  if (view && view.cart.id === id && view.cart.version > version) return;
  show(first);
  if (brought && (brought.id !== id || brought.version > version)) void fetchBag(document.documentElement.lang as Locale);
  brought = null;
}

/** Shows a cart that an action brought back, wherever the bag is shown. */
export function showCart(cart: Cart): void {
  if (view) show({ ...view, cart });
  else showCount((brought = cart).count);
}

/** Asks the server for the bag as it is now. */
export async function fetchBag(locale: Locale): Promise<void> {
  const answer = await fetch(`/api/cart?locale=${locale}`);
  if (answer.ok) show(((await answer.json()) as { value: BagView }).value);
}
