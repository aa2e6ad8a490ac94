import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { FiguresFrame } from "@/components/figures/figures-frame";
import { ShelvesBoard } from "@/components/figures/shelves-board";
import { readPeriod, todayAt } from "@/lib/figures/period/rules";
import { shelvesOf } from "@/lib/figures/shelves/reads";
import { seesFigures } from "@/lib/figures/rules";
import { places } from "@/lib/locations/reads";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = words(await officeLocale(), "admin-figures");
  return { title: `${t("pages.shelves")}, ${t("title")}` };
}

/** How far the books are to be believed and what was asked for at shelves, in some days beside the days before. */
async function ShelvesPage({ searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-figures");
  if (!seesFigures(colleague)) return <NotYours title={words(locale, "office")("notYours")} text={t("whoMay")} />;
  const now = new Date();
  const period = readPeriod(await searchParams, todayAt(now));
  const [board, known] = await Promise.all([shelvesOf(colleague, period), places()]);
  return (
    <OfficeFrame>
      <FiguresFrame page="shelves" period={period} now={now} some={colleague.at !== null} locale={locale} t={t}>
        <ShelvesBoard board={board} placeName={(id) => known.find((place) => place.id === id)?.name ?? ""} locale={locale} t={t} />
      </FiguresFrame>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", ShelvesPage);
