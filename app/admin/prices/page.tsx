import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { DataTable } from "@/components/office/data-table";
import { TableBar } from "@/components/office/table-bar";
import { TablePage } from "@/components/office/table-page";
import { Thing } from "@/components/office/thing";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { isId, type VariantId } from "@/lib/core/id";
import { sayDate } from "@/lib/core/moments";
import { type Minor, sayFigure } from "@/lib/core/money";
import { inLocale } from "@/lib/core/words";
import { PRICE_TABLE, type Priced, pricedRows, pricesOf } from "@/lib/office/prices";
import { seesCatalogue } from "@/lib/office/products";
import { hrefOf, readView } from "@/lib/office/rules";
import { plansPrices, stepsOf } from "@/lib/pricing/plan/rules";
import { lowestBefore, priceAt, reductionAt } from "@/lib/pricing/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { KeptViews } from "../kept-views";
import { OfficeFrame } from "../office-frame";
import { PricePanel } from "./price-panel";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
const ROME = "Europe/Rome";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-prices")("title") };
}

/** The one price list: what each thing costs, what is struck and since when, the lowest price of the days before, and what comes next. */
async function PricesPage({ searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const [names, t] = [words(locale, "admin-prices"), words(locale, "office-table")];
  if (!seesCatalogue(colleague)) return <NotYours title={words(locale, "office")("notYours")} text={names("whoMay")} />;
  const view = readView(PRICE_TABLE, await searchParams);
  const open = view.open !== null && isId(view.open) ? (view.open as VariantId) : null;
  const [page, priced] = await Promise.all([pricedRows(colleague, view), open ? pricesOf(colleague, open) : null]);
  const now = new Date();
  const narrowed = view.q !== "" || Object.keys(view.filters).length > 0;
  const figure = (amount: Minor | undefined) => (amount === undefined ? <span className="text-ink-3">–</span> : sayFigure(amount, "EUR", locale));
  const next = (row: Priced) => stepsOf(row.rows).find(({ startsAt }) => startsAt > now);
  return (
    <OfficeFrame>
      <TablePage
        title={names("title")}
        actions={plansPrices(colleague) ? <ButtonLink look="outlined" size="small" href="/admin/prices/paste">{names("paste.link")}</ButtonLink> : null}
        views={<KeptViews who={colleague} spec={PRICE_TABLE} view={view} t={t} />}
        bar={<TableBar spec={PRICE_TABLE} view={view} names={names} t={t} />}
        table={
          <DataTable
            spec={PRICE_TABLE}
            view={view}
            page={page}
            keyOf={({ id }) => id}
            caption={names("caption")}
            empty={<EmptyState title={narrowed ? t("none") : names("empty")} reason={narrowed ? t("noneText") : names("emptyText")} />}
            t={t}
            columns={[
              { key: "thing", label: names("columns.thing"), cell: ({ title, chosen, picture }) => <Thing picture={picture} name={inLocale(title, locale)} more={chosen.map((value) => inLocale(value, locale)).join(", ")} /> },
              { key: "regular", label: names("columns.regular"), figure: true, cell: ({ rows }) => figure(stepsOf(rows).findLast(({ kind, startsAt }) => kind === "regular" && startsAt <= now)?.amount) },
              { key: "now", label: names("columns.now"), figure: true, cell: ({ rows }) => (priceAt(rows, now)?.kind === "reduced" ? <b className="text-accent">{figure(priceAt(rows, now)?.amount)}</b> : <span className="text-ink-3">–</span>) },
              { key: "lowest", label: names("columns.lowest"), figure: true, cell: ({ rows }) => <span className="text-ink-2">{figure((reductionAt(rows, now) ?? lowestBefore(rows, now))?.lowest)}</span> },
              { key: "next", label: names("columns.next"), cell: (row) => { const step = next(row); return step ? <span>{names("next", { day: sayDate(step.startsAt, locale, ROME), amount: sayFigure(step.amount, "EUR", locale) })}</span> : <span className="text-ink-3">–</span>; } },
              { key: "sku", label: names("columns.sku"), sort: "sku", cell: ({ sku }) => <span className="code">{sku}</span> },
            ]}
          />
        }
        panel={priced ? <PricePanel priced={priced} mayPlan={plansPrices(colleague)} close={hrefOf(PRICE_TABLE, view, { open: null })} now={now} locale={locale} names={names} t={t} /> : null}
      />
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", PricesPage);
