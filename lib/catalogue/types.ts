import type { CategoryId, ProductId, VariantId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";
import type { Offer } from "@/lib/pricing/types";

export type Category = { readonly id: CategoryId; readonly handle: string; readonly name: Words; readonly parent: string | null };

/** A picture with the files it comes in: `/media/<stem>-<width>.avif` and `.webp`. */
export type Picture = {
  readonly stem: string;
  readonly alt: Words;
  readonly width: number;
  readonly height: number;
  readonly widths: readonly number[];
  readonly blur: string;
};
export type ProductPicture = Picture & { readonly role: "main" | "scene"; readonly choice: Choice | null };

/** Option key to value key: { col: "latte", size: "21" }. */
export type Choice = Readonly<Record<string, string>>;

export type Option = {
  readonly key: string;
  readonly name: Words;
  readonly values: readonly { readonly key: string; readonly name: Words; readonly swatch: string | null }[];
};

/** An option as it was chosen, in words. */
export type ChosenOption = { readonly key: string; readonly name: Words; readonly value: Words };

export type Maker = {
  readonly name: string;
  readonly postalAddress: string;
  readonly electronicAddress: string;
  readonly euResponsible: string | null;
};

export type Variant = {
  readonly id: VariantId;
  readonly sku: string;
  readonly gtin: string | null; // 14 digits
  readonly choice: Choice;
  readonly soldOnline: boolean;
  readonly size: { readonly lengthMm: number | null; readonly widthMm: number | null; readonly heightMm: number | null; readonly weightG: number | null };
  readonly offer: Offer;
};

/** Everything a product page shows that is the same for everybody. */
export type Product = {
  readonly id: ProductId;
  readonly handle: string;
  readonly title: Words;
  readonly description: Words;
  readonly material: Words;
  readonly care: Words;
  readonly category: Category;
  readonly maker: Maker;
  readonly countryOfOrigin: string;
  readonly warnings: Words | null;
  readonly withdrawalExclusion: Words | null;
  readonly options: readonly Option[];
  readonly variants: readonly Variant[];
  readonly pictures: readonly ProductPicture[];
};

/** A product as it is written now, whatever its state: what a draft may lack is null. `unpriced`: SKUs that no page shows, since nothing says what they cost. */
export type WrittenProduct = Omit<Product, "category" | "maker" | "countryOfOrigin"> & {
  readonly status: "draft" | "active" | "archived";
  readonly category: Product["category"] | null;
  readonly maker: { readonly [K in keyof Product["maker"]]: string | null } | null;
  readonly countryOfOrigin: string | null;
  readonly unpriced: readonly string[];
};

/** A product in a list. */
export type ProductCard = {
  readonly id: ProductId;
  readonly handle: string;
  readonly title: Words;
  readonly material: Words;
  readonly picture: Picture;
  readonly scene: Picture | null;
  readonly swatches: readonly { readonly key: string; readonly name: Words; readonly colour: string }[];
  readonly from: Offer; // the lowest-priced variant
  readonly samePrice: boolean; // false: say "from"
  readonly free: number; // pieces free to promise over all places, or at the chosen place
};

/** What a shopper asked of a list; read from the URL by lib/catalogue/rules.ts. */
export type ListQuery = {
  readonly category: string | null; // handle
  readonly words: string; // as typed
  readonly colours: readonly string[]; // colour families
  readonly materials: readonly string[]; // material families
  readonly priceFrom: Minor | null;
  readonly priceTo: Minor | null;
  readonly inStock: boolean;
  readonly store: string | null; // handle: only what is free there
  readonly sort: Sort;
  readonly after: string | null; // opaque key of the last card seen
};
export const SORTS = ["featured", "newest", "price-up", "price-down", "name"] as const;
export type Sort = (typeof SORTS)[number];

export type FacetValue = { readonly key: string; readonly name: Words; readonly count: number; readonly swatch: string | null };
export type ProductList = {
  readonly cards: readonly ProductCard[];
  readonly total: number;
  readonly next: string | null; // the `after` of the following page
  readonly facets: {
    readonly categories: readonly FacetValue[];
    readonly colours: readonly FacetValue[];
    readonly materials: readonly FacetValue[];
    readonly price: { readonly from: Minor; readonly to: Minor } | null;
    readonly inStock: number;
  };
  readonly currency: Currency;
  /** What was searched instead, when nothing fitted the words as typed. */
  readonly meant: string | null;
};

export type Suggestion =
  | { readonly is: "product"; readonly handle: string; readonly title: Words; readonly picture: Picture; readonly from: Minor; readonly currency: Currency }
  | { readonly is: "category"; readonly handle: string; readonly name: Words };

/** A product with all that is kept of it but its pictures, as files carry it: in words and codes of people, no ids. */
export type WholeProduct = {
  readonly handle: string;
  readonly status: "draft" | "active" | "archived";
  readonly title: Words;
  readonly description: Words;
  readonly material: Words;
  readonly care: Words;
  readonly warnings: Words | null;
  readonly withdrawalExclusion: Words | null;
  readonly materialFamily: string | null;
  readonly category: string | null; // its handle
  readonly maker: string | null; // their name
  readonly vatRate: number | null; // basis points
  readonly countryOfOrigin: string | null;
  readonly options: readonly { readonly key: string; readonly name: Words; readonly values: readonly WholeValue[] }[];
  readonly variants: readonly WholeVariant[];
};
export type WholeValue = { readonly key: string; readonly name: Words; readonly swatch: string | null; readonly colourFamily: string | null; readonly materialFamily: string | null };
/** `price`: in force, minor units of the currency asked for; `onHand`: at the place asked for, null where it never lay. */
export type WholeVariant = {
  readonly sku: string; readonly status: "active" | "archived"; readonly gtin: string | null; readonly choice: Choice;
  readonly lengthMm: number | null; readonly widthMm: number | null; readonly heightMm: number | null; readonly weightG: number | null;
  readonly contentAmount: number | null; readonly contentUnit: "ml" | "g" | "cm" | "piece" | null;
  readonly soldOnline: boolean; readonly price: number | null; readonly onHand: number | null;
};
