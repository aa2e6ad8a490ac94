import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { RowsForm } from "@/components/office/rows-form";
import { inTree } from "@/lib/catalogue/departments/rules";
import { editsProducts } from "@/lib/catalogue/edit/rules";
import { departmentRows, departmentsHash } from "@/lib/catalogue/edit-departments";
import { inLocale } from "@/lib/core/words";
import type { Answered } from "@/lib/core/form";
import { keptAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";
import { save } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-makers")("departments.title") };
}

/** The departments of the shop as a tree: named, put below each other and in order; new ones at the end. */
async function DepartmentsPage() {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-makers");
  if (!editsProducts(colleague)) return <OfficeFrame><NotYours title={t("departments.title")} text={t("whoMay")} /></OfficeFrame>;
  const rows = await departmentRows();
  const tree = inTree(rows);
  const above = [{ value: "", label: t("departments.top") }, ...tree.map(({ row, level }) => ({ value: row.id, label: `${"– ".repeat(level)}${inLocale(row.name, locale)}` }))];
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar"><h1 className="h2">{t("departments.title")}</h1></div>
        <div className="editor-whole">
          <p className="small text-ink-2">{t("departments.text")}</p>
          <RowsForm
            name="departments" action={save} answered={await keptAnswer<Answered>("departments")} seen={departmentsHash(rows)} caption={t("departments.title")} aside={t("departments.address")}
            columns={[{ key: "it", label: t("departments.it"), lang: "it" }, { key: "en", label: t("departments.en"), lang: "en" }, { key: "parent", label: t("departments.parent"), options: above }, { key: "position", label: t("departments.position"), size: 4 }]}
            rows={tree.map(({ row, level }) => ({ id: row.id, level, values: { it: row.name.it, en: row.name.en, parent: row.parentId ?? "", position: String(row.position) }, aside: row.handle }))}
            words={{ save: t("save"), unsaved: t("unsaved"), new: t("new") }}
          />
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", DepartmentsPage);
