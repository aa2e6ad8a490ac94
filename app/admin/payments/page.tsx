import type { Metadata } from "next";
import { inTimeForStaff } from "@/app/in-time";
import { DifferenceTable } from "@/components/admin/difference-table";
import { NotYours } from "@/components/admin/not-yours";
import { EmptyState } from "@/components/ui/empty-state";
import { sayDay, sayTime } from "@/lib/core/moments";
import { lastReconciliation, tellingReconciliations } from "@/lib/payments/reads";
import { colleagueWith, officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";

const ZONE = "Europe/Rome";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-payments")("title") };
}

/** Whether the card processor and the books agree, what does not, and what was mended lately. */
async function PaymentsPage() {
  const colleague = await colleagueWith("refund", "audit");
  const locale = await officeLocale();
  const t = words(locale, "admin-payments");
  if (!colleague) return <NotYours title={words(locale, "office")("notYours")} text={t("whoMay")} />;
  const [last, earlier] = await Promise.all([lastReconciliation(), tellingReconciliations()]);
  const moment = (at: Date) => t("moment", { day: sayDay(at, locale, ZONE), time: sayTime(at, locale, ZONE) });
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1} className="wrap py-8">
        <h1 className="h2">{t("title")}</h1>
        <p className="body mt-3 mb-8 max-w-[62ch] text-ink-2">{last ? t("last", { at: moment(last.at), captures: last.captures, refunds: last.refunds }) : t("lead")}</p>
        {!last ? <EmptyState title={t("never")} reason={t("neverText")} /> : null}
        {last && last.differences.length === 0 ? <EmptyState title={t("agree")} reason={t("agreeText")} /> : null}
        {last && last.differences.length > 0 ? <DifferenceTable differences={last.differences} locale={locale} moment={moment} t={t} /> : null}
        {earlier.length > 0 ? (
          <section className="mt-10" aria-labelledby="earlier">
            <h2 id="earlier" className="h3 mb-3">
              {t("earlier")}
            </h2>
            <ul className="small num grid gap-2 text-ink-2">
              {earlier.map(({ at, mended, differences }) => (
                <li key={at.toISOString()}>{t("run", { at: moment(at), mended, differences: differences.length })}</li>
              ))}
            </ul>
          </section>
        ) : null}
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", PaymentsPage);
