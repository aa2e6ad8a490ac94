import type { Metadata } from "next";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { DataTable } from "@/components/office/data-table";
import { OrderPanel } from "@/components/office/order-panel";
import { StateWord } from "@/components/office/state-word";
import { TableBar } from "@/components/office/table-bar";
import { TablePage } from "@/components/office/table-page";
import { EmptyState } from "@/components/ui/empty-state";
import { sayDay, sayTime } from "@/lib/core/moments";
import { sayFigure } from "@/lib/core/money";
import { readDays, sayPeriod } from "@/lib/figures/period/rules";
import { orderToServe } from "@/lib/fulfilment/reads";
import { places } from "@/lib/locations/reads";
import { orderRows, orderTable } from "@/lib/office/orders";
import { hrefOf, readView } from "@/lib/office/rules";
import { sayNumber } from "@/lib/orders/rules";
import { colleagueWith, officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { KeptViews } from "../kept-views";
import { OfficeFrame } from "../office-frame";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
const ROME = "Europe/Rome";
const TONES = { placed: "warn", paid: "good", fulfilled: "quiet", cancelled: "quiet", expired: "quiet" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-orders")("title") };
}

/** The orders that pass through a colleague's places, newest first, with the details of one beside them. */
async function OrdersPage({ searchParams }: Props) {
  const colleague = await colleagueWith("hand-over");
  const locale = await officeLocale();
  const [names, t] = [words(locale, "admin-orders"), words(locale, "office-table")];
  if (!colleague) return <NotYours title={words(locale, "office")("notYours")} text={names("whoMay")} />;
  const known = await places();
  const asked = await searchParams;
  const spec = orderTable(known.filter(({ id }) => colleague.at === null || colleague.at.includes(id)), asked);
  const view = readView(spec, asked);
  const sayValue = (filter: string, value: string) => {
    const days = readDays(value);
    return days ? sayPeriod(days, locale) : filter === "place" ? placeName(value) : undefined;
  };
  const [page, open] = await Promise.all([orderRows(colleague, view), view.open ? orderToServe(colleague, view.open) : null]);
  const placeName = (id: string) => known.find((place) => place.id === id)?.name;
  const narrowed = view.q !== "" || Object.keys(view.filters).length > 0;
  return (
    <OfficeFrame>
      <TablePage
        title={names("title")}
        views={<KeptViews who={colleague} spec={spec} view={view} t={t} />}
        bar={<TableBar spec={spec} view={view} names={names} nameOf={sayValue} t={t} />}
        table={
          <DataTable
            spec={spec}
            view={view}
            page={page}
            keyOf={({ number }) => number}
            caption={names("caption")}
            empty={<EmptyState title={narrowed ? t("none") : names("none")} reason={narrowed ? t("noneText") : names("noneText")} />}
            t={t}
            columns={[
              { key: "number", label: names("columns.number"), cell: ({ number }) => <span className="code">{sayNumber(number)}</span> },
              { key: "at", label: names("columns.at"), sort: "-at", cell: ({ placedAt }) => <time className="text-ink-2" dateTime={placedAt.toISOString()}>{`${sayDay(placedAt, locale, ROME)}, ${sayTime(placedAt, locale, ROME)}`}</time> },
              { key: "who", label: names("columns.who"), cell: ({ name }) => <span className="font-medium">{name}</span> },
              {
                key: "parts",
                label: names("columns.parts"),
                cell: ({ parts }) =>
                  parts.map((part, i) => (
                    <span key={i} className="block">
                      {`${names(`values.way.${part.kind}`)}, ${placeName(part.locationId) ?? ""}`} <span className="text-ink-2">{names(`part.${part.state}`)}</span>
                    </span>
                  )),
              },
              { key: "pieces", label: names("columns.pieces"), figure: true, cell: ({ pieces }) => pieces },
              { key: "total", label: names("columns.total"), figure: true, cell: ({ total, currency }) => sayFigure(total, currency, locale) },
              { key: "status", label: names("columns.status"), cell: ({ state }) => <StateWord tone={TONES[state]}>{names(`state.${state}`)}</StateWord> },
            ]}
          />
        }
        panel={open ? <OrderPanel order={open} places={known} close={hrefOf(spec, view, { open: null })} locale={locale} names={names} t={t} /> : null}
      />
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", OrdersPage);
