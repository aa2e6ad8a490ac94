import type { Reactions } from "@/lib/events/deliver";

/** Everything that follows from anything, on one page. Each reaction may run twice, so each must be safe to repeat. */
export const REACTIONS: Reactions = {
  "carts.merged": [],
  "customer.signed-up": [],
  "fulfilment.sent": [],
  "location.changed": [],
  "order.placed": [],
  "order.paid": [],
  "order.cancelled": [],
  "order.expired": [],
  "payment.failed": [],
  "payment.surplus": [],
  "price.changed": [],
  "product.changed": [],
  "refund.settled": [],
  "withdrawal.stated": [],
};
