import type { Metadata } from "next";
import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { CountPieces } from "@/components/staff/count-pieces";
import { BackIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { isId, newId } from "@/lib/core/id";
import { sayLongDay } from "@/lib/core/moments";
import { minorOf, sayMoney, sayRound } from "@/lib/core/money";
import { countAt } from "@/lib/drawer/reads";
import { EURO_PIECES, isLeftOpen, varianceAsks } from "@/lib/drawer/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { approvedBy } from "@/lib/staff/approvals/reads";
import { drawerHere } from "../../../../drawer-here";
import { StaffFrame } from "../../../../staff-frame";
import { TillHead } from "../../../../till-head";
import { close, count } from "../actions";

type Props = { readonly params: Promise<{ store: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
const NOTES_FROM = 500;

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-drawer")("count.start") };
}

/** What lies in the drawer is counted before anybody says what should; then it is closed, or counted again. */
async function CountPage({ params, searchParams }: Props) {
  const asked = await searchParams;
  const here = await drawerHere((await params).store, asked["till"]);
  const session = here?.till?.session;
  if (!here?.till) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff-drawer")("whoMay")} />;
  const { who, place, locale, till, standing } = here;
  const t = words(locale, "staff-drawer");
  const money = (amount: number) => sayMoney(minorOf(amount), "EUR", locale);
  const home = `/staff/${place.handle}/till/drawer?till=${till.number}`;
  const id = typeof asked["count"] === "string" && isId(asked["count"]) ? asked["count"] : null;
  const found = session && id ? await countAt(place.id, id) : null;
  const needs = found && !found.isLate && Math.abs(found.variance) > found.limit && !who.may.has("approve");
  const approved = needs ? await approvedBy(who, varianceAsks(place.id, found.sessionId, found.id, found.variance), new Date()) : null;
  const hidden = { store: place.handle, till: String(till.number), sessionId: session?.id ?? "" };
  const piece = (worth: number) => ({ worth, label: sayRound(minorOf(worth), "EUR", locale), say: t(worth >= NOTES_FROM ? "count.notesOf" : "count.coinsOf", { worth: money(worth) }) });
  const late = session ? isLeftOpen(session.openedAt, new Date(), place.timeZone) : false;
  return (
    <StaffFrame place={place} locale={locale} till={<TillHead place={place} locale={locale} standing={standing} />}>
      <div className="staff-title drawer-title">
        <Link className="icon-btn" href={home} prefetch={false} aria-label={t("back")}>
          <BackIcon />
        </Link>
        <h1>{t(found ? "count.result" : "count.title", { number: till.number })}</h1>
      </div>
      {!session ? <Notice tone="plain" className="mx-4">{t("count.closed")}</Notice> : null}
      {session && found ? (
        <div className="drawer-found">
          <dl className="drawer-sums">
            <div>
              <dt>{t("count.counted")}</dt>
              <dd>{money(found.counted)}</dd>
            </div>
            <div>
              <dt>{t("count.expected")}</dt>
              <dd>{money(found.expected)}</dd>
            </div>
            <div className={found.variance === 0 ? "drawer-exact" : "drawer-off"}>
              <dt>{t(found.variance === 0 ? "count.exact" : found.variance < 0 ? "count.short" : "count.over")}</dt>
              <dd>{money(Math.abs(found.variance))}</dd>
            </div>
          </dl>
          {found.isLate ? <Notice tone="bad">{t("refused.moved-since")}</Notice> : null}
          {needs && !approved ? <Notice tone="warn">{t("count.approval", { limit: money(found.limit) })}</Notice> : null}
          {approved ? <Notice tone="good">{t("count.approved", { name: approved })}</Notice> : null}
          {found.isLate ? null : <AnsweredForm name="close" action={close} hidden={{ ...hidden, countId: found.id }} submit={t(needs && !approved ? "close.ask" : "close.submit")} fields={[{ name: "note", label: late ? t("close.noteLate", { day: sayLongDay(session.openedAt, locale, place.timeZone) }) : t("close.note"), autoComplete: "off", required: late, value: typeof asked["note"] === "string" ? asked["note"].slice(0, 200) : undefined }]} />}
          <Link className="btn btn-2 btn-block" href={`/staff/${place.handle}/till/drawer/count?till=${till.number}`} prefetch={false}>
            {t("count.again")}
          </Link>
        </div>
      ) : null}
      {session && !found ? (
        <div className="drawer-counting">
          <p>{late ? t("count.late", { day: sayLongDay(session.openedAt, locale, place.timeZone) }) : t("count.text")}</p>
          <AnsweredForm name="count" action={count} hidden={{ ...hidden, countId: newId() }} submit={t("count.submit")} fields={[]}>
            <CountPieces
              groups={[{ title: t("count.notes"), pieces: EURO_PIECES.filter((worth) => worth >= NOTES_FROM).map(piece) }, { title: t("count.coins"), pieces: EURO_PIECES.filter((worth) => worth < NOTES_FROM).map(piece) }]}
              total={t("count.total")} currency="EUR" locale={locale}
            />
          </AnsweredForm>
        </div>
      ) : null}
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", CountPage);
