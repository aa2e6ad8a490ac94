import Link from "next/link";
import { TillIcon } from "@/components/ui/icons";
import { sayDay } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { isLeftOpen } from "@/lib/drawer/rules";
import type { Standing } from "@/lib/drawer/types";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";

type Props = { readonly place: Place; readonly locale: Locale; readonly standing: Standing };

/** At which till one sells, in the head, and the way to another. */
export function TillHead({ place, locale, standing }: Props) {
  const t = words(locale, "staff-drawer");
  return (
    <Link className="strip-till" href={`/staff/${place.handle}/till/which`} title={t("which.change")} prefetch={false}>
      <TillIcon />
      {standing.is === "at" ? t("till", { number: standing.till.number }) : t("which.nowhere")}
    </Link>
  );
}

/** What is wrong with the drawer that one would sell into: it is closed, was left open overnight, or there is none. Nothing to say otherwise. */
export function TillNotice({ place, locale, standing }: Props) {
  const t = words(locale, "staff-drawer");
  const home = `/staff/${place.handle}/till`;
  if (standing.is !== "at") return <Bar text={t("head.none")} href={`${home}/which`} go={t("head.choose")} />;
  const { number, session } = standing.till;
  if (!session) return <Bar text={t("head.closed", { number })} href={`${home}/drawer?till=${number}`} go={t("head.open")} />;
  if (!isLeftOpen(session.openedAt, new Date(), place.timeZone)) return null;
  return <Bar text={t("head.leftOpen", { number, day: sayDay(session.openedAt, locale, place.timeZone) })} href={`${home}/drawer/count?till=${number}`} go={t("count.start")} />;
}

const Bar = ({ text, href, go }: { readonly text: string; readonly href: string; readonly go: string }) => (
  <p className="net net-warn">
    <span>{text}</span>
    <Link className="btn btn-2 btn-sm" href={href} prefetch={false}>
      {go}
    </Link>
  </p>
);
