import { AnsweredForm } from "@/app/answered-form";
import { PeopleHistory } from "@/components/office/people-history";
import { SidePanel } from "@/components/office/side-panel";
import { Select } from "@/components/ui/field";
import { sayDate, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import type { Place } from "@/lib/locations/types";
import type { deviceWhole } from "@/lib/office/devices";
import { words } from "@/lib/request/wording";
import { enrol, rename, revoke } from "./actions";

type Words = { readonly close: string; readonly locale: Locale; readonly names: Wording; readonly t: Wording };
const ROME = "Europe/Rome";

/** A device beside the table: whose place, who is in, what was changed of it; another name, or no right any more. */
export function DevicePanel({ device, known, close, locale, names, t }: Words & { readonly device: NonNullable<Awaited<ReturnType<typeof deviceWhole>>>; readonly known: readonly Place[] }) {
  const { id, name, locationId, by, addedAt, seenAt, revokedAt, revokedBy, inNow, edits } = device;
  const moment = (at: Date) => `${sayDate(at, locale, ROME)}, ${sayTime(at, locale, ROME)}`;
  return (
    <SidePanel title={name} under={known.find((place) => place.id === locationId)?.name} close={close} closeWord={t("close")}>
      <dl className="panel-facts">
        <dt>{names("columns.by")}</dt>
        <dd>{names("detail.revokedBy", { name: by, at: moment(addedAt) })}</dd>
        <dt>{names("columns.seen")}</dt>
        <dd>{seenAt ? moment(seenAt) : names("never")}</dd>
        {revokedAt ? <><dt>{names("detail.revoked")}</dt><dd>{names("detail.revokedBy", { name: revokedBy ?? "", at: moment(revokedAt) })}</dd></> : <><dt>{names("detail.in")}</dt><dd>{inNow ?? names("detail.nobody")}</dd></>}
      </dl>
      {revokedAt ? null : (
        <>
          <AnsweredForm name="rename" action={rename} hidden={{ deviceId: id }} fields={[{ name: "name", label: names("name"), autoComplete: "off", value: name, required: true }]} submit={names("rename")} quiet small />
          <section aria-labelledby="revoke" className="grid gap-3">
            <h3 id="revoke" className="h3">{names("revoke")}</h3>
            <p className="small text-ink-2">{names("revokeText")}</p>
            <AnsweredForm name="revoke" action={revoke} hidden={{ deviceId: id }} fields={[{ name: "reason", label: names("reason"), autoComplete: "off" }]} submit={names("revokeSubmit", { name })} quiet small />
          </section>
        </>
      )}
      <section aria-labelledby="history" className="grid gap-2">
        <h3 id="history" className="h3">{words(locale, "admin-people")("history.title")}</h3>
        <PeopleHistory edits={edits} say={() => ""} locale={locale} names={words(locale, "admin-people")} />
      </section>
    </SidePanel>
  );
}

/** This browser becomes a counter of a store. */
export const EnrolPanel = ({ at, close, names, t }: Omit<Words, "locale"> & { readonly at: readonly Place[] }) => (
  <SidePanel title={names("enrol")} close={close} closeWord={t("close")}>
    <p className="small text-ink-2">{names("enrolText")}</p>
    <AnsweredForm
      name="enrol"
      action={enrol}
      above={<Select name="locationId" label={names("place")}>{at.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</Select>}
      fields={[{ name: "name", label: names("name"), hint: names("nameHint"), autoComplete: "off", required: true }]}
      submit={names("enrolSubmit")}
      small
    />
  </SidePanel>
);
