import { type Minor, sayFigure, sayMoney } from "@/lib/core/money";
import { sayDate, sayDay } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import { addDays, daysIn, eachDay, noonOf, sayPeriod, SHOP_ZONE } from "@/lib/figures/period/rules";
import { netOf, NOTHING } from "@/lib/figures/rules";
import type { Day, Period, Revenue } from "@/lib/figures/types";
import { DayBars } from "./day-bars";
import { FiguresTable } from "./figures-card";

type Props = { readonly revenue: Revenue; readonly period: Period; readonly orders: (day: Day) => string | null; readonly locale: Locale; readonly t: Wording };

/** What each day brought, beside the same day of the period before: as bars, and as the table behind them. */
export function RevenueDays({ revenue, period, orders, locale, t }: Props) {
  const days = eachDay(period);
  const [now, before] = [new Map(revenue.days.map(({ day, sums }) => [day, sums])), new Map(revenue.daysBefore.map(({ day, sums }) => [day, sums]))];
  const rows = days.map((day, i) => ({ day, sums: now.get(day) ?? NOTHING, earlier: i < daysIn(period.before) ? (before.get(addDays(period.before.from, i)) ?? NOTHING) : NOTHING }));
  const say = (amount: Minor) => (amount === 0 ? "–" : sayFigure(amount, "EUR", locale));
  const label = t("days.label", { period: sayPeriod(period, locale), sales: sayMoney(revenue.all.now.sales, "EUR", locale), before: sayMoney(revenue.all.before.sales, "EUR", locale) });
  const axis = new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, { maximumFractionDigits: 2 });
  return (
    <section className="figures-card figures-days">
      <header>
        <h2 className="h3">{t("days.title")}</h2>
        {rows.length > 1 ? <p className="key">
          <span>
            <svg width="12" height="12" aria-hidden="true"><rect className="bar" width="12" height="12" /></svg>
            {sayPeriod(period, locale)}
          </span>
          <span>
            <svg width="20" height="12" aria-hidden="true"><line className="before" x2="20" y1="6" y2="6" /></svg>
            {sayPeriod(period.before, locale)}
          </span>
        </p> : null}
      </header>
      {rows.length > 1 ? (
        <DayBars label={label} sayAxis={(cents) => axis.format(cents / 100)} bars={rows.map(({ day, sums, earlier }) => ({ key: day, name: sayDay(noonOf(day), locale, SHOP_ZONE), value: sums.sales, before: earlier.sales, said: `${sayDate(noonOf(day), locale, SHOP_ZONE)}: ${sayMoney(sums.sales, "EUR", locale)}` }))} />
      ) : null}
      <details open={rows.length === 1}>
        <summary>{t("days.table")}</summary>
        <FiguresTable
          caption={t("days.title")}
          heads={[t("days.day"), t("heads.sales"), t("heads.refunds"), t("heads.net"), t("heads.orders"), t("heads.before")]}
          rows={rows.map(({ day, sums, earlier }) => ({ key: day, name: sayDate(noonOf(day), locale, SHOP_ZONE), cells: [{ said: say(sums.sales), href: sums.sales === 0 ? null : orders(day) }, { said: say(sums.refunds) }, { said: say(netOf(sums)) }, { said: sums.orders || "–" }, { said: say(earlier.sales) }] }))}
        />
      </details>
    </section>
  );
}
