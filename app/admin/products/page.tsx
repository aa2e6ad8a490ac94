import type { Metadata } from "next";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { DataTable } from "@/components/office/data-table";
import { ProductPanel } from "@/components/office/product-panel";
import { StateWord } from "@/components/office/state-word";
import { TableBar } from "@/components/office/table-bar";
import { TablePage } from "@/components/office/table-page";
import { Thing } from "@/components/office/thing";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { sayFigure } from "@/lib/core/money";
import { sayDate } from "@/lib/core/moments";
import { inLocale } from "@/lib/core/words";
import { places } from "@/lib/locations/reads";
import { editsProducts } from "@/lib/catalogue/edit/rules";
import { PRODUCT_TABLE, productDetail, productRows, seesCatalogue } from "@/lib/office/products";
import { hrefOf, readView } from "@/lib/office/rules";
import { officeLocale } from "@/lib/request/page";
import { officeColleague } from "@/app/admin/office-colleague";
import { words } from "@/lib/request/wording";
import { KeptViews } from "../kept-views";
import { OfficeFrame } from "../office-frame";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-products")("title") };
}

/** The catalogue, drafts and archived things too: a row a product, its variants beside it. */
async function ProductsPage({ searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const [names, t] = [words(locale, "admin-products"), words(locale, "office-table")];
  if (!seesCatalogue(colleague)) return <NotYours title={words(locale, "office")("notYours")} text={names("whoMay")} />;
  const view = readView(PRODUCT_TABLE, await searchParams);
  const [page, detail, known] = await Promise.all([productRows(colleague, view), view.open ? productDetail(colleague, view.open) : null, places()]);
  const narrowed = view.q !== "" || Object.keys(view.filters).length > 0;
  return (
    <OfficeFrame>
      <TablePage
        title={names("title")}
        actions={editsProducts(colleague) ? <ButtonLink look="outlined" size="small" href="/admin/products/new">{names("begin.link")}</ButtonLink> : null}
        views={<KeptViews who={colleague} spec={PRODUCT_TABLE} view={view} t={t} />}
        bar={<TableBar spec={PRODUCT_TABLE} view={view} names={names} t={t} />}
        table={
          <DataTable
            spec={PRODUCT_TABLE}
            view={view}
            page={page}
            keyOf={({ handle }) => handle}
            caption={names("caption")}
            empty={<EmptyState title={narrowed ? t("none") : names("empty")} reason={narrowed ? t("noneText") : names("emptyText")} />}
            t={t}
            columns={[
              { key: "title", label: names("columns.title"), sort: "title", cell: ({ title, picture }) => <Thing picture={picture} name={inLocale(title, locale)} /> },
              { key: "state", label: names("columns.state"), cell: ({ status }) => <StateWord tone={status === "active" ? "good" : status === "draft" ? "warn" : "quiet"}>{names(`values.state.${status}`)}</StateWord> },
              { key: "category", label: names("columns.category"), cell: ({ category }) => (category ? inLocale(category, locale) : "–") },
              { key: "variants", label: names("columns.variants"), figure: true, cell: ({ variants }) => variants },
              { key: "from", label: names("columns.from"), figure: true, cell: ({ from }) => (from === null ? "–" : sayFigure(from, "EUR", locale)) },
              { key: "free", label: names("columns.free"), figure: true, cell: ({ free }) => free },
              { key: "added", label: names("columns.added"), figure: true, sort: "-added", cell: ({ addedAt }) => <span className="text-ink-2">{sayDate(addedAt, locale, "Europe/Rome")}</span> },
            ]}
          />
        }
        panel={detail ? <ProductPanel detail={detail} mayEdit={editsProducts(colleague)} places={known} close={hrefOf(PRODUCT_TABLE, view, { open: null })} locale={locale} names={names} t={t} /> : null}
      />
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", ProductsPage);
