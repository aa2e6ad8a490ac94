import type { Metadata } from "next";
import Link from "next/link";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { FindForm } from "@/components/staff/find-form";
import type { ScannerWords } from "@/components/scanner/words";
import { TickIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { type FulfilmentId, isId } from "@/lib/core/id";
import { minorOf, sayMoney } from "@/lib/core/money";
import { findCollections, handingOf } from "@/lib/fulfilment/handing/reads";
import { readShown } from "@/lib/fulfilment/handing/rules";
import type { Handing } from "@/lib/fulfilment/handing/types";
import { places } from "@/lib/locations/reads";
import { sayNumber } from "@/lib/orders/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { HandOne } from "../../hand-one";
import { handState } from "../../hand-state";
import { StaffFrame } from "../../staff-frame";
import { storeHere } from "../../store-here";

type Props = { readonly params: Promise<{ store: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value.slice(0, 200) : "");

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-hand")("title") };
}

/** The counter: what a customer shows finds what they may have, and it is given to them. */
async function HandOverPage({ params, searchParams }: Props) {
  const here = await storeHere((await params).store);
  if (!here) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { who, place, locale } = here;
  const t = words(locale, "staff-hand");
  const asked = await searchParams;
  const [typed, chosen, given] = [one(asked["q"]), one(asked["part"]), one(asked["given"])];
  const change = /^[1-9]\d{0,7}$/.test(one(asked["change"])) ? minorOf(Number(asked["change"])) : null;
  const byId = async (id: string) => (isId(id) ? handingOf(who, id as FulfilmentId) : null);
  const [found, part, handed, everywhere] = await Promise.all([typed.trim() ? findCollections(who, place.id, typed) : null, byId(chosen), byId(given), places()]);
  const now = new Date();
  const proof = found?.by === "code" ? (readShown(typed)?.code ?? null) : null;
  const only: Handing | null = part?.locationId === place.id ? part : found?.parts.length === 1 ? (found.parts[0] ?? null) : null;
  const elsewhere = everywhere.find((each) => each.id === found?.elsewhere);
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title">
        <h1>{t("title")}</h1>
      </div>
      <FindForm typed={part ? "" : typed} words={{ label: t("find.label"), hint: t("find.hint"), find: t("find.submit") }} camera={words(locale, "scanner").raw("camera") as unknown as ScannerWords} />
      {handed ? (
        <div className="said said-good" role="status">
          <TickIcon />
          <p>
            <b>{t("handed", { name: handed.given?.receiver ?? handed.name })}</b>
            {change === null ? null : <span className="change">{t("change", { amount: sayMoney(change, "EUR", locale) })}</span>}
            {t(handed.state === "ready" ? "handedSome" : "handedAll", { shelf: handed.shelf ?? "–" })}
          </p>
        </div>
      ) : null}
      {elsewhere ? (
        <Notice tone="bad" className="mx-3 my-2" live>
          <strong className="block">{t("elsewhere", { place: elsewhere.name, city: elsewhere.city })}</strong>
          {t("elsewhereText", { street: elsewhere.street })}
        </Notice>
      ) : null}
      {found && found.parts.length === 0 && !elsewhere ? (
        <div className="empty-queue px-4" role="status">
          <h2>{t("none")}</h2>
          <p>{t("noneText")}</p>
        </div>
      ) : null}
      {only ? <HandOne part={only} proof={part ? null : proof} place={place} places={everywhere} locale={locale} now={now} /> : null}
      {!only && found && found.parts.length > 1 ? (
        <ul className="stores" aria-label={t("several", { count: found.parts.length })}>
          {found.parts.map((each) => (
            <li key={each.fulfilmentId}>
              <Link href={`/staff/${place.handle}/hand-over?part=${each.fulfilmentId}`} prefetch={false}>
                <span className="min-w-0">
                  <b>{each.name}</b>
                  <span className="mono">{sayNumber(each.number)}</span> · {handState(each, false, { places: everywhere, locale, now }).title}
                </span>
                {each.shelf ? <b className="mono">{each.shelf}</b> : null}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", HandOverPage);
