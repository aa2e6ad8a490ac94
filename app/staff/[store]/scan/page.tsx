import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { leadColleague } from "@/components/scanner/lead-colleague";
import type { ScannerWords } from "@/components/scanner/words";
import { FindForm } from "@/components/staff/find-form";
import { Notice } from "@/components/ui/notice";
import { readCode } from "@/lib/codes/rules";
import { config } from "@/lib/core/config";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { StaffFrame } from "../../staff-frame";
import { storeHere } from "../../store-here";
import { Suggestions } from "../../suggestions";

type Props = { readonly params: Promise<{ store: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-goods")("title") };
}

/** Scan anything and land where it belongs; what leads nowhere is named. */
async function ScanPage({ params, searchParams }: Props) {
  const here = await storeHere((await params).store);
  if (!here) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { place, locale } = here;
  const t = words(locale, "staff-goods");
  const home = `/staff/${place.handle}`;
  const { q } = await searchParams;
  const scanned = typeof q === "string" && q.trim() !== "" ? q : null;
  const led = scanned === null ? null : leadColleague(readCode(scanned, config().UNICO_BASE_URL), home);
  if (led && "to" in led) redirect(led.to);
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title">
        <h1>{t("title")}</h1>
      </div>
      <FindForm typed={led && "words" in led ? led.words : ""} words={{ label: t("label"), hint: t("hint"), find: t("find") }} camera={words(locale, "scanner").raw("camera") as unknown as ScannerWords} />
      {led === null ? <p className="p-4 text-ink-2">{t("what")}</p> : null}
      {led && "says" in led ? (
        <Notice tone="warn" className="mx-3 my-2" live>
          <strong className="block">{t(`says.${led.says}.title`, { what: led.what })}</strong>
          {t(`says.${led.says}.text`)}
        </Notice>
      ) : null}
      {led && "words" in led ? <Suggestions typed={led.words} home={home} locale={locale} now={new Date()} /> : null}
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", ScanPage);
