import type { LocationId, OrderId, VariantId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import type { Channel, Locale } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import type { ChosenOption } from "@/lib/catalogue/types";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import type { Tender } from "@/lib/payments/types";
import type { PriceTrail } from "@/lib/pricing/types";

export type Address = {
  readonly name: string;
  readonly street: string;
  readonly extra: string | null;
  readonly postcode: string;
  readonly city: string;
  readonly province: string;
  readonly country: string;
};

/** An invoice, asked for before the order (Italy: D.P.R. 633/1972 article 22). */
export type InvoiceRequest = {
  readonly name: string; // company or person
  readonly vatNumber: string | null;
  readonly taxCode: string | null;
  readonly destination: string | null; // SDI recipient code or certified e-mail (PEC)
  readonly address: Address;
};

export type OrderState = "placed" | "paid" | "fulfilled" | "cancelled" | "expired";

export type OrderLine = {
  readonly position: number;
  readonly variantId: VariantId;
  readonly sku: string;
  readonly handle: string;
  readonly title: Words;
  readonly options: readonly ChosenOption[];
  readonly picture: string | null;
  readonly quantity: number;
  readonly unitAmount: Minor;
  readonly discount: Minor;
  readonly total: Minor;
  readonly vatRate: number; // basis points
  readonly vat: Minor;
  readonly trail: PriceTrail;
  readonly withdrawalExclusion: Words | null; // why the right of withdrawal is excluded, where it is
  readonly category: string; // handle of the category in which its product is filed today
  readonly fulfilled: number; // pieces that were sent or handed over
  readonly returned: number; // pieces that came back
  readonly reduced: Minor; // what its price was lowered by for a fault
  readonly repaired: boolean; // put right under the guarantee by a repair
};

/** The order as every screen, mail and receipt shows it. */
export type Order = {
  readonly id: OrderId;
  readonly number: string;
  readonly state: OrderState;
  readonly channel: Channel;
  readonly contract: "distance" | "reserved" | "in-store";
  readonly locale: Locale;
  readonly currency: Currency;
  readonly goods: Minor;
  readonly discount: Minor;
  readonly delivery: Minor;
  readonly total: Minor;
  readonly captured: Minor;
  readonly refunded: Minor;
  readonly refundedTold: Minor; // what of it its buyer hears of: not what became credit for somebody who was given something
  readonly vat: readonly { readonly rate: number; readonly gross: Minor; readonly vat: Minor }[];
  readonly lines: readonly OrderLine[];
  readonly parts: readonly FulfilmentPart[];
  readonly contact: {
    readonly email: string | null; // nobody has to say who they are who carries out what they pay at a till
    readonly name: string | null;
    readonly phone: string | null;
    readonly address: Address | null;
    readonly invoice: InvoiceRequest | null;
    readonly note: string | null;
    readonly collector: string | null; // who else may collect it
  };
  readonly receipt: { readonly series: string; readonly number: number; readonly issuedAt: Date } | null;
  readonly placedAt: Date;
  readonly paidAt: Date | null;
  readonly history: readonly { readonly to: OrderState; readonly at: Date }[];
  /** What it is paid with, gift cards first; empty when nothing is to pay, or nothing was paid and the order is over. */
  readonly tenders: readonly OrderTender[];
  /** Until when what is reserved waits to be paid in its store; null where nothing does. */
  readonly reservedUntil: Date | null;
  /** The latest attempt by card; `pageUrl` is null until there is a page to pay on. */
  readonly payment: { readonly state: PaymentState; readonly pageUrl: string | null; readonly expiresAt: Date; readonly settledAt: Date | null } | null;
};
/** A part of the price by one means of payment; `tail`: the last signs of a gift card's code; of goods in exchange the number of the order that they came from. */
export type OrderTender = { readonly tender: Tender; readonly tail: string | null; readonly amount: Minor };

/** How the money stands, in words that a shopper can be told. */
export type PaymentState = "waiting" | "checking" | "captured" | "failed" | "returned";

/** A row of the order history. */
export type OrderSummary = {
  readonly number: string;
  readonly state: OrderState;
  readonly total: Minor;
  readonly currency: Currency;
  readonly placedAt: Date;
  readonly pictures: readonly string[];
  readonly titles: readonly Words[];
  readonly places: readonly LocationId[];
};
