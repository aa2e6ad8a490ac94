import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { editsProducts } from "@/lib/catalogue/edit/rules";
import { rangeToEdit } from "@/lib/catalogue/ranges/reads";
import { readHandle } from "@/lib/core/handle";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { RangeEditor } from "../range-editor";

type Props = { readonly params: Promise<{ handle: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-collections")("title") };
}

/** One collection. */
async function OneCollectionPage({ params }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-collections");
  const handle = readHandle((await params).handle);
  const opened = handle && editsProducts(colleague) ? await rangeToEdit({ handle }) : null;
  return opened ? <RangeEditor opened={opened} locale={locale} /> : <OfficeFrame><NotYours title={t("notHere")} text={t("whoMay")} /></OfficeFrame>;
}
export default inTimeForStaff("office", OneCollectionPage);
