import type { Metadata } from "next";
import Link from "next/link";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { DataTable } from "@/components/office/data-table";
import { SidePanel } from "@/components/office/side-panel";
import { StateWord } from "@/components/office/state-word";
import { TableBar } from "@/components/office/table-bar";
import { TablePage } from "@/components/office/table-page";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { sayDate, sayTime } from "@/lib/core/moments";
import { places } from "@/lib/locations/reads";
import { approvalRows, approvalsTable, readsApprovals } from "@/lib/office/approvals";
import { hrefOf, readView } from "@/lib/office/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { LIMITS } from "@/lib/staff/approvals/rules";
import { APPROVAL_ACTIONS } from "@/lib/staff/approvals/types";
import { KeptViews } from "../kept-views";
import { OfficeFrame } from "../office-frame";
import { ALL_ROLES } from "../people/role-words";
import { sayHowMuch, sayLimit } from "./say-approval";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
const ROME = "Europe/Rome";
const TONES = { waits: "warn", given: "warn", used: "good", own: "good", refused: "bad", withdrawn: "quiet", over: "quiet" } as const;
const LIMITS_OPEN = "limits";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-approvals")("title") };
}

/** What managers were asked to approve and what they decided, and how far each role goes without asking. */
async function ApprovalsPage({ searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const [names, t] = [words(locale, "admin-approvals"), words(locale, "office-table")];
  if (!readsApprovals(colleague)) return <OfficeFrame><NotYours title={words(locale, "office")("notYours")} text={names("whoMay")} /></OfficeFrame>;
  const known = await places();
  const spec = approvalsTable(known.filter(({ id }) => colleague.at === null || colleague.at.includes(id)));
  const view = readView(spec, await searchParams);
  const page = await approvalRows(colleague, view);
  const placeName = (id: string) => known.find((place) => place.id === id)?.name;
  const narrowed = view.q !== "" || Object.keys(view.filters).length > 0;
  const roleName = words(locale, "admin-people");
  return (
    <OfficeFrame>
      <TablePage
        title={names("title")}
        actions={<Link className={buttonClass({ look: "outlined", size: "small" })} href={hrefOf(spec, view, { open: LIMITS_OPEN })} prefetch={false}>{names("limits")}</Link>}
        views={<KeptViews who={colleague} spec={spec} view={view} t={t} />}
        bar={<TableBar spec={spec} view={view} names={names} nameOf={(filter, value) => (filter === "place" ? placeName(value) : undefined)} t={t} />}
        table={
          <DataTable
            spec={spec}
            view={view}
            page={page}
            keyOf={({ id }) => id}
            opens={false}
            caption={names("caption")}
            empty={<EmptyState title={narrowed ? t("none") : names("empty")} reason={narrowed ? t("noneText") : names("emptyText")} />}
            t={t}
            columns={[
              { key: "at", label: names("columns.at"), sort: "-at", cell: ({ at }) => <time className="text-ink-2" dateTime={at.toISOString()}>{`${sayDate(at, locale, ROME)}, ${sayTime(at, locale, ROME)}`}</time> },
              { key: "what", label: names("columns.what"), cell: ({ action }) => <span className="font-medium">{names(`values.what.${action}`)}</span> },
              { key: "amount", label: names("columns.amount"), figure: true, cell: ({ action, amount }) => sayHowMuch(action, amount, locale, names) },
              { key: "by", label: names("columns.by"), cell: ({ by }) => by },
              { key: "about", label: names("columns.about"), cell: ({ about }) => <span className="clip" title={about || undefined}>{about || "–"}</span> },
              { key: "end", label: names("columns.end"), cell: ({ end }) => <StateWord tone={TONES[end]}>{names(`values.end.${end}`)}</StateWord> },
              { key: "answered", label: names("columns.answered"), cell: ({ answeredBy, answeredAt }) => (answeredBy && answeredAt ? <>{answeredBy} <span className="text-ink-2">{sayTime(answeredAt, locale, ROME)}</span></> : <span className="text-ink-3">–</span>) },
              { key: "place", label: names("columns.place"), cell: ({ locationId }) => placeName(locationId) ?? "–" },
              { key: "device", label: names("columns.device"), cell: ({ device }) => device ?? <span className="text-ink-3">–</span> },
            ]}
          />
        }
        panel={
          view.open === LIMITS_OPEN ? (
            <SidePanel title={names("limits")} close={hrefOf(spec, view, { open: null })} closeWord={t("close")}>
              <p className="small text-ink-2">{names("limitsText")}</p>
              {APPROVAL_ACTIONS.map((action) => (
                <table key={action} className="panel-table num">
                  <caption className="h3 text-start">{names(`values.what.${action}`)}</caption>
                  <tbody>
                    {ALL_ROLES.filter((role) => LIMITS[action].upTo[role] !== undefined).map((role) => (
                      <tr key={role}>
                        <th scope="row">{roleName(`values.role.${role}`)}</th>
                        <td className="figure">{sayLimit(action, role, locale, names)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              ))}
            </SidePanel>
          ) : null
        }
      />
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", ApprovalsPage);
