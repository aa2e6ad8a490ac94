import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { ProductHead } from "@/components/office/product-head";
import { VariantsForm, type VariantsWords } from "@/components/office/variants-form";
import { variantsHash } from "@/lib/catalogue/edit-variants";
import { missingChoices } from "@/lib/catalogue/variants/rules";
import type { Answered } from "@/lib/core/form";
import { minorOf, sayFigure } from "@/lib/core/money";
import { productToEdit } from "@/lib/office/product";
import { keptAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { textsOf, words } from "@/lib/request/wording";
import { OfficeFrame } from "../../../office-frame";
import { editThem } from "./actions";

type Props = { readonly params: Promise<{ handle: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-products")("pages.variants") };
}

/** In which options a product comes, and each of its variants; those that could be made stand below them. */
async function VariantsPage({ params }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-products");
  const opened = await productToEdit(colleague, (await params).handle.slice(0, 120));
  if (!opened) return <OfficeFrame><NotYours title={t("none.title")} text={t("none.text")} /></OfficeFrame>;
  const { product } = opened;
  const seen = variantsHash(product);
  const stem = product.variants[0]?.sku ?? product.handle.toUpperCase();
  const missing = missingChoices(product.options, product.variants).map((choice) => ({ choice, sku: `${stem}-${Object.values(choice).join("-").toUpperCase()}`.slice(0, 80) }));
  const prices = Object.fromEntries(product.variants.map(({ sku, price }) => [sku, price === null ? "–" : sayFigure(minorOf(price), "EUR", locale)]));
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <ProductHead product={product} page="variants" locale={locale} t={t} />
        <div className="editor">
          <VariantsForm action={editThem} answered={await keptAnswer<Answered>("variants")} product={{ handle: product.handle, options: product.options, variants: product.variants }} seen={seen} missing={missing} prices={prices} words={textsOf(locale, "admin-products")["grid"] as unknown as VariantsWords} />
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", VariantsPage);
