import type { Metadata } from "next";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { BrokenList } from "@/components/admin/broken-list";
import { HealthAreas } from "@/components/admin/health-areas";
import { LookTable } from "@/components/admin/look-table";
import { NotYours } from "@/components/admin/not-yours";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { config } from "@/lib/core/config";
import { sayDay, sayTime } from "@/lib/core/moments";
import { areas, lastExamination, lastLooks } from "@/lib/health/reads";
import { brokenOf, brokenSince, isStale, spellsOf, unseenOf } from "@/lib/health/rules";
import { colleagueWith, officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";
import { lookNow } from "./actions";

/** A day of looks at the usual pace. */
const LOOKS = 300;
const SPELLS = 20;

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-doctor")("title") };
}

/** What the doctor found last, what it looks at, and how the last looks went. */
async function DoctorPage() {
  const colleague = await colleagueWith("see-health");
  const locale = await officeLocale();
  const t = words(locale, "admin-doctor");
  if (!colleague || colleague.at !== null) return <NotYours title={words(locale, "office")("notYours")} text={t("whoMay")} />;
  const [last, looks] = await Promise.all([lastExamination(), lastLooks(LOOKS)]);
  const minutes = config().UNICO_DOCTOR_MINUTES;
  const moment = (at: Date) => t("moment", { day: sayDay(at, locale, "Europe/Rome"), time: sayTime(at, locale, "Europe/Rome") });
  const known = areas(locale);
  const [broken, unseen] = [brokenOf(last?.findings ?? []), unseenOf(last?.findings ?? [])];
  const verdict = broken.length > 0 ? t("wrong", { count: broken.length }) : t(unseen.length > 0 ? "partly" : "well");
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1} className="wrap py-8 *:max-w-[60rem]">
        <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
          <div>
            <h1 className="h2">{t("title")}</h1>
            <p className="small mt-1 text-ink-2">{minutes > 0 ? t("lead", { minutes }) : t("leadOff")}</p>
          </div>
          <AnsweredForm name="look" action={lookNow} fields={[]} submit={t("look")} quiet />
        </div>
        {last ? (
          <>
            <section className="mt-8" aria-label={verdict}>
              <Notice tone={broken.length > 0 ? "bad" : unseen.length > 0 ? "warn" : "good"}>
                <strong className="t block">{verdict}</strong>
                <span className="num">{t("when", { count: last.findings.length, moment: moment(last.at), seconds: (last.ms / 1000).toLocaleString(locale, { maximumFractionDigits: 1 }) })}</span>
              </Notice>
              {isStale(last, minutes, new Date()) ? <Notice tone="warn" className="mt-3">{t("stale", { moment: moment(last.at) })}</Notice> : null}
              {unseen.length > 0 ? <Notice tone="warn" className="mt-3">{t("unseen", { ids: unseen.map((f) => f.id).join(", ") })}</Notice> : null}
              <BrokenList broken={broken} areas={known} since={brokenSince(looks)} moment={moment} t={t} />
            </section>
            <HealthAreas findings={last.findings} areas={known} t={t} />
            <LookTable spells={spellsOf(looks).slice(0, SPELLS)} locale={locale} moment={moment} t={t} />
          </>
        ) : (
          <EmptyState title={t("none")} reason={minutes > 0 ? t("noneText") : t("leadOff")} />
        )}
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", DoctorPage);
