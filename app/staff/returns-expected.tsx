import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { sayLongDay } from "@/lib/core/moments";
import type { Locale, Staff } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { sayNumber } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";
import { expectedAt } from "@/lib/returns/announced/reads";
import { requestCode } from "@/lib/returns/announced/request-code";
import { arrive } from "./[store]/returns/actions";

/** The parcels that customers announced to this place: those that have arrived first, then those whose days end first; each opens the desk with its pieces. Nothing where none is. */
export async function ReturnsExpected({ who, place, locale }: { readonly who: Staff; readonly place: Place; readonly locale: Locale }) {
  const t = words(locale, "staff-return");
  const parcels = await expectedAt(who, place.id);
  if (parcels.length === 0) return null;
  const day = (at: Date) => sayLongDay(at, locale, place.timeZone);
  return (
    <section className="staff-part" aria-labelledby="expected">
      <h2 id="expected">{t("expected.title")}</h2>
      <ul className="back-rows">
        {parcels.map(({ requestId, number, pieces, expiresAt, sentAt, tracking, arrivedAt }) => (
          <li key={requestId}>
            <Link className="link" href={`/staff/${place.handle}/returns?q=${requestCode(requestId)}`} prefetch={false}>
              {t("expected.row", { number: sayNumber(number) })}
            </Link>
            <span>
              {arrivedAt ? t("expected.arrivedAt", { count: pieces, day: day(arrivedAt) }) : sentAt ? t("expected.sent", { count: pieces, day: day(sentAt) }) : t("expected.until", { count: pieces, day: day(expiresAt) })}
              {tracking ? <span className="block break-all">{tracking}</span> : null}
            </span>
            {arrivedAt ? null : <AnsweredForm name={`arrive-${requestId}`} action={arrive} hidden={{ requestId }} fields={[]} submit={t("expected.arrive")} quiet small />}
          </li>
        ))}
      </ul>
    </section>
  );
}
