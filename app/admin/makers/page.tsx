import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { RowsForm } from "@/components/office/rows-form";
import { editsProducts } from "@/lib/catalogue/edit/rules";
import { makerRows, makersHash } from "@/lib/catalogue/edit-makers";
import type { Answered } from "@/lib/core/form";
import { keptAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";
import { save } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-makers")("makers.title") };
}

/** Who makes what the shop sells, and where they can be reached: what every offer has to show. */
async function MakersPage() {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-makers");
  if (!editsProducts(colleague)) return <OfficeFrame><NotYours title={t("makers.title")} text={t("whoMay")} /></OfficeFrame>;
  const rows = await makerRows();
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar"><h1 className="h2">{t("makers.title")}</h1></div>
        <div className="editor-whole">
          <p className="small text-ink-2">{t("makers.text")}</p>
          <RowsForm
            name="makers" action={save} answered={await keptAnswer<Answered>("makers")} seen={makersHash(rows)} caption={t("makers.title")}
            columns={[{ key: "name", label: t("makers.name") }, { key: "postalAddress", label: t("makers.postalAddress"), size: 40 }, { key: "electronicAddress", label: t("makers.electronicAddress"), size: 28 }, { key: "euResponsible", label: t("makers.euResponsible"), size: 32 }]}
            rows={rows.map(({ id, name, postalAddress, electronicAddress, euResponsible }) => ({ id, values: { name, postalAddress: postalAddress ?? "", electronicAddress: electronicAddress ?? "", euResponsible: euResponsible ?? "" } }))}
            words={{ save: t("save"), unsaved: t("unsaved"), new: t("new") }}
          />
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", MakersPage);
