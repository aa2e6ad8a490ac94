import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { FiguresFrame } from "@/components/figures/figures-frame";
import { LeadFigures } from "@/components/figures/lead-figures";
import { RevenueCards } from "@/components/figures/revenue-cards";
import { RevenueDays } from "@/components/figures/revenue-days";
import { type Minor, sayMoney } from "@/lib/core/money";
import { readPeriod, sayDays, todayAt } from "@/lib/figures/period/rules";
import { revenueOf } from "@/lib/figures/revenue/reads";
import { averageOrder, netOf, netWithoutVat, ordersBehind, sayChange, seesFigures } from "@/lib/figures/rules";
import { places } from "@/lib/locations/reads";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-figures")("title") };
}

/** What was sold and given back in some days, beside the days before: by day, origin, way, place and how it came back. */
async function FiguresPage({ searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-figures");
  if (!seesFigures(colleague)) return <NotYours title={words(locale, "office")("notYours")} text={t("whoMay")} />;
  const now = new Date();
  const period = readPeriod(await searchParams, todayAt(now));
  const [revenue, known] = await Promise.all([revenueOf(colleague, period), places()]);
  const { all } = revenue;
  const money = (amount: Minor) => sayMoney(amount, "EUR", locale);
  const lead = (key: string, of: Minor | number | null, before: Minor | number | null, say: (value: never) => string = money) => ({
    key,
    name: t(`lead.${key}.name`),
    said: of === null ? "–" : say(of as never),
    change: of === null || before === null || before === 0 ? t("noBefore") : t("change", { by: sayChange(of, before, locale) ?? "", before: say(before as never) }),
    means: t(`lead.${key}.means`),
  });
  const whole = (count: number) => new Intl.NumberFormat(locale === "en" ? "en-GB" : locale).format(count);
  const orders = (of: "sold" | "given", filters: Readonly<Record<string, string>>) => ordersBehind(colleague, { [of]: sayDays(period), ...filters });
  return (
    <OfficeFrame>
      <FiguresFrame page="revenue" period={period} now={now} some={colleague.at !== null} locale={locale} t={t}>
        <LeadFigures
          figures={[
            lead("sales", all.now.sales, all.before.sales),
            lead("refunds", all.now.refunds, all.before.refunds),
            lead("net", netOf(all.now), netOf(all.before)),
            lead("withoutVat", netWithoutVat(all.now), netWithoutVat(all.before)),
            lead("orders", all.now.orders, all.before.orders, whole),
            lead("average", averageOrder(all.now), averageOrder(all.before)),
          ]}
        />
        <RevenueDays revenue={revenue} period={period} orders={(day) => ordersBehind(colleague, { sold: sayDays({ from: day, to: day }) })} locale={locale} t={t} />
        <RevenueCards revenue={revenue} placeName={(id) => known.find((place) => place.id === id)?.name ?? ""} orders={orders} locale={locale} t={t} />
      </FiguresFrame>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", FiguresPage);
