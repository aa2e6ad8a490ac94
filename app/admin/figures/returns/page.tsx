import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { FiguresFrame } from "@/components/figures/figures-frame";
import { ReturnsBoard } from "@/components/figures/returns-board";
import { readPeriod, sayDays, todayAt } from "@/lib/figures/period/rules";
import { returnsOf } from "@/lib/figures/returns/reads";
import { ordersBehind, seesFigures } from "@/lib/figures/rules";
import { seesCatalogue } from "@/lib/office/products";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = words(await officeLocale(), "admin-figures");
  return { title: `${t("pages.returns")}, ${t("title")}` };
}

/** What came back in some days beside the days before: by right, reason and product. */
async function ReturnsPage({ searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-figures");
  if (!seesFigures(colleague)) return <NotYours title={words(locale, "office")("notYours")} text={t("whoMay")} />;
  const now = new Date();
  const period = readPeriod(await searchParams, todayAt(now));
  const board = await returnsOf(colleague, period);
  return (
    <OfficeFrame>
      <FiguresFrame page="returns" period={period} now={now} some={colleague.at !== null} locale={locale} t={t}>
        <ReturnsBoard board={board} orders={(filters) => ordersBehind(colleague, { returned: sayDays(period), ...filters })} product={(handle) => (seesCatalogue(colleague) ? `/admin/products/${handle}` : null)} locale={locale} t={t} />
      </FiguresFrame>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", ReturnsPage);
