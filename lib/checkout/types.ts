import type { CartLineId } from "@/lib/cart/types";
import type { LocationId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import type { DeliveryMethod } from "@/lib/fulfilment/types";

/** What the buyer sees right above the button and accepts by pressing it. */
export type Summary = {
  readonly lines: readonly SummaryLine[];
  readonly goods: Minor; // before discount
  readonly discount: Minor;
  readonly code: string | null;
  readonly delivery: Minor;
  readonly method: DeliveryMethod["key"] | null; // null: nothing is delivered
  readonly total: Minor;
  readonly vat: readonly VatShare[];
  readonly currency: Currency;
};
export type SummaryLine = {
  readonly lineId: CartLineId;
  readonly way: LocationId | "deliver"; // the place where it is collected
  readonly quantity: number;
  readonly unitAmount: Minor;
  readonly discount: Minor;
  readonly total: Minor;
  readonly vatRate: number; // basis points
  readonly vat: Minor; // contained in total
};
/** Part of the total at one VAT rate, and the VAT within it. */
export type VatShare = { readonly rate: number; readonly gross: Minor; readonly vat: Minor };
