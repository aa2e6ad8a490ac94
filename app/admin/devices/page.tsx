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
import { sayDate, sayTime } from "@/lib/core/moments";
import { places } from "@/lib/locations/reads";
import { deviceRows, devicesTable, deviceWhole, enrolsDevices } from "@/lib/office/devices";
import { hrefOf, readView } from "@/lib/office/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { KeptViews } from "../kept-views";
import { OfficeFrame } from "../office-frame";
import { DevicePanel, EnrolPanel } from "./device-panel";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
const ROME = "Europe/Rome";
const NEW = "new";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-devices")("title") };
}

/** Enrolled tills, tablets and counters by place: where a PIN counts, when it was last used, and which were revoked. */
async function DevicesPage({ searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const [names, t] = [words(locale, "admin-devices"), words(locale, "office-table")];
  if (!enrolsDevices(colleague)) return <OfficeFrame><NotYours title={words(locale, "office")("notYours")} text={names("whoMay")} /></OfficeFrame>;
  const known = await places();
  const at = known.filter(({ id }) => colleague.at === null || colleague.at.includes(id));
  const spec = devicesTable(at);
  const view = readView(spec, await searchParams);
  const [page, open] = await Promise.all([deviceRows(colleague, view), view.open && isId(view.open) ? deviceWhole(colleague, view.open as Id<"device">) : null]);
  const close = hrefOf(spec, view, { open: null });
  const placeName = (id: string) => known.find((place) => place.id === id)?.name;
  const moment = (date: Date) => <time className="text-ink-2" dateTime={date.toISOString()}>{`${sayDate(date, locale, ROME)}, ${sayTime(date, locale, ROME)}`}</time>;
  const narrowed = view.q !== "" || Object.keys(view.filters).length > 0;
  return (
    <OfficeFrame>
      <TablePage
        title={names("title")}
        actions={<Link className={buttonClass({ look: "filled", size: "small" })} href={hrefOf(spec, view, { open: NEW })} prefetch={false}>{names("enrol")}</Link>}
        views={<KeptViews who={colleague} spec={spec} view={view} t={t} />}
        bar={<TableBar spec={spec} view={view} names={names} nameOf={(filter, value) => (filter === "place" ? placeName(value) : undefined)} t={t} />}
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
              { key: "name", label: names("columns.name"), cell: ({ name }) => <span className="font-medium">{name}</span> },
              { key: "place", label: names("columns.place"), cell: ({ locationId }) => placeName(locationId) ?? "–" },
              { key: "seen", label: names("columns.seen"), cell: ({ seenAt }) => (seenAt ? moment(seenAt) : <span className="text-ink-3">{names("never")}</span>) },
              { key: "state", label: names("columns.state"), cell: ({ revokedAt }) => <StateWord tone={revokedAt ? "quiet" : "good"}>{names(`values.state.${revokedAt ? "revoked" : "on"}`)}</StateWord> },
              { key: "by", label: names("columns.by"), cell: ({ by }) => by },
              { key: "added", label: names("columns.added"), sort: "-added", cell: ({ addedAt }) => moment(addedAt) },
            ]}
          />
        }
        panel={view.open === NEW ? <EnrolPanel at={at} close={close} names={names} t={t} /> : open ? <DevicePanel device={open} known={known} close={close} locale={locale} names={names} t={t} /> : null}
      />
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", DevicesPage);
