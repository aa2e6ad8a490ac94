import { PeopleHistory } from "@/components/office/people-history";
import { FieldEdits } from "@/components/office/product-edits";
import { SidePanel } from "@/components/office/side-panel";
import { sayDate, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import type { Place } from "@/lib/locations/types";
import type { DeedDetail } from "@/lib/office/audit";
import { sayNumber } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";
import { sayRole } from "../people/say-people";

type Props = { readonly deed: DeedDetail; readonly known: readonly Place[]; readonly close: string; readonly locale: Locale; readonly names: Wording; readonly t: Wording };
const ROME = "Europe/Rome";

/** A deed beside the log: who, when, of what, and what it changed, as it was and as it became. */
export function DeedPanel({ deed: { is, by, at, order, thing, locationId, person, fields }, known, close, locale, names, t }: Props) {
  const people = words(locale, "admin-people");
  const about = order ? sayNumber(order) : thing;
  return (
    <SidePanel title={names(`facts.${is}`)} under={by} close={close} closeWord={t("close")}>
      <dl className="panel-facts">
        <dt>{names("detail.when")}</dt>
        <dd>{`${sayDate(at, locale, ROME)}, ${sayTime(at, locale, ROME)}`}</dd>
        {about ? <><dt>{names("detail.about")}</dt><dd className="min-w-0 break-words">{about}</dd></> : null}
        {locationId ? <><dt>{names("detail.place")}</dt><dd>{known.find(({ id }) => id === locationId)?.name ?? "–"}</dd></> : null}
      </dl>
      {person || fields.length > 0 ? (
        <section aria-labelledby="changed" className="grid gap-2">
          <h3 id="changed" className="h3">{names("detail.changed")}</h3>
          {person ? <PeopleHistory edits={[person]} say={(role) => sayRole(role, known, people)} locale={locale} names={people} /> : <FieldEdits edits={fields} locale={locale} t={words(locale, "admin-products")} />}
        </section>
      ) : (
        <p className="small text-ink-2">{names("detail.nothing")}</p>
      )}
    </SidePanel>
  );
}
