import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { PasteNote, type PasteNoteWords } from "@/components/office/paste-note";
import type { PasteAnswer } from "@/components/office/pasted";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { newId } from "@/lib/core/id";
import { sayDate, sayTime } from "@/lib/core/moments";
import { sayFigure, sayMoney } from "@/lib/core/money";
import { inLocale } from "@/lib/core/words";
import { countsAt } from "@/lib/inventory/rules";
import { places } from "@/lib/locations/reads";
import { lastReceipts, seesReceipts } from "@/lib/office/receipts";
import { keptAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { textsOf, words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";
import { receive } from "./actions";

const ROME = "Europe/Rome";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-receiving")("title") };
}

/** What comes from suppliers: a delivery note is pasted or scanned, looked at and booked; and what came last. */
async function ReceivingPage() {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-receiving");
  if (!seesReceipts(colleague)) return <OfficeFrame><NotYours title={t("title")} text={t("whoMay")} /></OfficeFrame>;
  const [known, last] = await Promise.all([places(), lastReceipts(colleague)]);
  const here = known.filter(({ id }) => countsAt(colleague, id)).toSorted((a, b) => (a.kind === b.kind ? 0 : a.kind === "warehouse" ? -1 : 1));
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar"><h1 className="h2">{t("title")}</h1></div>
        <div className="editor-whole">
          <p className="small text-ink-2 max-w-[70ch]">{t("text")}</p>
          {here.length === 0 ? <EmptyState title={t("noPlace")} reason={t("noPlaceText")} /> : <PasteNote action={receive} answered={await keptAnswer<PasteAnswer>("paste")} press={newId()} places={here.map(({ id, name }) => ({ id, name }))} words={textsOf(locale, "admin-receiving")["form"] as unknown as PasteNoteWords} />}
          <section aria-labelledby="last" className="grid gap-3 pt-6">
            <h2 id="last" className="h3">{t("last.title")}</h2>
            {last.length === 0 ? <p className="small text-ink-2">{t("last.none")}</p> : null}
            {last.map(({ id, supplier, reference, locationId, by, at, pieces, cost, lines }) => (
              <Disclosure key={id} title={t("last.one", { supplier: [supplier, reference].filter(Boolean).join(", "), place: known.find((place) => place.id === locationId)?.name ?? "", day: sayDate(at, locale, ROME), count: pieces })}>
                <p className="small mb-2 text-ink-2">{t("last.by", { name: by, time: sayTime(at, locale, ROME), cost: cost > 0 ? sayMoney(cost, "EUR", locale) : "–" })}</p>
                <table className="panel-table num">
                  <caption className="sr-only">{supplier}</caption>
                  <thead><tr><th scope="col">{t("form.thing")}</th><th scope="col" className="figure">{t("last.pieces")}</th><th scope="col" className="figure">{t("last.cost")}</th></tr></thead>
                  <tbody>
                    {lines.map((line) => (
                      <tr key={line.sku}>
                        <td><span className="code">{line.sku}</span><span className="block text-ink-2">{inLocale(line.title, locale)}</span></td>
                        <td className="figure">{line.pieces}</td>
                        <td className="figure">{line.unitCost === null ? "–" : sayFigure(line.unitCost, "EUR", locale)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Disclosure>
            ))}
          </section>
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", ReceivingPage);
