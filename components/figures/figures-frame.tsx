import Link from "next/link";
import type { ReactNode } from "react";
import { sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import { periodQuery, sayPeriod, SHOP_ZONE, todayAt } from "@/lib/figures/period/rules";
import type { Period } from "@/lib/figures/types";
import { PeriodBar } from "./period-bar";

const PAGES = [["revenue", "/admin/figures"], ["pickups", "/admin/figures/pickups"], ["returns", "/admin/figures/returns"], ["shelves", "/admin/figures/shelves"]] as const;
type Props = { readonly page: (typeof PAGES)[number][0]; readonly period: Period; readonly now: Date; /** Whether a colleague sees only places of theirs. */ readonly some: boolean; readonly locale: Locale; readonly t: Wording; readonly children: ReactNode };

/** A page of figures: which ones there are, for which days, and until when they are counted. The days stay from one to the other. */
export function FiguresFrame({ page, period, now, some, locale, t, children }: Props) {
  const path = PAGES.find(([name]) => name === page)?.[1] ?? "";
  return (
    <main id="main" tabIndex={-1} className="figures-page">
      <div className="page-bar">
        <h1 className="h2">{t("title")}</h1>
      </div>
      <nav className="table-views" aria-label={t("title")}>
        {PAGES.map(([name, href]) => (
          <Link key={name} href={`${href}?${periodQuery(period)}`} prefetch={false} aria-current={name === page ? "page" : undefined}>{t(`pages.${name}`)}</Link>
        ))}
      </nav>
      <PeriodBar path={path} period={period} said={sayPeriod(period, locale)} today={todayAt(now)} file={`${path}/csv?${periodQuery(period)}`} t={t} />
      <div className="figures">
        <p className="figures-note">
          {t(period.running ? "counted.running" : "counted.over", { period: sayPeriod(period, locale), before: sayPeriod(period.before, locale), time: sayTime(now, locale, SHOP_ZONE) })}
          {page !== "revenue" ? null : ` ${t("counted.money")}`}
          {some ? ` ${t("counted.yours")}` : null}
        </p>
        {children}
      </div>
    </main>
  );
}
