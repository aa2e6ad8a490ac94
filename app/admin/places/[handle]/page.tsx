import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { editsPlace } from "@/lib/locations/edit/rules";
import { placeByHandle } from "@/lib/locations/reads";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { PlacePage } from "../place-page";

type Props = { readonly params: Promise<{ handle: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-places")("title") };
}

/** What holds for one place. */
async function OnePlacePage({ params }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-places");
  const place = await placeByHandle((await params).handle);
  if (!place || !editsPlace(colleague, place.id)) return <OfficeFrame><NotYours title={t("notHere")} text={t("whoMay")} /></OfficeFrame>;
  return <PlacePage place={place} locale={locale} />;
}
export default inTimeForStaff("office", OnePlacePage);
