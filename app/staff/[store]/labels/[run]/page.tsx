import type { Metadata } from "next";
import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { FetchPdf } from "@/components/staff/fetch-pdf";
import { LabelSheet } from "@/components/staff/label-sheet";
import { PrintButton } from "@/components/staff/print-button";
import { BackIcon } from "@/components/ui/icons";
import { config } from "@/lib/core/config";
import { isId } from "@/lib/core/id";
import { sayTime } from "@/lib/core/moments";
import { composeLabels } from "@/lib/labels/compose-labels";
import { findRun } from "@/lib/labels/reads";
import { sheetsFor, templateOf } from "@/lib/labels/sheets/rules";
import type { RunId } from "@/lib/labels/types";
import { measure } from "@/lib/paper/set-type";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { StaffFrame } from "../../../staff-frame";
import { storeHere } from "../../../store-here";
import { hang } from "../actions";

type Props = { readonly params: Promise<{ store: string; run: string }> };
/** Labels that a page shows at most; what is longer is printed from the PDF. */
const MOST_SHOWN = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "labels")("title") };
}

/** A run of labels as it comes out of the printer: to look at, to print or download, and to say that it hangs. */
async function RunPage({ params }: Props) {
  const { store, run: runId } = await params;
  const here = await storeHere(store);
  const run = here && isId(runId) ? await findRun(here.who, runId as RunId) : null;
  const t = words(await officeLocale(), "labels");
  if (!here || run?.locationId !== here.place.id) return <NotYours title={t("refused.unknown-run")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { place, locale } = here;
  const template = templateOf(run.template);
  const sheets = sheetsFor(template, run.labels.length, run.startsAt);
  const shown = sheetsFor(template, Math.min(run.labels.length, MOST_SHOWN), run.startsAt);
  const marksOf = composeLabels(run, { origin: config().UNICO_BASE_URL, place: place.handle, timeZone: place.timeZone }, await measure());
  const labels = run.labels.slice(0, shown * template.across * template.down).map(marksOf);
  const pdf = words(run.locale, "labels")("fileName", { place: place.handle, day: run.madeAt.toISOString().slice(0, 10) });
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title no-print">
        <h1>{t("run.title", { count: run.labels.length })}</h1>
        <Link href={`/staff/${place.handle}/labels`} prefetch={false} className="icon-btn" aria-label={t("run.back")}>
          <BackIcon />
        </Link>
      </div>
      <section className="staff-part label-do no-print" aria-label={t("run.preview")}>
        <p>{[t("run.sheets", { count: sheets }), t("run.actual")].join(". ")}</p>
        <div className="label-ways">
          <FetchPdf href={`/staff/${place.handle}/labels/${run.id}/pdf`} name={pdf} pages={sheets} words={{ download: t("run.download"), progress: t.raw("run.progress") as string, failed: t("run.failed") }} />
          {shown === sheets ? <PrintButton>{t("run.print")}</PrintButton> : null}
        </div>
        {run.confirmedAt ? (
          <p role="status">{t("run.confirmed", { at: sayTime(run.confirmedAt, locale, place.timeZone) })}</p>
        ) : (
          <>
            <p className="hint">{t("run.confirmHint")}</p>
            <AnsweredForm name="hang" action={hang} hidden={{ runId: run.id }} fields={[]} submit={t("run.confirm")} quiet />
          </>
        )}
        {shown < sheets ? <p>{t("run.more", { shown, all: sheets })}</p> : null}
      </section>
      <div className="label-sheets" lang={run.locale}>
        {Array.from({ length: shown }, (_, sheet) => (
          <LabelSheet key={sheet} template={template} page={run.template} startsAt={run.startsAt} sheet={sheet} labels={labels} label={t("run.sheetOf", { sheet: sheet + 1, all: sheets })} />
        ))}
      </div>
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", RunPage);
