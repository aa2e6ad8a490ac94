import type { CartId, Id, LocationId, PriceId, StaffId, VariantId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";
import type { ChosenOption, Picture } from "@/lib/catalogue/types";
import type { CouponProblem, PriceTrail, Reduction, UnitPrice } from "@/lib/pricing/types";
import type { Wallet } from "@/lib/wallets/types";

export type CartLineId = Id<"cart-line">;

export type CartLine = {
  readonly id: CartLineId;
  readonly variantId: VariantId;
  readonly handle: string;
  readonly sku: string;
  readonly title: Words;
  readonly options: readonly ChosenOption[];
  readonly picture: Picture | null;
  readonly quantity: number;
  readonly fulfilment: "deliver" | "collect" | "carry-out";
  readonly locationId: LocationId | null; // where it is collected, or carried out of
  readonly gtin: string | null;
  readonly vatRate: number; // basis points
  readonly withdrawalExclusion: Words | null;
  readonly priceId: PriceId | null; // null: not for sale now
  readonly trail: PriceTrail;
  readonly unitAmount: Minor; // today's price of one
  readonly seenAmount: Minor; // the price last accepted
  readonly total: Minor; // before what was taken off
  readonly label: LineLabel | null; // at a till: what hangs, or hung as it was rung up, at its store's shelf
  readonly off: LineOff | null;
  readonly reduction: Reduction | null;
  readonly unit: UnitPrice | null;
  readonly free: number; // pieces that may be promised for this line's choice now
};

/** What a colleague took off a line: never more than it costs, with the reason that they gave, and the approval where it needed one. */
export type LineOff = { readonly amount: Minor; readonly reason: string; readonly by: StaffId; readonly approval: string | null };

/** What the label at the shelf says of one piece, and since when the list says what it says; the lower is charged. */
export type LineLabel = {
  readonly labelId: Id<"label">;
  readonly currency: Currency;
  readonly amount: Minor;
  readonly hungAt: Date;
  readonly listSince: Date | null;
  readonly off: Minor; // what it takes off the whole line: nothing where the list says no more
};

/** What changed since the shopper last looked; to be accepted before payment. */
export type CartChange =
  | { readonly is: "price-changed"; readonly lineId: CartLineId; readonly from: Minor; readonly to: Minor }
  | { readonly is: "only-some-left"; readonly lineId: CartLineId; readonly left: number }
  | { readonly is: "sold-out"; readonly lineId: CartLineId }
  | { readonly is: "no-longer-sold"; readonly lineId: CartLineId };

/** The whole cart as every screen shows it; comes back from every verb. */
export type Cart = {
  readonly id: CartId | null; // null: nothing was ever put in
  readonly version: number;
  readonly lines: readonly CartLine[];
  readonly count: number; // pieces
  readonly goods: Minor;
  readonly currency: Currency;
  readonly coupon: { readonly code: string; readonly discount: Minor } | null;
  readonly couponProblem: CouponProblem | null;
  readonly wallets: readonly Wallet[]; // gift cards and store credit that pay for it, in the order in which they were chosen
  readonly changes: readonly CartChange[];
  readonly atTill: { readonly locationId: LocationId; readonly parkedAs: string | null } | null; // the store whose till has it in hand
  readonly merge: { readonly id: Id<"cart-merge">; readonly added: number; readonly summed: number } | null; // an undoable merge
};

/** The lines of both carts before a merge, so that it can be undone. `code`: the one that came with the other cart. */
export type CartBefore = {
  readonly kept: readonly CartBeforeLine[];
  readonly from: readonly CartBeforeLine[];
  readonly code?: string | null;
};
export type CartBeforeLine = {
  readonly variantId: VariantId;
  readonly quantity: number;
  readonly fulfilment: "deliver" | "collect" | "carry-out";
  readonly locationId: LocationId | null;
  readonly seenAmount: Minor;
};
