import type { PriceWords } from "@/components/ui/price";
import type { Product, ProductPicture, Variant } from "@/lib/catalogue/types";
import type { VariantId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Say } from "./card";
import { priceWords } from "./price-words";
import { sayDimensions, sayWeight } from "./say-size";

/** A variant as the islands of the product page need it: words are ready, sums are done. */
export type VariantView = {
  readonly id: string;
  readonly sku: string;
  readonly choice: Readonly<Record<string, string>>;
  /** "Terracotta, M" */
  readonly name: string;
  readonly dimensions: string | null;
  readonly weight: string | null;
  readonly price: PriceWords;
  /** What it costs to have one sent: "6,90 €", "Gratis". */
  readonly deliverPrice: string;
  readonly soldOnline: boolean;
  /** When the page was made; one small call says how many there are now. */
  readonly available: boolean;
  /** Place of its picture in the gallery. */
  readonly picture: number;
};
export type OptionView = { readonly key: string; readonly name: string; readonly values: readonly { readonly key: string; readonly name: string; readonly swatch: string | null }[] };

const shows = (picture: ProductPicture, variant: Variant): boolean =>
  picture.role === "main" && Object.entries(picture.choice ?? {}).every(([key, value]) => variant.choice[key] === value);

/** The variant that the page begins with: the one that its address names, else the first. */
export const beginningOf = (product: Product, sku: string | null): Variant | undefined => product.variants.find((v) => v.sku === sku) ?? product.variants[0];

/** The pictures in the order of the gallery: the variant's own with which the page begins, the scene, then the rest. */
export function galleryOf(product: Product, first: Variant | undefined): readonly ProductPicture[] {
  const lead = product.pictures.find((p) => first && shows(p, first));
  const rest = product.pictures.filter((p) => p !== lead);
  return [...(lead ? [lead] : []), ...rest.filter((p) => p.role === "scene"), ...rest.filter((p) => p.role === "main")];
}

export function variantViews(product: Product, gallery: readonly ProductPicture[], available: readonly VariantId[], locale: Locale, t: Say, deliverPrice: (amount: Minor) => string): VariantView[] {
  return product.variants.map((variant) => ({
    id: variant.id,
    sku: variant.sku,
    choice: variant.choice,
    name: nameOf(product, variant, locale),
    dimensions: sayDimensions(variant.size, locale),
    weight: sayWeight(variant.size, locale),
    price: priceWords(variant.offer, locale, t),
    deliverPrice: deliverPrice(variant.offer.amount),
    soldOnline: variant.soldOnline,
    available: available.includes(variant.id),
    picture: Math.max(0, gallery.findIndex((p) => shows(p, variant))),
  }));
}

/** A variant's choices in words: "Terracotta, M". */
export const nameOf = (product: Product, variant: Variant, locale: Locale): string =>
  product.options.flatMap((option) => {
    const value = option.values.find((v) => v.key === variant.choice[option.key]);
    return value ? [inLocale(value.name, locale)] : [];
  }).join(", ");

export const optionViews = (product: Product, locale: Locale): OptionView[] =>
  product.options.map(({ key, name, values }) => ({
    key,
    name: inLocale(name, locale),
    values: values.filter((v) => product.variants.some((variant) => variant.choice[key] === v.key)).map((v) => ({ key: v.key, name: inLocale(v.name, locale), swatch: v.swatch })),
  }));
