import type { Metadata } from "next";
import Link from "next/link";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { DataTable } from "@/components/office/data-table";
import { StateWord } from "@/components/office/state-word";
import { TableBar } from "@/components/office/table-bar";
import { TablePage } from "@/components/office/table-page";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type Id, isId } from "@/lib/core/id";
import { sayDate } from "@/lib/core/moments";
import { sayFigure, sayMoney } from "@/lib/core/money";
import { CODE_TABLE, codeRows, codeWhole } from "@/lib/office/codes";
import { hrefOf, readView } from "@/lib/office/rules";
import { type CodeState, codeState, managesCodes } from "@/lib/pricing/codes/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { KeptViews } from "../kept-views";
import { OfficeFrame } from "../office-frame";
import { CodePanel, NewCodePanel } from "./code-panel";
import { sayGift } from "./say-gift";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
const ROME = "Europe/Rome";
const NEW = "new";
const TONE: Readonly<Record<CodeState, "good" | "warn" | "quiet">> = { on: "good", coming: "warn", "used-up": "quiet", ended: "quiet" };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-codes")("title") };
}

/** Discount codes: what each gives, until when, how often it was used and what it has given away; a new one, or one to end. */
async function CodesPage({ searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const [names, t] = [words(locale, "admin-codes"), words(locale, "office-table")];
  if (!managesCodes(colleague)) return <OfficeFrame><NotYours title={words(locale, "office")("notYours")} text={names("whoMay")} /></OfficeFrame>;
  const view = readView(CODE_TABLE, await searchParams);
  const [page, open] = await Promise.all([codeRows(colleague, view), view.open && isId(view.open) ? codeWhole(colleague, view.open as Id<"coupon">) : null]);
  const now = new Date();
  const close = hrefOf(CODE_TABLE, view, { open: null });
  const narrowed = view.q !== "" || Object.keys(view.filters).length > 0;
  const of = (part: string, whole: string | null) => <>{part}{whole ? <span className="text-ink-3"> / {whole}</span> : null}</>;
  return (
    <OfficeFrame>
      <TablePage
        title={names("title")}
        actions={<Link className={buttonClass({ look: "filled", size: "small" })} href={hrefOf(CODE_TABLE, view, { open: NEW })} prefetch={false}>{names("new")}</Link>}
        views={<KeptViews who={colleague} spec={CODE_TABLE} view={view} t={t} />}
        bar={<TableBar spec={CODE_TABLE} view={view} names={names} t={t} />}
        table={
          <DataTable
            spec={CODE_TABLE}
            view={view}
            page={page}
            keyOf={({ id }) => id}
            caption={names("caption")}
            empty={<EmptyState title={narrowed ? t("none") : names("empty")} reason={narrowed ? t("noneText") : names("emptyText")} />}
            t={t}
            columns={[
              { key: "code", label: names("columns.code"), cell: ({ code, name }) => <span className="grid"><span className="code">{code}</span>{name ? <span className="text-ink-2">{name}</span> : null}</span> },
              { key: "gives", label: names("columns.gives"), cell: (row) => <>{sayGift(row, locale)}{row.minimum > 0 ? <span className="block text-ink-2">{names("from", { amount: sayMoney(row.minimum, "EUR", locale) })}</span> : null}</> },
              { key: "until", label: names("columns.until"), cell: ({ endsAt }) => (endsAt ? sayDate(endsAt, locale, ROME) : <span className="text-ink-3">{names("noEnd")}</span>) },
              { key: "used", label: names("columns.used"), figure: true, cell: ({ used, maxUses }) => of(String(used), maxUses === null ? null : String(maxUses)) },
              { key: "given", label: names("columns.given"), figure: true, cell: ({ given, budget }) => of(sayFigure(given, "EUR", locale), budget === null ? null : sayFigure(budget, "EUR", locale)) },
              { key: "state", label: names("columns.state"), cell: (row) => <StateWord tone={TONE[codeState(row, now)]}>{names(`values.state.${codeState(row, now)}`)}</StateWord> },
            ]}
          />
        }
        panel={view.open === NEW ? <NewCodePanel close={close} names={names} t={t} /> : open ? <CodePanel key={open.id} whole={open} mayOpen={colleague.may.has("hand-over")} close={close} now={now} locale={locale} names={names} t={t} /> : null}
      />
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", CodesPage);
