import type { Metadata } from "next";
import Link from "next/link";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { RollPaper } from "@/components/receipts/roll-paper";
import { Report } from "@/components/staff/report";
import { BackIcon } from "@/components/ui/icons";
import { type CashSessionId, isId } from "@/lib/core/id";
import { sayDay, sayLongDay, sayTime } from "@/lib/core/moments";
import { closureAt } from "@/lib/drawer/reads";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { drawerHere } from "../../../../../drawer-here";
import { reportView } from "../../../../../report-view";
import { StaffFrame } from "../../../../../staff-frame";

type Props = { readonly params: Promise<{ store: string; session: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-drawer")("z.title") };
}

/** A closure as it was made, for the screen and for the roll of a receipt printer. */
async function ClosurePage({ params }: Props) {
  const { store, session } = await params;
  const here = await drawerHere(store, undefined);
  const closure = here && isId(session) ? await closureAt(here.place.id, session as CashSessionId) : null;
  if (!here || !closure) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff-drawer")("whoMay")} />;
  const { place, locale } = here;
  const [t, paper] = [words(locale, "staff-drawer"), words(locale, "staff-receipt")];
  const at = (when: Date) => `${sayDay(when, locale, place.timeZone)} ${sayTime(when, locale, place.timeZone)}`;
  const lines = [t("z.opened", { at: at(closure.openedAt), name: closure.openedBy }), t("z.closed", { at: at(closure.closedAt), name: closure.closedBy }), ...(closure.approvedBy ? [t("z.approved", { name: closure.approvedBy })] : []), ...(closure.note ? [t("z.note", { note: closure.note })] : [])];
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title drawer-title no-print">
        <Link className="icon-btn" href={`/staff/${place.handle}/till/drawer?till=${closure.till}`} prefetch={false} aria-label={t("back")}>
          <BackIcon />
        </Link>
        <h1>{t("z.title")}</h1>
      </div>
      <RollPaper words={{ roll: paper("paper.roll"), mm: paper.raw("paper.mm") as string, print: t("z.print") }}>
        <h2>{t("z.number", { number: closure.closure })}</h2>
        <p className="slip-day">{t("z.day", { day: sayLongDay(closure.openedAt, locale, place.timeZone) })}</p>
        <p>
          {place.name}, {t("till", { number: closure.till })}
        </p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <Report view={reportView(closure.report, locale)} />
        <p className="slip-foot">{t("z.foot")}</p>
      </RollPaper>
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", ClosurePage);
