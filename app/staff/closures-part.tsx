import Link from "next/link";
import { OnIcon } from "@/components/ui/icons";
import { sayDay, sayTime } from "@/lib/core/moments";
import { sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { Closure } from "@/lib/drawer/types";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";

/** The closures of a till, each by the day that it is of: the one on which its drawer was opened. */
export function ClosuresPart({ place, closures, locale }: { readonly place: Place; readonly closures: readonly Closure[]; readonly locale: Locale }) {
  if (closures.length === 0) return null;
  const t = words(locale, "staff-drawer");
  const day = (at: Date) => sayDay(at, locale, place.timeZone);
  const closed = ({ openedAt, closedAt }: Closure) => t(day(openedAt) === day(closedAt) ? "at.time" : "at.day", { day: day(closedAt), time: sayTime(closedAt, locale, place.timeZone) });
  return (
    <section className="staff-part" aria-labelledby="drawer-past">
      <h2 id="drawer-past">{t("past")}</h2>
      <ul className="stores drawer-past">
        {closures.map((one) => (
          <li key={one.sessionId}>
            <Link href={`/staff/${place.handle}/till/drawer/z/${one.sessionId}`} prefetch={false}>
              <span>
                <b>{t("z.number", { number: one.closure })}</b>
                {t("z.ofDay", { day: day(one.openedAt), at: closed(one) })}
              </span>
              <span className={one.report.variance === 0 ? undefined : "drawer-off"}>{one.report.variance === 0 ? t("exact") : sayMoney(one.report.variance, one.report.currency, locale)}</span>
              <OnIcon />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
