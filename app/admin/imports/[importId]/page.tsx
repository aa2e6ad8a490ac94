import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { KeepFresh } from "@/components/ui/keep-fresh";
import { ColumnTable, RowTable } from "@/components/imports/row-table";
import { Notice } from "@/components/ui/notice";
import { isId } from "@/lib/core/id";
import { importById, rowsOf } from "@/lib/imports/reads";
import { AT_WORK, importsFor } from "@/lib/imports/rules";
import type { ImportId, RowChange } from "@/lib/imports/types";
import { colleagueWith, officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { confirm, undo } from "../actions";

type Props = { readonly params: Promise<{ importId: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
const FILTERS = ["all", "refused", "add", "change", "noted"] as const;
const PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-imports")("title") };
}

/** One file: what it would do, row by row and column by column; then doing it, and taking it back. */
async function ImportPage({ params, searchParams }: Props) {
  const colleague = await colleagueWith("import");
  const locale = await officeLocale();
  const t = words(locale, "admin-imports");
  if (!colleague || !importsFor(colleague)) return <NotYours title={words(locale, "office")("notYours")} text={t("whoMay")} />;
  const asked = (await params).importId;
  const file = isId(asked) ? await importById(asked as ImportId) : null;
  if (!file) notFound();
  const { show, after } = await searchParams;
  const filter = FILTERS.find((each) => each === show) ?? (file.refused > 0 ? "refused" : "all");
  const from = typeof after === "string" && /^\d{1,9}$/.test(after) ? Number(after) : 0;
  const changes: RowChange[] | undefined = filter === "all" || filter === "noted" ? undefined : [filter];
  const rows = await rowsOf(file.id, { ...(changes ? { changes } : {}), noted: filter === "noted", after: from, most: PAGE + 1 });
  const here = (query: Record<string, string>) => `/admin/imports/${file.id}?${new URLSearchParams(query).toString()}`;
  const counts: Readonly<Record<string, number>> = { refused: file.refused, add: file.added, change: file.changed };
  const works = AT_WORK.includes(file.state);
  const number = (value: number) => value.toLocaleString(locale);
  const last = rows[PAGE - 1];
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1} className="wrap py-8">
        <p className="small mb-1 text-ink-2">
          <Link className="link" href="/admin/imports" prefetch={false}>{t("title")}</Link>
        </p>
        <h1 className="h2 wrap-anywhere">{file.fileName}</h1>
        <p className="small num mt-1 text-ink-2">{[t(`kinds.${file.kind}`), t(`formats.${file.format}`), file.by].filter(Boolean).join(" · ")}</p>
        <div className="mt-6 max-w-[44rem]">
          <Notice tone={file.state === "refused" ? "bad" : file.state === "done" ? "good" : "plain"} live>
            <strong className="t block">{t(`states.${file.state}`)}</strong>
            {works ? <span className="num">{t("progress", { seen: number(file.seen), all: number(file.rows) })}</span> : file.state === "refused" ? t("mend") : file.state === "ready" && file.added + file.changed === 0 ? t("nothing") : null}
            {file.left > 0 && !works ? <span className="block">{t("left", { count: file.left })}</span> : null}
          </Notice>
          {works ? <progress className="import-bar mt-3" aria-label={t(`states.${file.state}`)} max={Math.max(1, file.rows)} value={file.seen} /> : null}
          {works ? <KeepFresh /> : null}
          {works ? <noscript><meta httpEquiv="refresh" content="3" /></noscript> : null}
        </div>
        <dl className="import-counts num mt-6">
          {(["added", "changed", "same", "refused"] as const).map((count) => (
            <div key={count}>
              <dt>{t(`counts.${count}`)}</dt>
              <dd className={count === "refused" && file.refused > 0 ? "text-bad" : undefined}>{number(file[count])}</dd>
            </div>
          ))}
        </dl>
        <div className="mt-6 grid max-w-[44rem] gap-3">
          {file.state === "ready" && file.added + file.changed > 0 ? <AnsweredForm name="confirm" action={confirm} fields={[]} hidden={{ importId: file.id }} submit={t("confirm", { count: file.added + file.changed })} /> : null}
          {file.state === "done" && file.added + file.changed > 0 ? (
            <>
              <p className="small text-ink-2">{t("undoHint")}</p>
              <AnsweredForm name="undo" action={undo} fields={[]} hidden={{ importId: file.id }} submit={t("undo")} quiet />
            </>
          ) : null}
          <p className="small">
            <a className="link" href={`/api/staff/imports/${file.id}`} download>{t("download")}</a>
          </p>
        </div>
        <nav aria-label={t("filter.label")} className="seg mt-10 mb-4 max-w-full flex-wrap">
          {FILTERS.map((each) => (
            <Link key={each} href={here({ show: each })} aria-current={each === filter ? "true" : undefined} prefetch={false}>
              {t(`filter.${each}`, { count: number(counts[each] ?? 0) })}
            </Link>
          ))}
        </nav>
        <RowTable rows={rows.slice(0, PAGE)} caption={t("filter.label")} t={t} />
        <p className="small mt-4 flex gap-6">
          {from > 0 ? <Link className="link" href={here({ show: filter })} prefetch={false}>{t("first")}</Link> : null}
          {rows.length > PAGE && last ? <Link className="link" href={here({ show: filter, after: String(last.no) })} prefetch={false}>{t("more")}</Link> : null}
        </p>
        <h2 className="t mt-12 mb-3">{t("columnsTitle")}</h2>
        <ColumnTable columns={file.columns} t={t} />
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", ImportPage);
