import type { Metadata } from "next";
import Link from "next/link";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { editsCompany } from "@/lib/company/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";

const PAGES = [["begin", "/admin/begin"], ["company", "/admin/settings/company"], ["places", "/admin/places"], ["letters", "/admin/settings/letters"]] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-settings")("title") };
}

/** What holds for the whole shop, and where it is changed. */
async function SettingsPage() {
  const colleague = await officeColleague();
  const t = words(await officeLocale(), "admin-settings");
  if (!editsCompany(colleague)) return <OfficeFrame><NotYours title={t("title")} text={t("whoMay")} /></OfficeFrame>;
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar"><h1 className="h2">{t("title")}</h1></div>
        <ul className="settings-list">
          {PAGES.map(([key, href]) => (
            <li key={key}>
              <Link href={href} prefetch={false}>
                <span className="t">{t(`pages.${key}.title`)}</span>
                <span className="small text-ink-2">{t(`pages.${key}.text`)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", SettingsPage);
