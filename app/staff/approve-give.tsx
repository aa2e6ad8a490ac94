import { AnsweredForm } from "@/app/answered-form";
import { sayTime } from "@/lib/core/moments";
import type { Locale, Staff } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import { askedAt } from "@/lib/staff/approvals/reads";
import { endIt, give } from "./[store]/approve/actions";
import { ApproveWhat } from "./approve-ways";

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
            <ApproveWhat wanted={one} locale={locale} />
            <p className="asked-by">{t("by", { name: one.askedBy, at: sayTime(one.expiresAt, locale, place.timeZone) })}</p>
            <AnsweredForm name={`give-${one.id}`} action={give} hidden={{ approvalId: one.id }} fields={[]} submit={t("give")} />
            <AnsweredForm name={`end-${one.id}`} action={endIt} hidden={{ approvalId: one.id }} fields={[]} submit={t("refuse")} quiet />
          </li>
        ))}
      </ul>
    </>
  );
}
