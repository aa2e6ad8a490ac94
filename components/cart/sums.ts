import { offOf } from "@/lib/cart/rules";
import type { Cart } from "@/lib/cart/types";
import { type Minor, minorOf, sum, ZERO } from "@/lib/core/money";
import { split } from "@/lib/core/split";
import { DELIVERY_METHODS, deliveryCharge } from "@/lib/fulfilment/rules";

/** What the bag comes to with the standard way of delivery: the same sums as the checkout makes. */
export type Sums = { readonly delivery: Minor | null; readonly total: Minor; readonly toFree: Minor | null };

/** `delivery`: null when nothing is sent. `toFree`: what is missing to delivery without charge, or null. */
export function sumsOf(cart: Cart): Sums {
  const offs = cart.lines.map(offOf); // at a till, by the label at the shelf and by a colleague
  const discount = cart.coupon?.discount ?? ZERO;
  const goods = minorOf(cart.goods - sum(offs) - discount);
  const method = DELIVERY_METHODS[0];
  if (!method || !cart.lines.some((l) => l.fulfilment === "deliver")) return { delivery: null, total: goods, toFree: null };
  const shares = split(discount, cart.lines.map((l, i) => minorOf(l.total - (offs[i] ?? 0))));
  const sent = sum(cart.lines.map((l, i) => (l.fulfilment === "deliver" ? minorOf(l.total - (offs[i] ?? 0) - (shares[i] ?? 0)) : ZERO)));
  const delivery = deliveryCharge(method, sent);
  const toFree = delivery > 0 && method.freeFrom !== null ? minorOf(method.freeFrom - sent) : null;
  return { delivery, total: minorOf(goods + delivery), toFree };
}
