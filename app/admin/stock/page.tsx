import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { DataTable } from "@/components/office/data-table";
import { StockPanel } from "@/components/office/stock-panel";
import { TableBar } from "@/components/office/table-bar";
import { TablePage } from "@/components/office/table-page";
import { Thing } from "@/components/office/thing";
import { EmptyState } from "@/components/ui/empty-state";
import { isId, type VariantId } from "@/lib/core/id";
import { inLocale } from "@/lib/core/words";
import { keepsBackAt } from "@/lib/inventory/rules";
import { places } from "@/lib/locations/reads";
import { seesCatalogue } from "@/lib/office/products";
import { hrefOf, readView } from "@/lib/office/rules";
import { movementsOf, STOCK_TABLE, type StockRow, stockRows, variantStock } from "@/lib/office/stock";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { KeptViews } from "../kept-views";
import { OfficeFrame } from "../office-frame";
import { KeepBack } from "./keep-back";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-stock")("title") };
}

const total = (row: StockRow, of: "held" | "free"): number => row.levels.reduce((sum, { onHand, held }) => sum + (of === "held" ? held : onHand - held), 0);

/** What lies where: a row a variant, a column a place, and beside them what moved. */
async function StockPage({ searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const [names, t] = [words(locale, "admin-stock"), words(locale, "office-table")];
  if (!seesCatalogue(colleague)) return <NotYours title={words(locale, "office")("notYours")} text={names("whoMay")} />;
  const view = readView(STOCK_TABLE, await searchParams);
  const open = view.open !== null && isId(view.open) ? (view.open as VariantId) : null;
  const [page, known, row, moved] = await Promise.all([stockRows(colleague, view), places(), open ? variantStock(colleague, open) : null, open ? movementsOf(colleague, open) : []]);
  const narrowed = view.q !== "" || Object.keys(view.filters).length > 0;
  const here = view.hidden.includes("places") ? [] : known;
  return (
    <OfficeFrame>
      <TablePage
        title={names("title")}
        views={<KeptViews who={colleague} spec={STOCK_TABLE} view={view} t={t} />}
        bar={<TableBar spec={STOCK_TABLE} view={view} names={names} t={t} />}
        table={
          <DataTable
            spec={STOCK_TABLE}
            view={view}
            page={page}
            keyOf={({ id }) => id}
            caption={names("caption")}
            empty={<EmptyState title={narrowed ? t("none") : names("empty")} reason={narrowed ? t("noneText") : names("emptyText")} />}
            t={t}
            columns={[
              { key: "thing", label: names("columns.thing"), sort: "sku", cell: ({ title, chosen, picture }) => <Thing picture={picture} name={inLocale(title, locale)} more={chosen.map((value) => inLocale(value, locale)).join(", ")} /> },
              { key: "free", label: names("columns.free"), figure: true, cell: (each) => <b>{total(each, "free")}</b> },
              { key: "held", label: names("columns.held"), figure: true, cell: (each) => <Pieces pieces={total(each, "held")} /> },
              ...here.map((place) => ({ key: place.id as string, label: place.name, figure: true, cell: ({ levels }: StockRow) => <Pieces pieces={levels.find(({ locationId }) => locationId === place.id)?.onHand} /> })),
            ]}
          />
        }
        panel={
          row ? (
            <StockPanel row={row} moved={moved} places={known} close={hrefOf(STOCK_TABLE, view, { open: null })} locale={locale} names={names} t={t}>
              <KeepBack variantId={row.id} levels={row.levels} places={known.filter(({ id }) => keepsBackAt(colleague, id))} names={names} />
            </StockPanel>
          ) : null
        }
      />
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", StockPage);

const Pieces = ({ pieces }: { readonly pieces: number | undefined }) => (pieces ? pieces : <span className="text-ink-3">{pieces === undefined ? "–" : 0}</span>);
