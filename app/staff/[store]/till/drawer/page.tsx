import type { Metadata } from "next";
import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { Report } from "@/components/staff/report";
import { Notice } from "@/components/ui/notice";
import { newId } from "@/lib/core/id";
import { sayLongDay } from "@/lib/core/moments";
import { closuresOf } from "@/lib/drawer/reads";
import { xReportOf } from "@/lib/drawer/report/reads";
import { isLeftOpen } from "@/lib/drawer/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { CashDuePart } from "../../../cash-due";
import { ClosuresPart } from "../../../closures-part";
import { drawerHere } from "../../../drawer-here";
import { reportView } from "../../../report-view";
import { saySince } from "../../../say-since";
import { StaffFrame } from "../../../staff-frame";
import { TillHead } from "../../../till-head";
import { move, open } from "./actions";

type Props = { readonly params: Promise<{ store: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What is done to a drawer besides selling. */
const KINDS = ["drop", "in", "out", "no-sale"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-drawer")("title") };
}

/** A till's drawer: opened with a float, money in and out of it, how the day stands for who may know, and its closures. */
async function DrawerPage({ params, searchParams }: Props) {
  const asked = await searchParams;
  const here = await drawerHere((await params).store, asked["till"]);
  const kind = KINDS.find((one) => one === asked["do"]) ?? "drop";
  if (!here?.till) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff-drawer")("whoMay")} />;
  const { who, place, locale, till, tills, standing } = here;
  const t = words(locale, "staff-drawer");
  const session = till.session;
  const [x, closures] = await Promise.all([session && who.may.has("approve") ? xReportOf(session.id) : null, closuresOf(till.id)]);
  const home = `/staff/${place.handle}/till/drawer`;
  const now = new Date();
  return (
    <StaffFrame place={place} locale={locale} till={<TillHead place={place} locale={locale} standing={standing} />}>
      <div className="staff-title">
        <h1>{t("title")}</h1>
      </div>
      {tills.length > 1 ? (
        <nav className="drawer-tills" aria-label={t("tills")}>
          {tills.map((one) => (
            <Link key={one.id} href={`${home}?till=${one.number}`} prefetch={false} aria-current={one.id === till.id ? "page" : undefined}>
              <b>{t("till", { number: one.number })}</b>
              <span>{t(one.session ? "open" : "closed")}</span>
            </Link>
          ))}
        </nav>
      ) : null}
      <CashDuePart place={place} till={till} locale={locale} />
      {session ? (
        <>
          <p className="drawer-since">{t("since", { at: saySince(session.openedAt, now, locale, place.timeZone), name: session.openedBy })}</p>
          {isLeftOpen(session.openedAt, now, place.timeZone) ? (
            <Notice tone="warn" className="mx-4 mb-4">
              <strong className="block">{t("leftOpen", { day: sayLongDay(session.openedAt, locale, place.timeZone) })}</strong>
              {t("leftOpenText")}
            </Notice>
          ) : null}
          <div className="drawer-count">
            <Link className="btn btn-1 btn-block" href={`${home}/count?till=${till.number}`} prefetch={false}>
              {t("count.start")}
            </Link>
          </div>
          <section className="staff-part" aria-labelledby="drawer-move">
            <h2 id="drawer-move">{t("move.title")}</h2>
            <nav className="drawer-kinds" aria-label={t("move.kind")}>
              {KINDS.map((one) => (
                <Link key={one} href={`${home}?till=${till.number}&do=${one}#drawer-move`} prefetch={false} aria-current={one === kind ? "true" : undefined}>
                  {t(`move.${one}`)}
                </Link>
              ))}
            </nav>
            <AnsweredForm
              key={kind} name={`move-${kind}`} action={move} hidden={{ movementId: newId(), sessionId: session.id, kind }} submit={t(kind === "no-sale" ? "move.open" : "move.submit")} quiet
              fields={[...(kind === "no-sale" ? [] : [{ name: "amount", label: t("move.amount"), autoComplete: "off", required: true }]), { name: "reason", label: t(kind === "drop" ? "move.reasonDrop" : "move.reason"), hint: kind === "drop" ? undefined : t("move.reasonHint"), autoComplete: "off", required: kind !== "drop" }]}
            />
          </section>
          {x ? (
            <section className="staff-part" aria-labelledby="drawer-x">
              <h2 id="drawer-x">{t("x.title")}</h2>
              <p className="drawer-hint">{t("x.text")}</p>
              <Report view={reportView(x, locale)} />
            </section>
          ) : null}
        </>
      ) : (
        <section className="staff-part" aria-labelledby="drawer-open">
          <h2 id="drawer-open">{t("openUp.title", { number: till.number })}</h2>
          <p className="mb-4">{t("openUp.text")}</p>
          <AnsweredForm name="open" action={open} hidden={{ sessionId: newId(), tillId: till.id }} submit={t("openUp.submit")} fields={[{ name: "float", label: t("openUp.float"), hint: t("openUp.hint"), autoComplete: "off", required: true }]} />
        </section>
      )}
      <ClosuresPart place={place} closures={closures} locale={locale} />
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", DrawerPage);
