import type { Metadata } from "next";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { LinePicture } from "@/components/orders/line-picture";
import { Notice } from "@/components/ui/notice";
import { claimById } from "@/lib/claims/reads";
import { guaranteeAt, isPresumed, moneyLeft, NEXT, seesToClaims } from "@/lib/claims/rules";
import { isId } from "@/lib/core/id";
import type { ClaimId } from "@/lib/claims/types";
import { sayLongDay } from "@/lib/core/moments";
import { sayMoney } from "@/lib/core/money";
import { orderById } from "@/lib/orders/reads";
import { sayNumber, sayThing } from "@/lib/orders/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { linesBack } from "@/lib/returns/counter/reads";
import { boughtOf } from "@/lib/rights/bought/rules";
import { rightsOf, sayRight } from "@/lib/rights/rules";
import { ClaimActs } from "../../../claim-acts";
import { StaffFrame } from "../../../staff-frame";
import { storeHere } from "../../../store-here";

type Props = { readonly params: Promise<{ store: string; claim: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-claims")("title") };
}

/** One fault: what it is of, what its customer says, what the law asks, what was done and what may be done next. */
async function ClaimPage({ params }: Props) {
  const { store, claim: asked } = await params;
  const here = await storeHere(store);
  const claim = here && seesToClaims(here.who, here.place.id) && isId(asked) ? await claimById(asked as ClaimId) : null;
  const order = claim && (await orderById(claim.orderId));
  if (!here || !claim || !order) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { who, place, locale } = here;
  const t = words(locale, "staff-claims");
  const line = order.lines.find(({ position }) => position === claim.position);
  const guarantee = guaranteeAt(order, claim.position, claim.at);
  const now = rightsOf(boughtOf(order), new Date(), place.timeZone).lines.find(({ position }) => position === claim.position)?.guarantee;
  const back = (await linesBack(order.id)).find(({ position }) => position === claim.position);
  const day = (at: Date) => sayLongDay(at, locale, place.timeZone);
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title">
        <h1>{t(`states.${claim.state}`)}</h1>
      </div>
      <div className="hand-name">
        <p>{t("order", { number: sayNumber(order.number), day: day(order.placedAt) })}</p>
        {order.contact.name ? <h2>{order.contact.name}</h2> : null}
      </div>
      <section className="staff-part">
        <div className="back-line">
          <span className="well"><LinePicture stem={line?.picture ?? null} sizes="56px" /></span>
          <span className="min-w-0">
            <b>{line ? sayThing(line, locale) : ""}</b>
            <span>{t("pieces", { count: claim.quantity })}</span>
            {now ? <span>{sayRight(now, words(locale, "staff-rights"), locale)}</span> : null}
          </span>
          {line ? <b className="num">{sayMoney(line.total, order.currency, locale)}</b> : null}
        </div>
        <p className="mt-4">
          <span className="small block text-ink-2">{t("says")}</span>
          <q className="break-words">{claim.fault}</q>
        </p>
        <p className="mt-2">{t(`wish.${claim.wish}`)}</p>
      </section>
      {NEXT[claim.state].length > 0 ? (
        <Notice tone="plain" className="mx-3 my-2">
          {t(isPresumed(guarantee, claim.at, place.timeZone) ? "presumed" : "notPresumed")} {t("law")}
        </Notice>
      ) : null}
      {claim.steps.length > 0 ? (
        <section className="staff-part" aria-labelledby="done">
          <h2 id="done">{t("history")}</h2>
          <ol className="grid gap-4">
            {claim.steps.map((step) => (
              <li key={step.id} className="grid gap-1">
                <b className="font-semibold">{t("step", { state: t(`states.${step.step}`), day: day(step.at) })}</b>
                {step.amount > 0 ? <span>{sayMoney(step.amount, order.currency, locale)}</span> : null}
                {step.because ? <span>{t(`becauses.${step.because}`)}</span> : null}
                {step.note ? <span>{step.note}</span> : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <ClaimActs claim={claim} most={back ? sayMoney(moneyLeft(back, order), order.currency, locale) : ""} who={who} place={place} locale={locale} />
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", ClaimPage);
