import Link from "next/link";
import type { ReactNode } from "react";
import { addresses } from "@/components/shop/addresses";
import { Notice } from "@/components/ui/notice";
import { sayTime } from "@/lib/core/moments";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import type { Place } from "@/lib/locations/types";
import { atWork, sayNumber } from "@/lib/orders/rules";
import { placeOf, ROME, sayBy, sayMoment, sayStanding, sayWeekday, sayWindow, type Telling, windowAhead } from "./say-order";

type HeadProps = Telling & {
  /** Back from paying, without an answer yet. */
  readonly checking: boolean;
  /** Back from the payment page without having paid. */
  readonly left: boolean;
  /** When withdrawals were stated. */
  readonly withdrawn: readonly Date[];
};

/** Where the order stands, as the page's title, and what to expect. */
export function OrderHead({ checking, left, withdrawn, ...telling }: HeadProps) {
  const { order, locale, t } = telling;
  const { title, lead } = sayStanding(telling, checking);
  const date = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "it-IT", { timeZone: ROME, day: "numeric", month: "long" }).format(order.placedAt);
  return (
    <div className="max-lg:col-span-4" role="status">
      <p className="cap num">{t("meta", { number: sayNumber(order.number), date })}</p>
      <h1 className="display mt-3 lg:mt-4">{title}</h1>
      <p className="lead mt-4 max-w-[50ch] lg:mt-6">
        {lead.map((sentence) => (
          <span key={sentence} className="block">
            {sentence}
          </span>
        ))}
      </p>
      {left && order.state === "placed" && !atWork(order) ? <Notice tone="plain" className="mt-6 max-w-[60ch]">{t("left")}</Notice> : null}
      {withdrawn.map((at) => (
        <Notice key={at.getTime()} tone="plain" className="mt-6 max-w-[60ch]">
          {t("withdrawn", { at: sayMoment(at, telling) })}
        </Notice>
      ))}
    </div>
  );
}

/** Where it goes, when it comes, for whom: one row each. */
export function OrderFacts({ open, collector, ...telling }: Telling & { /** Whether a place is open now, in words. */ readonly open: (placeId: string) => string | null; /** Who collects, where something waits to be. */ readonly collector: ReactNode }) {
  const { order, locale, t } = telling;
  const parcels = order.parts.filter((p) => p.kind === "deliver" && p.state !== "cancelled");
  const due = parcels.map((p) => p.promise?.due.getTime() ?? 0).reduce((a, b) => Math.max(a, b), 0);
  const { address } = order.contact;
  return (
    <dl className="rows max-lg:order-3 max-lg:col-span-4 lg:mt-12">
      {parcels.length > 0 && address ? (
        <>
          <Fact name={t("facts.deliverTo")}>
            <span className="t">{address.name}</span>
            <br />
            <span className="small">
              {[address.street, address.extra].filter(Boolean).join(", ")}
              <br />
              {`${address.postcode} ${address.city} (${address.province})`}
            </span>
          </Fact>
          {due > 0 && order.state !== "placed" ? (
            <Fact name={t("facts.arrives")}>
              <span className="small">
                {t("facts.arrivesBy", { day: sayWeekday(new Date(due), locale, ROME) })}
                {parcels.length > 1 ? ` · ${t("facts.parcels", { count: parcels.length })}` : null}
              </span>
            </Fact>
          ) : null}
        </>
      ) : null}
      {order.parts.flatMap((part) => {
        const place = part.kind === "collect" ? placeOf(telling, part) : undefined;
        if (!place || part.state === "cancelled" || part.state === "asked") return [];
        const now = open(place.id);
        const window = windowAhead(part, telling.now);
        return [
          <Fact key={`${part.id} where`} name={t("facts.collectAt")}>
            <span className="t">{place.name}</span>
            <br />
            <span className="small">
              {place.street}
              <br />
              {`${place.postcode} ${place.city}`}
            </span>
            <br />
            <span className="small">
              {now ? `${now}. ` : null}
              <Link className="link" href={addresses(locale).store(place.handle)}>
                {t("facts.directions")}
              </Link>
            </span>
          </Fact>,
          atWork(order) && part.state !== "collected" && window ? (
            <Fact key={`${part.id} window`} name={t("window.yours")}>
              <span className="t">{sayWindow(window, place.timeZone, telling)}</span>
              {part.state === "planned" ? (
                <>
                  <br />
                  <a className="small link no-print" href={addresses(locale).calendar(order.number, part.id)}>
                    {t("pass.calendar")}
                  </a>
                </>
              ) : null}
            </Fact>
          ) : null,
          atWork(order) && part.state !== "collected" && (part.state === "ready" || !window) ? (
            <Fact key={`${part.id} when`} name={t("facts.ready")}>
              <span className="small">{part.state === "ready" ? sayHeld(part, place, telling) : part.promise ? t("facts.readyBy", { by: sayBy(part.promise.due, place.timeZone, telling) }) : t("lead.collectPlain", { place: place.name })}</span>
            </Fact>
          ) : null,
        ];
      })}
      {collector ? <Fact name={t("collector.who")}>{collector}</Fact> : null}
      <Fact name={t("facts.who")}>
        {collector || (parcels.length > 0 && address?.name === order.contact.name) ? null : (
          <>
            <span className="t">{order.contact.name}</span>
            <br />
          </>
        )}
        <span className="small break-words">{order.contact.email}</span>
      </Fact>
    </dl>
  );
}

const sayHeld = ({ heldUntil }: FulfilmentPart, { timeZone, holdDays }: Place, { locale, t }: Telling): string =>
  heldUntil ? t("facts.readyUntil", { day: sayWeekday(heldUntil, locale, timeZone), time: sayTime(heldUntil, locale, timeZone) }) : t("facts.readyNow", { days: holdDays });

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[112px_1fr] items-baseline gap-x-4 lg:grid-cols-[180px_1fr]">
      <dt className="small text-ink-2">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
