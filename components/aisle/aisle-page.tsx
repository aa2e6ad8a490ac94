import Link from "next/link";
import { addresses } from "@/components/shop/addresses";
import { PinIcon } from "@/components/ui/icons";
import type { Product, ProductCard } from "@/lib/catalogue/types";
import type { VariantId } from "@/lib/core/id";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { distanceKm } from "@/lib/locations/distance/rules";
import type { Place } from "@/lib/locations/types";
import { Alike } from "../catalogue/alike";
import type { Say } from "../catalogue/card";
import { PlainOptions } from "../catalogue/plain-options";
import { ProductFrame } from "../catalogue/product-frame";
import type { ProductTexts } from "../catalogue/product-page";
import { HereInStore } from "./here";
import { Take, type TakeWords } from "./take";

type Props = {
  readonly place: Place;
  readonly product: Product;
  /** The variant that the label names, if one led here. */
  readonly sku: string | null;
  readonly related: readonly ProductCard[];
  readonly available: readonly VariantId[];
  readonly stores: readonly Place[];
  readonly locale: Locale;
  readonly texts: ProductTexts;
  readonly words: TakeWords;
  readonly t: Say;
  readonly list: Say;
};

/** A product as it is seen in front of its shelf: what this store has of it, somebody who brings it, and how it is taken along. */
export function AislePage({ place, stores, related, words, ...seen }: Props) {
  const { product, sku, locale, texts, t, list } = seen;
  const at = addresses(locale);
  const title = inLocale(product.title, locale);
  const nearest = stores.filter((each) => each.id !== place.id).toSorted((a, b) => distanceKm(place, a) - distanceKm(place, b));
  const store = { id: place.id, handle: place.handle, name: place.name, near: nearest.map((each) => each.handle) };
  return (
    <ProductFrame
      {...seen}
      free={words.take.free}
      className="gap-y-5 pt-4 max-lg:[&_.gallery_.well]:aspect-square! lg:pt-10"
      where={{ id: "elsewhere", title: words.elsewhere, stores: nearest }}
      know={words.know}
      above={
        <p className="small flex min-h-12 flex-wrap items-center justify-between gap-x-4 border-b border-line">
          <span className="inline-flex items-center gap-2">
            <PinIcon small />
            <b className="font-medium">{fill(words.strip.here, { place: place.name })}</b>
          </span>
          <Link className="link inline-flex min-h-11 items-center" href={at.product(product.handle, sku ?? undefined)} prefetch={false}>
            {words.strip.out}
          </Link>
        </p>
      }
      beside={({ variants, begin, options }) => (
        <>
          <h1 className="h1">{title}</h1>
          <p className="cap mt-1">{inLocale(product.material, locale)}</p>
          <Take title={title} options={options} words={words} cart={at.cart} plainOptions={<PlainOptions variants={variants} chosen={begin} options={options} addressOf={(v) => at.inStore(place.handle, product.handle, v.sku)} soldOut={texts.buy.soldOut} />} />
        </>
      )}
      below={<Alike cards={related} id="with" title={t("with")} locale={locale} t={list} store={place.handle} />}
      within={({ begin }, all) => (
        <HereInStore store={store} locale={locale} labelOf={sku === begin.sku ? begin.id : null}>
          {all}
        </HereInStore>
      )}
    />
  );
}
