import { AnsweredForm } from "@/app/answered-form";
import { sayTime } from "@/lib/core/moments";
import type { Locale, Staff } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import { askedAt } from "@/lib/staff/approvals/reads";
import { give } from "./[store]/approve/actions";
import { sayAmount } from "./say-amount";

/** What waits for a manager's yes at a store: what, how much, who asks, until when. */
export async function GivePart({ who, place, locale }: { readonly who: Staff; readonly place: Place; readonly locale: Locale }) {
  const t = words(locale, "staff-approve");
  const asked = await askedAt(who, place.id, new Date());
  return (
    <>
      <div className="staff-title">
        <h1>{t("list")}</h1>
      </div>
      {asked === null ? <p className="counter-lead">{t("notYours")}</p> : asked.length === 0 ? <p className="counter-lead">{t("none")}</p> : null}
      <ul className="asked">
        {(asked ?? []).map((one) => (
          <li key={one.id}>
            <p className="approve-what">
              <span>{t(`what.${one.action}`)}</span>
              {sayAmount(one, locale) ? <b>{sayAmount(one, locale)}</b> : null}
              {one.about ? <small>{one.about}</small> : null}
            </p>
            <p className="asked-by">{t("by", { name: one.askedBy, at: sayTime(one.expiresAt, locale, place.timeZone) })}</p>
            <AnsweredForm name={`give-${one.id}`} action={give} hidden={{ approvalId: one.id }} fields={[]} submit={t("give")} />
          </li>
        ))}
      </ul>
    </>
  );
}
