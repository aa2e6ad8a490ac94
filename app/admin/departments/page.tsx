import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { DepartmentsForm, type DepartmentsWords } from "@/components/office/departments-form";
import { inTree } from "@/lib/catalogue/departments/rules";
import { editsProducts } from "@/lib/catalogue/edit/rules";
import { departmentRows, departmentsHash } from "@/lib/catalogue/edit-departments";
import type { Answered } from "@/lib/core/form";
import { keptAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { textsOf, words } from "@/lib/request/wording";
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
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar"><h1 className="h2">{t("departments.title")}</h1></div>
        <div className="editor-whole">
          <p className="small text-ink-2">{t("departments.text")}</p>
          <DepartmentsForm
            action={save} answered={await keptAnswer<Answered>("departments")} seen={departmentsHash(rows)}
            rows={inTree(rows).map(({ row, level }) => ({ id: row.id, it: row.name.it, en: row.name.en, parent: row.parentId ?? "", position: row.position, level, handle: row.handle }))}
            words={{ ...(textsOf(locale, "admin-makers")["departments"] as object), save: t("save"), unsaved: t("unsaved"), new: t("new") } as DepartmentsWords}
          />
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", DepartmentsPage);
