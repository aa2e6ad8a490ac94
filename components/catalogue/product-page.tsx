import Link from "next/link";
import { addresses } from "@/components/shop/addresses";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { ReturnIcon } from "@/components/ui/icons";
import { Picture } from "@/components/ui/picture";
import type { Category, Product, ProductCard } from "@/lib/catalogue/types";
import type { VariantId } from "@/lib/core/id";
import { fill } from "@/lib/core/fill";
import { type Minor, sayMoney, sayRound } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { DELIVERY_METHODS, deliveryCharge } from "@/lib/fulfilment/rules";
import type { Place } from "@/lib/locations/types";
import { Buy, type BuyWords } from "./buy";
import { Card, type Say } from "./card";
import { ChoosingProduct } from "./choosing";
import { Details } from "./details";
import { Gallery } from "./gallery";
import { PlainOptions } from "./plain-options";
import { beginningOf, galleryOf, optionViews, type VariantView, variantViews } from "./product-view";
import { breadcrumbData, JsonLd, productData } from "./structured-data";
import { ChosenName, Where, type WhereWords } from "./where";

export type ProductTexts = {
  readonly buy: BuyWords;
  readonly gallery: { readonly label: string; readonly show: string; readonly position: string };
  readonly where: WhereWords & { readonly title: string };
};
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
  readonly addPlainly: (form: FormData) => Promise<void>;
};

const LARGE = "(width >= 90rem) 780px, (width >= 64rem) 57vw, 86vw";

export function ProductPage({ product, sku, related, available, departments, stores, locale, texts, t, list, base, addPlainly }: ProductPageProps) {
  const at = addresses(locale);
  const title = inLocale(product.title, locale);
  const department = { label: inLocale(product.category.name, locale), href: at.category(product.category.handle) };
  const above = departments.find((each) => each.handle === product.category.parent);
  const crumbs = [{ label: t("home"), href: at.home }, ...(above ? [{ label: inLocale(above.name, locale), href: at.category(above.handle) }] : []), department, { label: title, href: at.product(product.handle) }];
  const beginning = beginningOf(product, sku);
  const pictures = galleryOf(product, beginning);
  const where = `where-${product.handle}`;
  const money = (amount: Minor) => sayMoney(amount, "EUR", locale);
  const method = DELIVERY_METHODS[0];
  const delivery = { charge: method ? money(method.charge) : "", freeFrom: method?.freeFrom ? sayRound(method.freeFrom, "EUR", locale) : "" };
  const deliverPrice = (price: Minor) => (method && deliveryCharge(method, price) === 0 ? texts.buy.ways.free : delivery.charge);
  const [first, ...rest] = variantViews(product, pictures, available, locale, list, deliverPrice);
  if (!first) return null;
  const variants: readonly [VariantView, ...VariantView[]] = [first, ...rest];
  const begin = variants.find((v) => v.id === beginning?.id) ?? first;
  const options = optionViews(product, locale);
  const ways = { ...texts.buy.ways, deliverDetail: fill(texts.buy.ways.deliverDetail, delivery) };
  return (
    <main id="main" tabIndex={-1} className="wrap">
      <JsonLd data={productData(product, beginning, available, locale, base)} />
      <JsonLd data={breadcrumbData(crumbs, base)} />
      <Breadcrumbs label={t("crumbs")} crumbs={crumbs} className="pt-5 pb-4 max-lg:hidden lg:pt-8 lg:pb-6" />
      <ChoosingProduct variants={variants} begin={begin} locale={locale}>
        <div className="grid-12 gap-y-6">
          <div className="col-span-4 max-lg:pt-4 lg:col-span-7">
            <Gallery
              words={texts.gallery}
              slides={pictures.map((picture, i) => (
                <span key={picture.stem} className="well r45 lg:aspect-[1/1.06]!">
                  <Picture file={{ ...picture, name: picture.stem }} alt={inLocale(picture.alt, locale)} sizes={LARGE} priority={i === 0} />
                </span>
              ))}
              thumbs={pictures.map((picture) => (
                <span key={picture.stem} className="well r45">
                  <Picture file={{ ...picture, name: picture.stem, widths: picture.widths.slice(0, 1) }} alt="" sizes="96px" />
                </span>
              ))}
            />
          </div>
          <div className="col-span-4 lg:sticky lg:top-8 lg:col-start-9 lg:self-start">
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
              words={{ ...texts.buy, ways }}
              cart={at.cart}
              where={where}
              plainOptions={<PlainOptions variants={variants} chosen={begin} options={options} addressOf={(v) => at.product(product.handle, v.sku)} soldOut={texts.buy.soldOut} />}
              addPlainly={addPlainly}
            />
            <p className="small mt-6 flex gap-3 text-ink-2">
              <ReturnIcon className="mt-0.5" />
              <span>{product.withdrawalExclusion ? inLocale(product.withdrawalExclusion, locale) : t("returns.short")}</span>
            </p>
          </div>
        </div>
        <section className="later section" aria-labelledby={where}>
          <div className="grid-12 gap-y-6">
            <div className="col-span-4">
              <h2 id={where} className="h2">
                {texts.where.title}
              </h2>
              <p className="cap mt-2 max-lg:hidden">
                <ChosenName />
              </p>
            </div>
            <div className="col-span-4 lg:col-span-8 lg:col-start-5">
              <Where stores={stores.map(({ handle, city, name }) => ({ handle, label: `${city}, ${name}`, href: at.store(handle) }))} words={texts.where} />
            </div>
          </div>
        </section>
        <section className="later mt-16 lg:mt-24" aria-labelledby="know">
          <div className="grid-12 gap-y-6">
            <h2 id="know" className="h2 col-span-4">
              {t("know")}
            </h2>
            <div className="col-span-4 lg:col-span-8 lg:col-start-5">
              <p className="lead mb-8 max-w-[56ch]">{inLocale(product.description, locale)}</p>
              <Details product={product} locale={locale} t={t} delivery={delivery} />
            </div>
          </div>
        </section>
      </ChoosingProduct>
      {related.length > 0 ? (
        <section className="later no-print section" aria-labelledby="with">
          <h2 id="with" className="h2 mb-8">
            {t("with")}
          </h2>
          <ul className="scroll-x lg:mx-0 lg:grid lg:grid-cols-4 lg:px-0">
            {related.map((card) => (
              <li key={card.id} className="w-[62vw] lg:w-auto">
                <Card card={card} locale={locale} t={list} sizes="(width >= 64rem) 23vw, 62vw" />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </main>
  );
}
