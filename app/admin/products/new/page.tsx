import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { editsProducts } from "@/lib/catalogue/edit/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { begin } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-products")("begin.title") };
}

/** A product begins as a draft: its name, a code, and what it costs if that is known; everything else on its own pages. */
async function NewProductPage() {
  const colleague = await officeColleague();
  const t = words(await officeLocale(), "admin-products");
  if (!editsProducts(colleague)) return <OfficeFrame><NotYours title={t("none.title")} text={t("none.text")} /></OfficeFrame>;
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar">
          <h1 className="h2">{t("begin.title")}</h1>
        </div>
        <div className="grid max-w-[32rem] gap-4 p-4">
          <p className="small text-ink-2">{t("begin.text")}</p>
          <AnsweredForm name="begin-product" action={begin} hidden={{}} fields={[{ name: "title", label: t("begin.name"), autoComplete: "off" }, { name: "sku", label: t("begin.sku"), autoComplete: "off" }, { name: "price", label: t("begin.price"), autoComplete: "off", inputMode: "decimal" }]} submit={t("begin.submit")} />
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", NewProductPage);
