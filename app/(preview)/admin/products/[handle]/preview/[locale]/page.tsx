import type { Metadata } from "next";
import { addPlainly } from "@/app/(shop)/[locale]/cart/actions";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import type { CartWords } from "@/components/cart/bag-view";
import type { BuyWords } from "@/components/catalogue/buy";
import { NothingBought } from "@/components/catalogue/nothing-bought";
import { ProductPage, type ProductTexts } from "@/components/catalogue/product-page";
import { PreviewBar } from "@/components/office/preview-bar";
import { EmptyState } from "@/components/ui/empty-state";
import { freeOnline } from "@/lib/cached/availability";
import { categories, relatedTo } from "@/lib/catalogue/reads";
import { asShown } from "@/lib/catalogue/written/reads";
import { cachedCompany } from "@/lib/cached/company";
import { config } from "@/lib/core/config";
import type { CategoryId } from "@/lib/core/id";
import { inLocale } from "@/lib/core/words";
import { stockOf } from "@/lib/inventory/reads";
import { places } from "@/lib/locations/reads";
import { productToPreview } from "@/lib/office/preview";
import { localeOf, officeLocale } from "@/lib/request/page";
import { textsOf, words } from "@/lib/request/wording";
import { Elsewhere } from "./elsewhere";

type Props = { readonly params: Promise<{ handle: string; locale: string }>; readonly searchParams: Promise<{ readonly v?: string | readonly string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-products")("preview.title") };
}

/** A product as it would look if it were offered as it is written now: on the web, on its shelf label and at the till. Nothing can be bought here. */
async function PreviewPage({ params, searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await localeOf(params);
  const office = await officeLocale();
  const [t, to] = [words(office, "admin-products"), words(locale, "admin-products")];
  const at = new Date();
  const opened = await productToPreview(colleague, (await params).handle.slice(0, 120), at);
  if (!opened) return <NotYours title={t("preview.none")} text={t("whoMay")} />;
  const { product: written, missing, mayEdit } = opened;
  const bar = <PreviewBar product={written} locale={locale} office={office} missing={missing} mayEdit={mayEdit} t={t} />;
  if (written.variants.length === 0)
    return (
      <>
        {bar}
        <main id="main" tabIndex={-1} className="wrap section">
          <EmptyState heading="h1" title={t("preview.unpriced")} reason={t("preview.unpricedText")} />
        </main>
      </>
    );
  const blank = { it: to("preview.blank"), en: to("preview.blank") };
  const [department] = await categories(); // its links lead somewhere while none was chosen
  const product = asShown(written, { category: { id: "" as CategoryId, handle: department?.handle ?? "", name: blank, parent: null }, maker: { name: to("preview.blank"), postalAddress: "", electronicAddress: "", euResponsible: null }, countryOfOrigin: null });
  const [{ shop }, related, stock, everywhere, asked] = await Promise.all([cachedCompany(), relatedTo(product.id, at), stockOf(product.variants.map(({ id }) => id)), places(), searchParams]);
  const free = freeOnline(stock, everywhere);
  const { refusals, codeProblems } = textsOf(locale, "cart") as CartWords;
  const texts = textsOf(locale, "product") as ProductTexts & { readonly buy: Omit<BuyWords, "refusals"> };
  const stores = everywhere.filter(({ kind }) => kind === "store");
  const shelf = stores.find(({ id }) => colleague.at === null || colleague.at.includes(id)) ?? stores[0];
  return (
    <>
      {bar}
      <NothingBought says={to("preview.nothingBought")}>
        <ProductPage
          product={product}
          related={related}
          available={product.variants.filter((v) => v.soldOnline && (free.get(v.id) ?? 0) > 0).map(({ id }) => id)}
          sku={typeof asked.v === "string" ? asked.v : null}
          departments={[]}
          stores={stores}
          locale={locale}
          texts={{ ...texts, buy: { ...texts.buy, refusals: { refusals, codeProblems } } }}
          t={words(locale, "product")}
          list={words(locale, "list")}
          base={config().UNICO_BASE_URL}
          shop={shop}
          addPlainly={addPlainly}
        />
      </NothingBought>
      <Elsewhere product={product} locale={locale} place={shelf ?? null} at={at} says={{ label: t("preview.label"), labelText: t("preview.labelText", { title: inLocale(product.title, locale) }), till: t("preview.till") }} lang={office} />
    </>
  );
}
export default inTimeForStaff("office", PreviewPage);
