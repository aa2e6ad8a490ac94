import type { AisleRequestId, AttemptId, CartId, CustomerId, FulfilmentId, Id, LocationId, OrderId, ProductId, RefundId, StaffId, VariantId, WalletId } from "@/lib/core/id";

/** Things that have happened: past tense, noun first, ids only. No names, e-mails or card data. */
export type Fact =
  | { readonly is: "aisle-request.changed"; readonly requestId: AisleRequestId; readonly locationId: LocationId }
  | { readonly is: "approval.changed"; readonly approvalId: Id<"approval">; readonly locationId: LocationId }
  | { readonly is: "buffer.changed"; readonly variantIds: readonly VariantId[]; readonly locationId: LocationId; /** Pieces that the web may not promise there. */ readonly before: number; readonly after: number }
  | { readonly is: "care.acted"; readonly actId: Id<"care-act">; readonly orderId: OrderId }
  | { readonly is: "care.credited"; readonly creditId: Id<"care-credit">; readonly orderId: OrderId }
  | { readonly is: "cart.changed"; readonly cartId: CartId; readonly version: number }
  | { readonly is: "carts.merged"; readonly cartId: CartId; readonly fromCartId: CartId }
  | { readonly is: "colleague.changed"; readonly staffId: StaffId; readonly editId: Id<"people-edit"> }
  | { readonly is: "customer.signed-up"; readonly customerId: CustomerId }
  | { readonly is: "device.changed"; readonly deviceId: Id<"device">; readonly locationId: LocationId; readonly editId: Id<"people-edit"> }
  | { readonly is: "fulfilment.asked"; readonly fulfilmentId: FulfilmentId; readonly orderId: OrderId }
  | { readonly is: "fulfilment.collected"; readonly fulfilmentId: FulfilmentId; readonly orderId: OrderId }
  | { readonly is: "fulfilment.cancelled"; readonly fulfilmentId: FulfilmentId; readonly orderId: OrderId }
  | { readonly is: "fulfilment.expired"; readonly fulfilmentId: FulfilmentId; readonly orderId: OrderId }
  | { readonly is: "fulfilment.extended"; readonly fulfilmentId: FulfilmentId; readonly orderId: OrderId }
  | { readonly is: "fulfilment.moved"; readonly fulfilmentId: FulfilmentId; readonly orderId: OrderId }
  | { readonly is: "fulfilment.ready"; readonly fulfilmentId: FulfilmentId; readonly orderId: OrderId }
  | { readonly is: "fulfilment.sent"; readonly fulfilmentId: FulfilmentId; readonly orderId: OrderId }
  | { readonly is: "import.moved"; readonly importId: Id<"import"> }
  | { readonly is: "labels.changed"; readonly locationId: LocationId }
  | { readonly is: "departments.changed" }
  | { readonly is: "codes.changed"; readonly couponId: Id<"coupon"> }
  | { readonly is: "company.changed" }
  | { readonly is: "makers.changed" }
  | { readonly is: "location.changed"; readonly locationId: LocationId }
  | { readonly is: "message.resent"; readonly messageId: Id<"message"> }
  | { readonly is: "message.written"; readonly messageId: Id<"message"> }
  | { readonly is: "order.placed"; readonly orderId: OrderId }
  | { readonly is: "order.paid"; readonly orderId: OrderId }
  | { readonly is: "order.cancelled"; readonly orderId: OrderId }
  | { readonly is: "claim.decided"; readonly claimId: Id<"claim">; readonly orderId: OrderId; readonly stepId: Id<"claim-step">; readonly locationId: LocationId }
  | { readonly is: "claim.reported"; readonly claimId: Id<"claim">; readonly orderId: OrderId; readonly locationId: LocationId }
  | { readonly is: "order.collector-named"; readonly orderId: OrderId }
  | { readonly is: "order.expired"; readonly orderId: OrderId }
  | { readonly is: "order.reserved"; readonly orderId: OrderId }
  | { readonly is: "returned-goods.changed"; readonly locationId: LocationId }
  | { readonly is: "order.returned"; readonly orderId: OrderId; readonly returnId: Id<"return"> }
  | { readonly is: "payment.failed"; readonly attemptId: AttemptId; readonly orderId: OrderId }
  | { readonly is: "payment.surplus"; readonly attemptId: AttemptId; readonly orderId: OrderId; readonly refundId: RefundId }
  | { readonly is: "pick.changed"; readonly fulfilmentId: FulfilmentId; readonly locationId: LocationId }
  | { readonly is: "price.changed"; readonly variantId: VariantId; readonly productId: ProductId }
  | { readonly is: "product.changed"; readonly productId: ProductId; readonly handle: string }
  | { readonly is: "promise.moved"; readonly fulfilmentId: FulfilmentId; readonly orderId: OrderId }
  | { readonly is: "range.changed"; readonly rangeId: Id<"range">; readonly handle: string }
  | { readonly is: "receipt.mailed"; readonly orderId: OrderId }
  | { readonly is: "receipt.printed"; readonly orderId: OrderId; readonly gift: boolean; readonly copy: number }
  | { readonly is: "refund.due"; readonly refundId: RefundId; readonly orderId: OrderId }
  | { readonly is: "refund.settled"; readonly refundId: RefundId; readonly orderId: OrderId }
  | { readonly is: "return-request.announced"; readonly requestId: Id<"return-request">; readonly orderId: OrderId }
  | { readonly is: "return-request.ended"; readonly requestId: Id<"return-request">; readonly orderId: OrderId }
  | { readonly is: "return-request.sent"; readonly requestId: Id<"return-request">; readonly orderId: OrderId }
  | { readonly is: "return-request.arrived"; readonly requestId: Id<"return-request">; readonly orderId: OrderId }
  | { readonly is: "return-request.photographed"; readonly requestId: Id<"return-request">; readonly orderId: OrderId }
  | { readonly is: "return-request.lapsed"; readonly requestId: Id<"return-request">; readonly orderId: OrderId }
  | { readonly is: "stock.moved"; readonly variantIds: readonly VariantId[]; readonly locationId: LocationId }
  | { readonly is: "wallet.ended"; readonly walletId: WalletId }
  | { readonly is: "wallet.issued"; readonly walletId: WalletId }
  | { readonly is: "withdrawal.stated"; readonly withdrawalId: Id<"withdrawal"> };

export type FactName = Fact["is"];
export type FactOf<Name extends FactName> = Extract<Fact, { is: Name }>;

/** Facts that only wake screens and stale pages; nothing else follows from them, so no job is queued. */
export const LIVE_ONLY = [
  "aisle-request.changed", "approval.changed", "buffer.changed", "cart.changed", "carts.merged", "codes.changed", "colleague.changed", "company.changed", "departments.changed", "device.changed", "fulfilment.cancelled", "fulfilment.extended", "labels.changed", "location.changed", "makers.changed", "order.placed",
  "pick.changed", "price.changed", "product.changed", "range.changed", "receipt.mailed", "receipt.printed", "return-request.photographed", "return-request.sent", "returned-goods.changed", "stock.moved", "wallet.ended", "wallet.issued",
] as const satisfies readonly FactName[];
export type LiveOnly = (typeof LIVE_ONLY)[number];
/** Facts with consequences: lib/subscribers/table.ts lists them. */
export type Consequential = Exclude<FactName, LiveOnly>;
