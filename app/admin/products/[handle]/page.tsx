import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { ProductEdits } from "@/components/office/product-edits";
import { ProductHead } from "@/components/office/product-head";
import { ProductForm } from "@/components/office/product-form";
import type { Answered } from "@/lib/core/form";
import { inLocale } from "@/lib/core/words";
import { productToEdit } from "@/lib/office/product";
import { keptAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { textsOf, words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { edit } from "../actions";

type Props = { readonly params: Promise<{ handle: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-products")("title") };
}

/** What a product says, in both languages side by side, whether it is offered, and what was changed before. */
async function ProductPage({ params }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-products");
  const opened = await productToEdit(colleague, (await params).handle.slice(0, 120));
  if (!opened) return <OfficeFrame><NotYours title={t("none.title")} text={t("none.text")} /></OfficeFrame>;
  const { product, seen, departments, makers, edits } = opened;
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <ProductHead product={product} page="texts" locale={locale} t={t} />
        <div className="editor">
          <ProductForm
            action={edit}
            answered={await keptAnswer<Answered>("product")}
            product={product}
            seen={seen}
            departments={departments.map(({ handle, name }) => ({ value: handle, label: inLocale(name, locale) }))}
            makers={makers}
            words={textsOf(locale, "admin-products")["editor"] as never}
            states={textsOf(locale, "admin-products")["values"] as never}
          />
          <ProductEdits edits={edits} locale={locale} t={t} />
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", ProductPage);
