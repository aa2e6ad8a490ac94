import type { FulfilmentId, LocationId, OrderId, VariantId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import type { OrderState } from "@/lib/orders/types";

/** How a cart line should reach the shopper. */
export type FulfilmentChoice =
  | { readonly kind: "deliver" }
  | { readonly kind: "collect" | "carry-out"; readonly locationId: LocationId };

/** Why a place serves a part of an order: the rule that decided, and what every place could have given. */
export type RoutingReason = {
  readonly rule: "collect-there" | "carried-out" | "one-place-has-all" | "fewest-parcels";
  readonly chosen: LocationId;
  readonly considered: readonly { readonly locationId: LocationId; readonly couldServe: number; readonly distanceRank: number }[];
};

/** One part of an order: what one place sends or keeps ready. */
export type PlannedPart = {
  readonly kind: "deliver" | "collect" | "carry-out";
  readonly locationId: LocationId;
  readonly lines: readonly { readonly line: number; readonly variantId: VariantId; readonly quantity: number }[]; // line: index in the demand
  readonly reason: RoutingReason;
};

export type DeliveryMethod = {
  readonly key: "standard" | "express";
  readonly charge: Minor; // VAT included
  readonly freeFrom: Minor | null; // goods value from which it costs nothing
  readonly workingDays: { readonly min: number; readonly max: number };
};

/** Why a promise no longer stood: the place's hours changed, too much waits, a piece isn't where it should be. */
export const WHY_MOVED = ["hours", "queue", "not-found"] as const;
export type WhyMoved = (typeof WHY_MOVED)[number];

export type FulfilmentState = "waiting" | "planned" | "packed" | "sent" | "delivered" | "ready" | "collected" | "asked" | "cancelled"; // asked: pieces are not there, and its buyer chooses
export type FulfilmentPart = {
  readonly id: FulfilmentId;
  readonly kind: "deliver" | "collect" | "carry-out";
  readonly locationId: LocationId;
  readonly method: string;
  readonly charge: Minor; // its share of the order's delivery
  readonly state: FulfilmentState;
  readonly reason: RoutingReason;
  readonly tracking: string | null; // read it with lib/fulfilment/rules.ts
  readonly changedAt: Date; // when it came into its state
  readonly lines: readonly { readonly position: number; readonly quantity: number }[];
  readonly replaces: FulfilmentId | null; // the part that gave way to it
  readonly picking: boolean; // somebody has it in hand
  readonly heldUntil: Date | null; // until when it waits, once it is ready
  readonly extended: boolean; // its buyer asked for more time once
  readonly receiver: string | null; // who took it, where it was somebody else
  readonly window: { readonly from: Date; readonly until: Date } | null; // the pickup window that its buyer chose, while it holds
  readonly promise: { readonly kind: "ready-by" | "delivered-by"; readonly due: Date; readonly because: WhyMoved | null } | null; // because: why it took an earlier one's place
};

/** A row of the office's list of orders. */
export type OrderToServe = {
  readonly id: OrderId;
  readonly number: string;
  readonly state: OrderState;
  readonly total: Minor;
  readonly currency: Currency;
  readonly placedAt: Date;
  readonly name: string;
  readonly pieces: number;
  readonly parts: readonly { readonly kind: FulfilmentPart["kind"]; readonly state: FulfilmentState; readonly locationId: LocationId }[];
};
