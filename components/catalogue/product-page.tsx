import Link from "next/link";
import { addresses } from "@/components/shop/addresses";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { ReturnIcon } from "@/components/ui/icons";
import type { Category, Product, ProductCard } from "@/lib/catalogue/types";
import type { VariantId } from "@/lib/core/id";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import { promiseFor } from "@/lib/rights/policy/rules";
import { Alike } from "./alike";
import { Buy, type BuyWords } from "./buy";
import type { Say } from "./card";
import { PlainOptions } from "./plain-options";
import { type FrameTexts, ProductFrame } from "./product-frame";
import { beginningOf } from "./product-view";
import { breadcrumbData, JsonLd, productData } from "./structured-data";

export type ProductTexts = FrameTexts & { readonly buy: BuyWords; readonly where: { readonly title: string } };
type ProductPageProps = {
  readonly product: Product;
  /** The variant that the address names, if it does. */
  readonly sku: string | null;
  readonly related: readonly ProductCard[];
  readonly available: readonly VariantId[];
  readonly departments: readonly Category[];
  readonly stores: readonly Place[];
  readonly locale: Locale;
  readonly texts: ProductTexts;
  readonly t: Say;
  /** The lists' words, for prices and cards. */
  readonly list: Say;
  readonly base: string;
  readonly shop: string;
  readonly addPlainly: (form: FormData) => Promise<void>;
};

/** A product as it is looked at from anywhere: where it stands in the shop, how it is bought, what goes with it. */
export function ProductPage({ related, departments, stores, base, shop, addPlainly, ...seen }: ProductPageProps) {
  const { product, sku, available, locale, texts, t, list } = seen;
  const at = addresses(locale);
  const title = inLocale(product.title, locale);
  const department = { label: inLocale(product.category.name, locale), href: at.category(product.category.handle) };
  const above = departments.find((each) => each.handle === product.category.parent);
  const crumbs = [{ label: t("home"), href: at.home }, ...(above ? [{ label: inLocale(above.name, locale), href: at.category(above.handle) }] : []), department, { label: title, href: at.product(product.handle) }];
  const { never, windowDays } = promiseFor(product);
  const where = `where-${product.handle}`;
  return (
    <ProductFrame
      {...seen}
      free={texts.buy.ways.free}
      className="gap-y-6 max-lg:pt-4"
      where={{ id: where, title: texts.where.title, stores }}
      know={t("know")}
      above={
        <>
          <JsonLd data={productData(product, beginningOf(product, sku), available, locale, base, shop)} />
          <JsonLd data={breadcrumbData(crumbs, base)} />
          <Breadcrumbs label={t("crumbs")} crumbs={crumbs} className="pt-5 pb-4 max-lg:hidden lg:pt-8 lg:pb-6" />
        </>
      }
      beside={({ variants, begin, options, delivery }) => (
        <>
          <p className="cap">
            <Link className="quiet" href={department.href}>
              {department.label}
            </Link>
          </p>
          <h1 className="h1 mt-1">{title}</h1>
          <p className="lead mt-2 text-base!">{inLocale(product.material, locale)}</p>
          <Buy
            handle={product.handle}
            title={title}
            options={options}
            words={{ ...texts.buy, ways: { ...texts.buy.ways, deliverDetail: fill(texts.buy.ways.deliverDetail, delivery) } }}
            cart={at.cart}
            where={where}
            plainOptions={<PlainOptions variants={variants} chosen={begin} options={options} addressOf={(v) => at.product(product.handle, v.sku)} soldOut={texts.buy.soldOut} />}
            addPlainly={addPlainly}
          />
          <p className="small mt-6 flex gap-3 text-ink-2">
            <ReturnIcon className="mt-0.5" />
            <span>{never ? inLocale(never, locale) : t(windowDays > 0 ? "returns.short" : "returns.withdrawal", { days: windowDays })}</span>
          </p>
        </>
      )}
      below={<Alike cards={related} id="with" title={t("with")} locale={locale} t={list} />}
    />
  );
}
