import type { Metadata } from "next";
import { connection } from "next/server";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { FileForm } from "@/components/imports/file-form";
import { ImportTable } from "@/components/imports/import-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { newId } from "@/lib/core/id";
import { latestImports } from "@/lib/imports/reads";
import { importsFor } from "@/lib/imports/rules";
import { places } from "@/lib/locations/reads";
import { colleagueWith, officeLocale } from "@/lib/request/page";
import { type Wording, words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
/** Italy's rates (DPR 633/1972, article 16 and tables A). */
const RATES = ["22", "10", "5", "4"];

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-imports")("title"), referrer: "same-origin" };
}

/** Why a file was not taken, as the address says it: sentences that there are, alone. */
function refusal(asked: Record<string, string | string[] | undefined>, t: Wording): string | null {
  const one = (key: string) => { const value = asked[key]; return typeof value === "string" ? value.slice(0, 500) : ""; };
  const [why, what, found] = [one("why"), one("what"), KINDS.find((kind) => kind === one("found"))];
  if (why === "") return null;
  if (why === "unreadable" && UNREADABLE.includes(what)) return t(`unreadable.${what}`, { line: Number(one("line")) || 0, columns: one("columns") });
  return t(`refusals.${REFUSED.includes(why) ? why : "gone"}`, { columns: one("columns"), found: found ? t(`kinds.${found}`) : "" });
}
const KINDS = ["products", "prices", "stock"] as const;
const UNREADABLE: readonly string[] = ["empty", "too-large", "too-many-lines", "too-many-columns", "line-too-long", "quotes", "mixed-encoding", "no-text", "one-column", "cut", "columns-twice"];
const REFUSED: readonly string[] = ["not-yours", "unknown-place", "unknown-format", "other-kind", "no-file"];

/** Files come into the shop and go out of it. */
async function ImportsPage({ searchParams }: Props) {
  await connection();
  const colleague = await colleagueWith("import");
  const locale = await officeLocale();
  const t = words(locale, "admin-imports");
  if (!colleague || !importsFor(colleague)) return <NotYours title={words(locale, "office")("notYours")} text={t("whoMay")} />;
  const [files, there] = await Promise.all([latestImports(), places()]);
  const wrong = refusal(await searchParams, t);
  const say = (key: string) => t(`form.${key}`);
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1} className="wrap py-8">
        <h1 className="h2">{t("title")}</h1>
        <p className="small mt-1 mb-8 max-w-[44rem] text-ink-2">{t("lead")}</p>
        {wrong ? <Notice tone="bad" live className="mb-6 max-w-[44rem]">{wrong}</Notice> : null}
        <div className="grid items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]">
          <FileForm
            importId={newId()}
            places={[["", say("noPlace")], ...there.map(({ id, name, city }) => [id, `${city}, ${name}`] as const)]}
            rates={[["", say("noVat")], ...RATES.map((rate) => [rate, `${rate} %`] as const)]}
            languages={[["it", say("it")], ["en", say("en")]]}
            words={{ file: say("file"), fileHint: say("fileHint"), place: say("place"), placeHint: say("placeHint"), currency: say("currency"), language: say("language"), vat: say("vat"), send: say("send"), sending: say("sending") }}
          />
          <section aria-labelledby="export">
            <h2 className="t" id="export">{t("export.title")}</h2>
            <p className="small mt-1 mb-3 text-ink-2">{t("export.text")}</p>
            <ul className="grid gap-2">
              {KINDS.map((kind) => (
                <li key={kind}>
                  <a className="link" href={`/api/staff/exports?kind=${kind}`} download>
                    {t(`kinds.${kind}`)} (CSV)
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <h2 className="t mt-12 mb-3">{t("latest")}</h2>
        {files.length > 0 ? <ImportTable files={files} locale={locale} t={t} /> : <EmptyState title={t("none.title")} reason={t("none.text")} />}
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", ImportsPage);
