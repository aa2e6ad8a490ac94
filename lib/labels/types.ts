import type { Id, LocationId, PriceId, VariantId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import type { UnitPrice } from "@/lib/pricing/types";
import type { TemplateKey } from "./sheets/rules";

export type RunId = Id<"label-run">;
export type LabelId = Id<"label">;

/** What a label says of a price. */
export type LabelPrice = {
  readonly priceId: PriceId;
  readonly currency: Currency;
  readonly amount: Minor;
  readonly lowest: Minor | null; // of the days before, where a reduction is announced
  readonly lowestDays: number | null;
  readonly unitAmount: Minor | null;
  readonly unitPer: number | null;
  readonly unit: UnitPrice["unit"] | null;
};
/** A label that hangs somewhere. */
export type Hanging = LabelPrice & { readonly labelId: LabelId; readonly hungAt: Date };

/** What is written of a thing beside its price. */
export type Named = {
  readonly variantId: VariantId;
  readonly title: Words;
  readonly options: readonly Words[];
  readonly sku: string;
  readonly handle: string;
  readonly gtin: string | null;
  readonly bin: string | null;
};
export type Label = Named & { readonly labelId: LabelId; readonly says: LabelPrice };

/** Labels made together, as they were priced then. */
export type Run = {
  readonly id: RunId;
  readonly locationId: LocationId;
  readonly template: TemplateKey;
  readonly locale: Locale;
  readonly startsAt: number;
  readonly aisle: string | null;
  readonly madeAt: Date;
  readonly confirmedAt: Date | null;
};
export type WholeRun = Run & { readonly labels: readonly Label[] };
/** A run in the list of a place's runs. */
export type RunRow = Run & { readonly pieces: number; readonly by: string | null };

/** Why a label is to be made anew: it says another price than the list, or somebody at the shelf asked for it. */
export type Reprint = Named & { readonly why: "price" | "stale" | "missing" | "damaged"; readonly says: LabelPrice | null; readonly now: LabelPrice };

/** What a scan of a label says. */
export type Check = { readonly is: "match" | "stale" | "never-printed"; readonly says: Hanging | null; readonly now: LabelPrice };

/** A line that was sold at its label's price because the list said more: for whoever answers for the store's money. */
export type HonouredSale = {
  readonly number: string;
  readonly at: Date;
  readonly by: string | null; // who handed it over
  readonly title: Words;
  readonly quantity: number;
  readonly currency: Currency;
  readonly list: Minor; // of one piece
  readonly label: Minor;
  readonly off: Minor; // of all pieces
  readonly hungAt: Date;
};

/** What is charged for one piece where label and list differ, and why. */
export type Honoured = { readonly amount: Minor; readonly off: Minor; readonly because: null | { readonly why: "label"; readonly labelId: LabelId; readonly hungAt: Date } };
