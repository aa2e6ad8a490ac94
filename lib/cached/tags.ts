import type { ProductId } from "@/lib/core/id";
import type { Fact, FactName, FactOf } from "@/lib/events/types";

/** The marks that cached reads carry. A page has the marks of every read it shows. */
export const tag = {
  /** Everything: for when facts may have been missed. */
  all: "shop",
  /** One product's page. */
  product: (id: ProductId) => `product:${id}`,
  /** An address asked for before or after its product was there. */
  handle: (handle: string) => `handle:${handle}`,
  /** Home, lists, departments: whatever shows several products. */
  lists: "lists",
  /** Collections: their names in the foot of every page, and what they hold. */
  ranges: "ranges",
  /** Stores with their hours, also in the foot of every page. */
  places: "places",
} as const;

/**
 * Which marks each fact makes stale. The type forces a new fact to be thought about here, even if the answer is [].
 * Stock moves with every order: pages learn of it only when something sells out or returns (watch-stock.ts).
 */
export const STALE_AFTER: { readonly [Name in FactName]: (fact: FactOf<Name>) => readonly string[] } = {
  "aisle-request.changed": () => [],
  "approval.changed": () => [],
  "buffer.changed": () => [],
  "cart.changed": () => [],
  "carts.merged": () => [],
  "care.acted": () => [],
  "care.credited": () => [],
  "claim.decided": () => [],
  "claim.reported": () => [],
  "codes.changed": () => [],
  "colleague.changed": () => [],
  "company.changed": () => [tag.all], // its name stands on every page
  "customer.signed-up": () => [],
  "departments.changed": () => [tag.all], // their names stand on every page, in menus and above products
  "device.changed": () => [],
  "fulfilment.asked": () => [],
  "fulfilment.cancelled": () => [],
  "fulfilment.collected": () => [],
  "fulfilment.expired": () => [],
  "fulfilment.extended": () => [],
  "fulfilment.moved": () => [],
  "fulfilment.ready": () => [],
  "fulfilment.sent": () => [],
  "import.moved": () => [],
  "labels.changed": () => [],
  "location.changed": () => [tag.places],
  "makers.changed": () => [tag.all], // on every product of theirs
  "message.resent": () => [],
  "message.written": () => [],
  "order.placed": () => [],
  "order.reserved": () => [],
  "order.paid": () => [],
  "order.cancelled": () => [],
  "order.collector-named": () => [],
  "order.expired": () => [],
  "order.returned": () => [],
  "payment.failed": () => [],
  "payment.surplus": () => [],
  "pick.changed": () => [],
  "price.changed": (f) => [tag.product(f.productId), tag.lists],
  "product.changed": (f) => [tag.product(f.productId), tag.handle(f.handle), tag.lists],
  "promise.moved": () => [],
  "range.changed": () => [tag.ranges],
  "receipt.mailed": () => [],
  "receipt.printed": () => [],
  "refund.due": () => [],
  "refund.settled": () => [],
  "return-request.announced": () => [],
  "return-request.ended": () => [],
  "return-request.sent": () => [],
  "return-request.arrived": () => [],
  "return-request.photographed": () => [],
  "return-request.lapsed": () => [],
  "returned-goods.changed": () => [],
  "stock.moved": () => [],
  "wallet.ended": () => [],
  "wallet.issued": () => [],
  "withdrawal.stated": () => [],
};
export const staleAfter = (fact: Fact): readonly string[] => (STALE_AFTER[fact.is] as (f: Fact) => readonly string[])(fact);
