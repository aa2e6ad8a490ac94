import Link from "next/link";
import { sayLongDay } from "@/lib/core/moments";
import type { Locale, Staff } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { sayNumber } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";
import { expectedAt } from "@/lib/returns/announced/reads";
import { requestCode } from "@/lib/returns/announced/request-code";

/** The parcels that customers announced to this place, those whose days end first first; each opens the desk with its pieces. Nothing where none is. */
export async function ReturnsExpected({ who, place, locale }: { readonly who: Staff; readonly place: Place; readonly locale: Locale }) {
  const t = words(locale, "staff-return");
  const parcels = await expectedAt(who, place.id);
  if (parcels.length === 0) return null;
  return (
    <section className="staff-part" aria-labelledby="expected">
      <h2 id="expected">{t("expected.title")}</h2>
      <ul className="back-rows">
        {parcels.map(({ requestId, number, pieces, expiresAt }) => (
          <li key={requestId}>
            <Link className="link" href={`/staff/${place.handle}/returns?q=${requestCode(requestId)}`} prefetch={false}>
              {t("expected.row", { number: sayNumber(number) })}
            </Link>
            <span>{t("expected.until", { count: pieces, day: sayLongDay(expiresAt, locale, place.timeZone) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
