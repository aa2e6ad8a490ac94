import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { editsProducts } from "@/lib/catalogue/edit/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { RangeEditor } from "../range-editor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-collections")("new") };
}

/** A collection that there isn't yet. */
async function NewCollectionPage() {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-collections");
  return editsProducts(colleague) ? <RangeEditor opened={null} locale={locale} /> : <OfficeFrame><NotYours title={t("new")} text={t("whoMay")} /></OfficeFrame>;
}
export default inTimeForStaff("office", NewCollectionPage);
