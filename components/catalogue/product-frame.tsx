import type { ReactNode } from "react";
import type { Product } from "@/lib/catalogue/types";
import { type Minor, sayMoney, sayRound } from "@/lib/core/money";
import type { VariantId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { DELIVERY_METHODS, deliveryCharge } from "@/lib/fulfilment/rules";
import type { Place } from "@/lib/locations/types";
import { addresses } from "../shop/addresses";
import type { Say } from "./card";
import { ChoosingProduct } from "./choosing";
import { Details } from "./details";
import { ProductPictures } from "./pictures";
import { beginningOf, galleryOf, optionViews, type OptionView, type VariantView, variantViews } from "./product-view";
import { ChosenName, Where, type WhereWords } from "./where";

export type FrameTexts = { readonly gallery: Parameters<typeof ProductPictures>[0]["words"]; readonly where: WhereWords };

/** A product as each of its pages needs it: what there is to choose, with which variant it begins, how a parcel is charged. */
export type Seen = { readonly variants: readonly [VariantView, ...VariantView[]]; readonly begin: VariantView; readonly options: readonly OptionView[]; readonly delivery: { readonly charge: string; readonly freeFrom: string } };

type Props = {
  readonly product: Product;
  /** The variant that the address names, if it does. */
  readonly sku: string | null;
  readonly available: readonly VariantId[];
  readonly locale: Locale;
  readonly texts: FrameTexts;
  readonly t: Say;
  readonly list: Say;
  /** What is said of a parcel that costs nothing. */
  readonly free: string;
  /** Of the pictures and what stands beside them. */
  readonly className: string;
  readonly above: ReactNode;
  readonly below?: ReactNode;
  /** Name, price, and what can be done: beside the pictures. */
  readonly beside: (seen: Seen) => ReactNode;
  readonly where: { readonly id: string; readonly title: string; readonly stores: readonly Place[] };
  readonly know: string;
  /** What has to stand around all of it, knowing what is chosen. */
  readonly within?: (seen: Seen, all: ReactNode) => ReactNode;
};

/** A product's page, at home and in front of its shelf alike: its pictures, its name and what can be done, who has it, what there is to know. */
export function ProductFrame({ product, sku, available, locale, texts, t, list, free, className, above, below, beside, where, know, within = (_, all) => all }: Props) {
  const at = addresses(locale);
  const beginning = beginningOf(product, sku);
  const pictures = galleryOf(product, beginning);
  const method = DELIVERY_METHODS[0];
  const money = (amount: Minor) => sayMoney(amount, "EUR", locale);
  const delivery = { charge: method ? money(method.charge) : "", freeFrom: method?.freeFrom ? sayRound(method.freeFrom, "EUR", locale) : "" };
  const [first, ...rest] = variantViews(product, pictures, available, locale, list, (price) => (method && deliveryCharge(method, price) === 0 ? free : delivery.charge));
  if (!first) return null;
  const variants: Seen["variants"] = [first, ...rest];
  const seen: Seen = { variants, begin: variants.find((v) => v.id === beginning?.id) ?? first, options: optionViews(product, locale), delivery };
  return (
    <main id="main" tabIndex={-1} className="wrap">
      {above}
      <ChoosingProduct variants={variants} begin={seen.begin} locale={locale}>
        {within(
          seen,
          <>
            <div className={`grid-12 ${className}`}>
              <div className="col-span-4 lg:col-span-7">
                <ProductPictures pictures={pictures} words={texts.gallery} locale={locale} />
              </div>
              <div className="col-span-4 lg:sticky lg:top-8 lg:col-start-9 lg:self-start">{beside(seen)}</div>
            </div>
            <section className="later section" aria-labelledby={where.id}>
              <div className="grid-12 gap-y-6">
                <div className="col-span-4">
                  <h2 id={where.id} className="h2">
                    {where.title}
                  </h2>
                  <p className="cap mt-2 max-lg:hidden">
                    <ChosenName />
                  </p>
                </div>
                <div className="col-span-4 lg:col-span-8 lg:col-start-5">
                  <Where stores={where.stores.map(({ handle, city, name }) => ({ handle, label: `${city}, ${name}`, href: at.store(handle) }))} words={texts.where} />
                </div>
              </div>
            </section>
            <section className="later mt-16 lg:mt-24" aria-labelledby="know">
              <div className="grid-12 gap-y-6">
                <h2 id="know" className="h2 col-span-4">
                  {know}
                </h2>
                <div className="col-span-4 lg:col-span-8 lg:col-start-5">
                  <p className="lead mb-8 max-w-[56ch]">{inLocale(product.description, locale)}</p>
                  <Details product={product} locale={locale} t={t} delivery={delivery} />
                </div>
              </div>
            </section>
          </>,
        )}
      </ChoosingProduct>
      {below}
    </main>
  );
}
