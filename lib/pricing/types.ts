import type { Id, PriceId, StaffId, VariantId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";

/** One step of how a price came about, in the order in which it was taken. */
export type PriceStep =
  | { readonly step: "list"; readonly priceId: PriceId; readonly amount: Minor }
  | { readonly step: "reduced"; readonly priceId: PriceId; readonly amount: Minor; readonly since: string; readonly lowest: Minor }
  | { readonly step: "label"; readonly labelId: Id<"label">; readonly amount: Minor; readonly off: Minor } // what its shelf label said for one, and what that took off the whole line
  | { readonly step: "till"; readonly off: Minor; readonly reason: string; readonly by: StaffId; readonly approval: string | null } // a colleague took it off the whole line
  | { readonly step: "code"; readonly code: string; readonly off: Minor };
export type PriceTrail = readonly PriceStep[];

/** A row of the price list, as rules need it. */
export type PriceRow = {
  readonly id: PriceId;
  readonly amount: Minor;
  readonly kind: "regular" | "reduced";
  readonly startsAt: Date;
};

/** What one piece of a variant costs at a place, for a customer, at a moment. */
export type Offer = {
  readonly variantId: VariantId;
  readonly priceId: PriceId;
  readonly amount: Minor; // what is charged for one, VAT included
  readonly currency: Currency;
  readonly reduction: Reduction | null;
  readonly unit: UnitPrice | null;
  readonly trail: PriceTrail;
};

/** An announced reduction and what the law asks to show beside it (Directive 98/6/EC article 6a). */
export type Reduction = {
  readonly since: Date; // when this uninterrupted reduction began
  readonly lowest: Minor; // lowest price of the days before
  readonly days: number; // how many days before the reduction the lowest price covers (30, or fewer for a young product)
};

/** Price per reference quantity (Directive 98/6/EC article 3): `amount` for `per` `unit`s, such as 100 ml. */
export type UnitPrice = { readonly amount: Minor; readonly per: number; readonly unit: "ml" | "g" | "cm" | "piece" };

/** A code as the rules need it. */
export type Coupon = {
  readonly id: Id<"coupon">;
  readonly code: string;
  readonly kind: "percent" | "amount";
  readonly value: number; // basis points or minor units
  readonly minimum: Minor;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly maxUses: number | null;
  readonly used: number;
  /** What it may give away in all, and what it has given. */
  readonly budget: Minor | null;
  readonly given: Minor;
};

export type CouponProblem = "unknown" | "not-yet" | "ended" | "used-up" | "below-minimum";
