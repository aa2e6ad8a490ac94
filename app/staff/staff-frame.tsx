import Link from "next/link";
import type { ReactNode } from "react";
import { ApprovalsBar } from "@/components/staff/approvals-bar";
import { StaffNav } from "@/components/staff/staff-nav";
import { PersonIcon, PinIcon } from "@/components/ui/icons";
import type { Locale } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { mayAt } from "@/lib/staff/rules";
import { findColleagueHere } from "@/lib/request/staff";
import { words } from "@/lib/request/wording";

type Props = { readonly place: Place; readonly locale: Locale; readonly children: ReactNode; /** Beside the store: at which till. */ readonly till?: ReactNode };

/** A page of the staff app: in which store, who, what waits for their yes, and the way to everything else under the thumb. */
export async function StaffFrame({ place, locale, children, till }: Props) {
  const colleague = await findColleagueHere();
  const t = words(locale, "staff");
  const home = `/staff/${place.handle}`;
  return (
    <>
      <header className="strip no-print">
        <PinIcon />
        <b>{place.name}</b>
        {till}
        {colleague?.deviceId ? (
          <Link href="/staff/counter" className="strip-who" title={words(locale, "staff-counter")("switch")} prefetch={false}>
            <PersonIcon />
            <span>{colleague.name}</span>
          </Link>
        ) : (
          <span className="strip-who">
            <PersonIcon />
            <span>{colleague?.name}</span>
          </span>
        )}
      </header>
      {colleague && mayAt(colleague.roles, "approve", place.id) ? <ApprovalsBar place={place.id} list={`${home}/approve`} waiting={words(locale, "staff-approve")("bar")} /> : null}
      <main id="main" tabIndex={-1} className="staff">
        {children}
      </main>
      <StaffNav label={t("sections")} home={home} place={colleague && mayAt(colleague.roles, "hand-over", place.id) ? place.id : null} words={{ atRisk: t("atRisk"), scan: t("scan"), pickups: t("pickups"), handOver: t("handOver"), ...(colleague && mayAt(colleague.roles, "sell", place.id) ? { till: words(locale, "till")("title") } : {}), more: t("more.title") }} />
    </>
  );
}
