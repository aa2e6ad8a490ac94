import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { PeopleHistory } from "@/components/office/people-history";
import { SidePanel } from "@/components/office/side-panel";
import { buttonClass } from "@/components/ui/button";
import { Select } from "@/components/ui/field";
import { sayDate, sayTime } from "@/lib/core/moments";
import { LOCALES, type Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import type { Place } from "@/lib/locations/types";
import type { ColleagueWhole } from "@/lib/office/people";
import { exclude, readmit, sendEntrance } from "./actions";
import { sayNames, sayRole } from "./say-people";

type Props = { readonly colleague: ColleagueWhole; readonly known: readonly Place[]; readonly close: string; readonly locale: Locale; readonly names: Wording; readonly t: Wording };
const ROME = "Europe/Rome";

/** A colleague beside the table: roles, where they are signed in, what was changed of them; and what whoever reads it may decide, or who may. */
export function ColleaguePanel({ colleague: { id, name, email, roles, shownName, seenAt, state, pin, sessions, edits, stands, keepers }, known, close, locale, names, t }: Props) {
  const hidden = { staffId: id };
  const moment = (at: Date) => `${sayDate(at, locale, ROME)}, ${sayTime(at, locale, ROME)}`;
  const out = state === "out";
  const who = keepers.length > 0 ? sayNames(keepers, locale) : null;
  return (
    <SidePanel title={name} under={`${email} · ${names(`values.state.${state}`)}`} close={close} closeWord={t("close")}>
      {stands === "yourself" ? <p className="small">{[names("detail.yourself"), who && names("detail.yourselfWho", { names: who })].filter(Boolean).join(" ")}</p> : (
        <p>
          <Link className={buttonClass({ look: "filled", size: "small" })} href={`/admin/people/${id}`} prefetch={false}>{names(stands === "beyond" ? "detail.changeRoles" : "detail.change")}</Link>
        </p>
      )}
      {stands === "beyond" ? <p className="small">{who ? names("detail.beyond", { names: who }) : names("detail.beyondNone")}</p> : null}
      <dl className="panel-facts">
        <dt>{names("detail.roles")}</dt>
        <dd>{roles.length === 0 ? names("noRoles") : roles.map((role, i) => <span key={i} className="block">{sayRole(role, known, names)}</span>)}</dd>
        {shownName ? <><dt>{names("detail.shownName")}</dt><dd>{shownName}</dd></> : null}
        <dt>{names("detail.seen")}</dt>
        <dd>{seenAt ? moment(seenAt) : names("never")}</dd>
        <dt>{names("detail.sessions")}</dt>
        <dd>{sessions.length === 0 ? names("detail.noSessions") : sessions.map(({ seenAt: at, device }, i) => <span key={i} className="block">{`${device ?? names("detail.browser")}, ${sayTime(at, locale, ROME)}`}</span>)}</dd>
        <dt>{names("detail.pin")}</dt>
        <dd>{names(`detail.pins.${pin}`)}</dd>
      </dl>
      {stands === "yours" && !out ? (
        <section aria-labelledby="link" className="grid gap-3">
          <h3 id="link" className="h3">{names("link.title")}</h3>
          <p className="small text-ink-2">{names("link.text")}</p>
          <AnsweredForm
            name="link"
            action={sendEntrance}
            hidden={hidden}
            fields={[]}
            above={<Select name="locale" label={names("link.locale")} defaultValue={locale}>{LOCALES.map((each) => <option key={each} value={each}>{names(`form.languages.${each}`)}</option>)}</Select>}
            submit={names("link.submit")}
            quiet
            small
          />
        </section>
      ) : null}
      {stands === "yours" ? (
        <section aria-labelledby="out" className="grid gap-3">
          <h3 id="out" className="h3">{names(out ? "out.back" : "out.title")}</h3>
          <p className="small text-ink-2">{names(out ? "out.backText" : "out.text")}</p>
          <AnsweredForm key={state} name={out ? "readmit" : "exclude"} action={out ? readmit : exclude} hidden={hidden} fields={[{ name: "reason", label: names("out.reason"), autoComplete: "off", required: true }]} submit={names(out ? "out.backSubmit" : "out.submit")} quiet small />
        </section>
      ) : null}
      <section aria-labelledby="history" className="grid gap-2">
        <h3 id="history" className="h3">{names("history.title")}</h3>
        <PeopleHistory edits={edits} say={(role) => sayRole(role, known, names)} locale={locale} names={names} />
      </section>
    </SidePanel>
  );
}
