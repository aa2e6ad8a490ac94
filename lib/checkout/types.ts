import type { CartLineId } from "@/lib/cart/types";
import type { LocationId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import type { DeliveryMethod } from "@/lib/fulfilment/types";
import type { Wallet } from "@/lib/wallets/types";

/** What the buyer sees right above the button and accepts by pressing it. */
export type Summary = {
  readonly lines: readonly SummaryLine[];
  readonly goods: Minor; // before discount
  readonly discount: Minor;
  readonly code: string | null;
  readonly codeDiscount: Minor; // what of the discount the code gives
  readonly delivery: Minor;
  readonly method: DeliveryMethod["key"] | null; // null: nothing is delivered
  readonly total: Minor;
  readonly wallets: readonly { readonly wallet: Wallet; readonly amount: Minor }[]; // what gift cards and store credit pay of it
  readonly due: Minor; // what is left for the card
  readonly vat: readonly VatShare[];
  readonly currency: Currency;
};
export type SummaryLine = {
  readonly lineId: CartLineId;
  readonly way: LocationId | "deliver" | "carry-out"; // the place where it is collected
  readonly quantity: number;
  readonly unitAmount: Minor;
  readonly discount: Minor;
  readonly total: Minor;
  readonly vatRate: number; // basis points
  readonly vat: Minor; // contained in total
};
/** Part of the total at one VAT rate, and the VAT within it. */
export type VatShare = { readonly rate: number; readonly gross: Minor; readonly vat: Minor };
