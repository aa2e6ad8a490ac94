import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { ROME } from "@/components/orders/say-order";
import { addresses } from "@/components/shop/addresses";
import { buttonClass } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { Qr } from "@/components/ui/qr";
import { cachedCompany } from "@/lib/cached/company";
import { config } from "@/lib/core/config";
import { sayLongDay, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Wording } from "@/lib/core/wording";
import { placesOf } from "@/lib/locations/reads";
import { sayThing } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { requestCode } from "@/lib/returns/announced/request-code";
import type { Announced } from "@/lib/returns/announced/types";
import { labelOf } from "@/lib/returns/labels/reads";
import { cancel, sent } from "./actions";
import { ParcelLabel } from "./parcel-label";
import { Photos } from "./photos";

type Props = { readonly order: Order; readonly locale: Locale; readonly t: Wording; readonly request: Announced };

/** What was announced, and how it comes: the code that any store scans, or the slip that goes into the parcel and where to. It may be cancelled here. */
export async function Waiting({ order, locale, t, request }: Props) {
  const at = addresses(locale);
  const company = await cachedCompany();
  const code = requestCode(request.requestId);
  const [place] = request.locationId ? await placesOf([request.locationId]) : [];
  const label = request.way === "parcel" ? await labelOf(request.requestId) : null;
  const labelled = label?.state === "booked" || label?.state === "due";
  const slip = (
    <p>
      <a className={buttonClass({ look: labelled ? "outlined" : "filled" })} href={at.returnSlip(order.number)}>
        {t("waiting.slip")}
      </a>
    </p>
  );
  const when = { day: sayLongDay(request.at, locale, ROME), time: sayTime(request.at, locale, ROME), until: sayLongDay(request.expiresAt, locale, ROME) };
  return (
    <div className="mt-6 grid max-w-[44rem] gap-6">
      <p className="lead">{t(`waiting.${request.kind}`, when)}</p>
      <ul className="rows">
        {request.pieces.map(({ position, quantity }) => {
          const line = order.lines.find((each) => each.position === position);
          return (
            <li key={position} className="pair py-3">
              <span>{line ? sayThing(line, locale) : ""}</span>
              <span className="num">{t("count", { count: quantity })}</span>
            </li>
          );
        })}
      </ul>
      {request.wants === "exchange" ? <Exchange order={order} locale={locale} t={t} request={request} /> : null}
      {request.way === "store" ? (
        <div className="flex flex-wrap items-center gap-6">
          <Qr text={`${config().UNICO_BASE_URL}/q/${code}`} label={t("waiting.code", { code })} className="w-44" />
          <div className="grid min-w-0 flex-1 basis-56 gap-4">
            <p>{t("waiting.store", when)}</p>
            <p>
              <ButtonLink look="outlined" href={at.stores}>
                {t("waiting.stores")}
              </ButtonLink>
            </p>
          </div>
        </div>
      ) : (
        <div className="grid gap-4">
          {label ? <ParcelLabel phone={company.phone} label={label} number={order.number} until={when.until} locale={locale} t={t} /> : null}
          {labelled ? <p>{t("waiting.label.slip")}</p> : <p>{t("waiting.parcel", when)}</p>}
          {labelled ? slip : null}
          {labelled ? <p className="mt-4 text-ink-2">{t("waiting.sendYourself")}</p> : null}
          {place ? (
            <address className="not-italic">
              {company.shop}, {place.name}
              <br />
              {place.street}
              <br />
              {place.postcode} {place.city} ({place.province})
            </address>
          ) : null}
          {labelled ? null : slip}
        </div>
      )}
      {request.way === "parcel" ? <OnItsWay order={order} locale={locale} t={t} request={request} tracking={label?.state === "booked" ? label.tracking : null} /> : null}
      <Photos order={order} request={request} locale={locale} t={t} />
      <p className="small text-ink-2">{t("waiting.decided")}</p>
      {request.arrivedAt ? null : <AnsweredForm name="cancel-return" action={cancel} hidden={{ number: order.number, requestId: request.requestId }} fields={[]} submit={t("waiting.cancel")} quiet small />}
    </div>
  );
}

/** Where the parcel is: its customer says that it left, and whoever has it in hand that it came. */
function OnItsWay({ order, locale, t, request: { requestId, sentAt, tracking, arrivedAt }, tracking: labelled }: Props & { readonly tracking: string | null }) {
  if (arrivedAt) return <Notice tone="good">{t("waiting.sent.arrived", { arrived: sayLongDay(arrivedAt, locale, ROME) })}</Notice>;
  if (sentAt) {
    return (
      <Notice tone="good">
        {t("waiting.sent.text", { sent: sayLongDay(sentAt, locale, ROME) })} {tracking ? t("waiting.sent.number", { tracking }) : null}
      </Notice>
    );
  }
  return (
    <section aria-labelledby="sent" className="grid gap-3">
      <h2 id="sent" className="t">{t("waiting.sent.ask")}</h2>
      <AnsweredForm name="return-sent" action={sent} hidden={{ number: order.number, requestId, ...(labelled && { tracking: labelled }) }} fields={labelled ? [] : [{ name: "tracking", label: t("waiting.sent.tracking"), autoComplete: "off" }]} submit={t("waiting.sent.submit")} quiet small />
    </section>
  );
}

/** What becomes of an exchange: at the counter, or ordered now while the parcel travels. */
function Exchange({ order, locale, t, request: { way, pieces } }: Props) {
  const lines = order.lines.filter(({ position }) => pieces.some((piece) => piece.position === position));
  return (
    <div className="grid gap-3">
      <p>{t(`exchange.${way}`)}</p>
      {way === "parcel" ? lines.map((line) => (
        <p key={line.position}>
          <Link className="link" href={addresses(locale).product(line.handle)} prefetch={false}>
            {t("exchange.choose", { title: inLocale(line.title, locale) })}
          </Link>
        </p>
      )) : null}
    </div>
  );
}
