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
import { isId, type StaffId } from "@/lib/core/id";
import { sayDate, sayTime } from "@/lib/core/moments";
import { places } from "@/lib/locations/reads";
import { colleagueRows, colleagueWhole, keepersOf, peopleTable } from "@/lib/office/people";
import { hrefOf, readView } from "@/lib/office/rules";
import { managesPeople } from "@/lib/people/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { KeptViews } from "../kept-views";
import { OfficeFrame } from "../office-frame";
import { ColleaguePanel } from "./colleague-panel";
import { sayNames, sayRole } from "./say-people";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
const ROME = "Europe/Rome";
const TONES = { works: "good", invited: "warn", out: "quiet" } as const;
const SHOWN = 2;

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-people")("title") };
}

/** Who works here: with which roles where, when they were last in, whether they may come in at all; one of them beside the table. */
async function PeoplePage({ searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const [names, t] = [words(locale, "admin-people"), words(locale, "office-table")];
  if (!managesPeople(colleague)) {
    const keepers = await keepersOf();
    return <OfficeFrame><NotYours title={words(locale, "office")("notYours")} text={keepers.length > 0 ? names("whoMay", { names: sayNames(keepers, locale) }) : names("whoMayNone")} /></OfficeFrame>;
  }
  const known = await places();
  const spec = peopleTable(known.filter(({ id }) => colleague.at === null || colleague.at.includes(id)));
  const view = readView(spec, await searchParams);
  const [page, open] = await Promise.all([colleagueRows(colleague, view), view.open && isId(view.open) ? colleagueWhole(colleague, view.open as StaffId) : null]);
  const narrowed = view.q !== "" || Object.keys(view.filters).length > 0;
  return (
    <OfficeFrame>
      <TablePage
        title={names("title")}
        actions={<Link className={buttonClass({ look: "filled", size: "small" })} href="/admin/people/new" prefetch={false}>{names("invite")}</Link>}
        views={<KeptViews who={colleague} spec={spec} view={view} t={t} />}
        bar={<TableBar spec={spec} view={view} names={names} nameOf={(filter, value) => (filter === "place" ? known.find(({ id }) => id === value)?.name : undefined)} t={t} />}
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
              { key: "name", label: names("columns.name"), sort: "name", cell: ({ name }) => <span className="clip font-medium">{name}</span> },
              {
                key: "roles",
                label: names("columns.roles"),
                cell: ({ roles }) => (
                  <>
                    {roles.length === 0 ? <span className="text-ink-3">{names("noRoles")}</span> : null}
                    {roles.slice(0, SHOWN).map((role, i) => <span key={i} className="block">{sayRole(role, known, names)}</span>)}
                    {roles.length > SHOWN ? <span className="block text-ink-2">{names("moreRoles", { count: roles.length - SHOWN })}</span> : null}
                  </>
                ),
              },
              { key: "seen", label: names("columns.seen"), cell: ({ seenAt }) => (seenAt ? <time className="text-ink-2" dateTime={seenAt.toISOString()}>{`${sayDate(seenAt, locale, ROME)}, ${sayTime(seenAt, locale, ROME)}`}</time> : <span className="text-ink-3">{names("never")}</span>) },
              { key: "state", label: names("columns.state"), cell: ({ state }) => <StateWord tone={TONES[state]}>{names(`values.state.${state}`)}</StateWord> },
              { key: "email", label: names("columns.email"), cell: ({ email }) => <span className="clip text-ink-2">{email}</span> },
            ]}
          />
        }
        panel={open ? <ColleaguePanel colleague={open} known={known} close={hrefOf(spec, view, { open: null })} locale={locale} names={names} t={t} /> : null}
      />
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", PeoplePage);
