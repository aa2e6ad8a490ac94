import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { CompanyForm, type CompanyWords } from "@/components/office/company-form";
import { companyHash } from "@/lib/company/edit-company";
import { companyAt } from "@/lib/company/reads";
import { editsCompany } from "@/lib/company/rules";
import type { Answered } from "@/lib/core/form";
import { keptAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { textsOf, words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { save } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-settings")("company.title") };
}

/** Who sells, and how the shop is called. */
async function CompanyPage() {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-settings");
  if (!editsCompany(colleague)) return <OfficeFrame><NotYours title={t("company.title")} text={t("whoMay")} /></OfficeFrame>;
  const company = await companyAt();
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar"><h1 className="h2">{t("company.title")}</h1></div>
        <div className="editor">
          <CompanyForm action={save} answered={await keptAnswer<Answered>("company")} company={company} seen={companyHash(company)} words={textsOf(locale, "admin-settings")["form"] as unknown as CompanyWords} />
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", CompanyPage);
