import type { ReactNode } from "react";
import { StaffNav } from "@/components/staff/staff-nav";
import { PersonIcon, PinIcon } from "@/components/ui/icons";
import type { Locale } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { findColleagueHere } from "@/lib/request/staff";
import { words } from "@/lib/request/wording";

/** A page of the staff app: in which store, who, and the way to everything else under the thumb. */
export async function StaffFrame({ place, locale, children }: { readonly place: Place; readonly locale: Locale; readonly children: ReactNode }) {
  const colleague = await findColleagueHere();
  const t = words(locale, "staff");
  const home = `/staff/${place.handle}`;
  return (
    <>
      <header className="strip no-print">
        <PinIcon />
        <b>{place.name}</b>
        <span className="strip-who">
          <PersonIcon />
          {colleague?.name}
        </span>
      </header>
      <main id="main" tabIndex={-1} className="staff">
        {children}
      </main>
      <StaffNav label={t("sections")} home={home} words={{ pickups: t("pickups"), handOver: t("handOver"), more: t("more.title") }} />
    </>
  );
}
