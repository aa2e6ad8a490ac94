import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { editsPlace } from "@/lib/locations/edit/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { PlacePage } from "../place-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-places")("new") };
}

/** A place that there isn't yet. */
async function NewPlacePage() {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-places");
  return editsPlace(colleague, null) ? <PlacePage place={null} locale={locale} /> : <OfficeFrame><NotYours title={t("new")} text={t("whoMay")} /></OfficeFrame>;
}
export default inTimeForStaff("office", NewPlacePage);
