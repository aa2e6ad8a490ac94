import type { importRows, imports } from "@/db/schema/imports";
import type { Id, LocationId } from "@/lib/core/id";
import type { Currency } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { WholeProduct } from "@/lib/catalogue/types";

export type ImportId = Id<"import">;
export type ImportKind = (typeof imports.$inferSelect)["kind"];
export type ImportFormat = (typeof imports.$inferSelect)["format"];
export type ImportState = (typeof imports.$inferSelect)["state"];
export type RowChange = NonNullable<(typeof importRows.$inferSelect)["change"]>;

/** What a file doesn't say by itself and was asked. */
export type ImportSettings = {
  readonly currency: Currency;
  /** Where pieces lie that the file only counts; null: they are left out. */
  readonly place: LocationId | null;
  /** The language of its words. */
  readonly language: Locale;
  /** VAT of new products, basis points; null: not known, so they stay drafts. */
  readonly vatRate: number | null;
};

/** What becomes of a column: it is used; kept with the import as it was given; or left out. `why` is a key of its sentence. */
export type ColumnReport = { readonly column: string; readonly is: "used" | "kept" | "empty"; readonly why: string };
/** Something to say about a cell: where it stands, why (a key of its sentence), what was given. */
export type Noted = { readonly line: number; readonly column: string; readonly why: string; readonly given: string };

/** What one item of a file says; what is left out stays as it is. */
export type Planned = ProductPlan | PricePlan | StockPlan;
export type PricePlan = { readonly sku: string; readonly amount: number };
export type StockPlan = { readonly sku: string; readonly place: string; readonly onHand: number };
export type Partly<T> = { readonly [K in keyof T]?: T[K] | undefined };
export type Said = Partly<Record<Locale, string>>;
export type OptionPlan = { readonly key: string; readonly name: Said; readonly values: readonly OptionValuePlan[] };
export type OptionValuePlan = { readonly key: string; readonly name: Said; readonly swatch?: string | undefined; readonly colourFamily?: string | undefined; readonly materialFamily?: string | undefined };
type WholeVariant = WholeProduct["variants"][number];
export type VariantPlan = Pick<WholeVariant, "sku" | "choice"> & Partly<Omit<WholeVariant, "sku" | "choice">> & { readonly line: number };
export type ProductPlan = {
  readonly handle: string;
  readonly title: Said; readonly description: Said; readonly material: Said; readonly care: Said; readonly warnings: Said; readonly withdrawalExclusion: Said;
  readonly materialFamily?: string | undefined;
  readonly category?: string | undefined; // a handle or a name, as given
  readonly maker?: { readonly name: string; readonly postalAddress?: string | undefined; readonly electronicAddress?: string | undefined; readonly euResponsible?: string | undefined } | undefined;
  readonly vatRate?: number | undefined;
  readonly countryOfOrigin?: string | undefined;
  readonly status?: WholeProduct["status"] | undefined;
  readonly options: readonly OptionPlan[];
  readonly variants: readonly VariantPlan[];
};

/** An item as the reader of a format makes it from the lines of a file. */
export type Item = {
  readonly key: string;
  readonly line: number;
  readonly codes: readonly string[];
  readonly plan: Planned;
  readonly kept: Readonly<Record<string, readonly string[]>>;
  readonly problems: readonly Noted[];
  readonly notes: readonly Noted[];
};
