import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { DataTable } from "@/components/office/data-table";
import { TableBar } from "@/components/office/table-bar";
import { TablePage } from "@/components/office/table-page";
import { EmptyState } from "@/components/ui/empty-state";
import { sayDate, sayTime } from "@/lib/core/moments";
import { places } from "@/lib/locations/reads";
import { auditTable, deedDetail, deeds, peopleOf, readsAudit } from "@/lib/office/audit";
import { hrefOf, readView } from "@/lib/office/rules";
import { sayNumber } from "@/lib/orders/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { KeptViews } from "../kept-views";
import { OfficeFrame } from "../office-frame";
import { DeedPanel } from "./deed-panel";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
const ROME = "Europe/Rome";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-audit")("title") };
}

/** Everything that colleagues did, for auditors: who, when, what, about which order or thing, and where. */
async function AuditPage({ searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const [names, t] = [words(locale, "admin-audit"), words(locale, "office-table")];
  if (!readsAudit(colleague)) return <NotYours title={words(locale, "office")("notYours")} text={names("whoMay")} />;
  const [people, known] = await Promise.all([peopleOf(colleague), places()]);
  const spec = auditTable(people);
  const view = readView(spec, await searchParams);
  const [page, open] = await Promise.all([deeds(colleague, view), view.open ? deedDetail(colleague, view.open) : null]);
  const narrowed = view.q !== "" || Object.keys(view.filters).length > 0;
  return (
    <OfficeFrame>
      <TablePage
        title={names("title")}
        views={<KeptViews who={colleague} spec={spec} view={view} t={t} />}
        bar={<TableBar spec={spec} view={view} names={names} nameOf={(filter, value) => (filter === "who" ? people.find(({ id }) => id === value)?.name : undefined)} t={t} />}
        table={
          <DataTable
            spec={spec}
            view={view}
            page={page}
            keyOf={({ id }) => id}
            caption={names("caption")}
            empty={<EmptyState title={narrowed ? t("none") : names("empty")} reason={narrowed ? t("noneText") : names("emptyText")} />}
            t={t}
            columns={[
              { key: "at", label: names("columns.at"), cell: ({ at }) => <time className="text-ink-2" dateTime={at.toISOString()}>{`${sayDate(at, locale, ROME)}, ${sayTime(at, locale, ROME)}`}</time> },
              { key: "who", label: names("columns.who"), cell: ({ by }) => <span className="font-medium">{by}</span> },
              { key: "what", label: names("columns.what"), cell: ({ is }) => names(`facts.${is}`) },
              { key: "about", label: names("columns.about"), cell: ({ is, order, thing, pieces }) => <span className={/^(colleague|device)\./.test(is) ? "clip" : "code"}>{order ? sayNumber(order) : (thing ?? (pieces ? names("pieces", { count: pieces }) : "–"))}</span> },
              { key: "place", label: names("columns.place"), cell: ({ locationId }) => known.find(({ id }) => id === locationId)?.name ?? <span className="text-ink-3">–</span> },
            ]}
          />
        }
        panel={open ? <DeedPanel deed={open} known={known} close={hrefOf(spec, view, { open: null })} locale={locale} names={names} t={t} /> : null}
      />
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", AuditPage);
