import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { TickIcon } from "@/components/ui/icons";
import type { Locale } from "@/lib/core/who";
import type { Standing, Till } from "@/lib/drawer/types";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import { saySince } from "./say-since";
import { stand } from "./[store]/till/which/actions";

type Props = { readonly place: Place; readonly locale: Locale; readonly tills: readonly Till[]; readonly standing: Standing; /** Where one goes from there. */ readonly next: string };

/** At which of a store's tills this device stands: said once, kept until another is said. */
export function WhichTills({ place, locale, tills, standing, next }: Props) {
  const t = words(locale, "staff-drawer");
  const now = new Date();
  return (
    <>
      <div className="staff-title">
        <h1>{t("which.title")}</h1>
      </div>
      <p className="counter-lead">{t(tills.length > 0 ? "which.text" : "which.none")}</p>
      <ul className="which-tills">
        {tills.map((till) => {
          const isHere = standing.is === "at" && standing.till.id === till.id;
          return (
            <li key={till.id} data-here={isHere ? "" : undefined}>
              <div className="min-w-0">
                <h2>{t("till", { number: till.number })}</h2>
                <p>{till.session ? t("since", { at: saySince(till.session.openedAt, now, locale, place.timeZone), name: till.session.openedBy }) : t("which.closed")}</p>
                {isHere ? (
                  <p className="which-here">
                    <TickIcon />
                    {t("which.here")}
                  </p>
                ) : null}
              </div>
              <div className="which-acts">
                {till.session && !isHere ? <AnsweredForm name={`stand-${till.id}`} action={stand} hidden={{ tillId: till.id, next }} fields={[]} submit={t("which.stand", { number: till.number })} /> : null}
                {isHere ? (
                  <Link className="btn btn-1" href={next} prefetch={false}>
                    {t("which.on")}
                  </Link>
                ) : null}
                <Link className="btn btn-2" href={`/staff/${place.handle}/till/drawer?till=${till.number}`} prefetch={false}>
                  {t(till.session ? "which.drawer" : "which.open", { number: till.number })}
                </Link>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
