import { daysAway, sayDay, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import type { Place } from "@/lib/locations/types";
import { standingOf } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";

/** The words of the order pages. */
export type Say = (key: string, values?: Record<string, string | number>) => string;
/** All that a part of the page needs to speak of an order. */
export type Telling = { readonly order: Order; readonly places: readonly Place[]; readonly now: Date; readonly locale: Locale; readonly t: Say };

export const ROME = "Europe/Rome";
const NEW_MS = 60 * 60_000;

export const placeOf = ({ places }: Pick<Telling, "places">, part: FulfilmentPart): Place | undefined => places.find((p) => p.id === part.locationId);

/** A day and an hour as a promise: "oggi entro le 16:30". */
export function sayBy(due: Date, zone: string, { now, locale, t }: Pick<Telling, "now" | "locale" | "t">): string {
  const time = sayTime(due, locale, zone);
  const away = daysAway(due, now, zone);
  return away === 0 ? t("by.today", { time }) : away === 1 ? t("by.tomorrow", { time }) : t("by.day", { day: sayWeekday(due, locale, zone), time });
}

/** A pickup window: "oggi dalle 16:00 alle 17:00". */
export function sayWindow({ from, until }: { readonly from: Date; readonly until: Date }, zone: string, { now, locale, t }: Pick<Telling, "now" | "locale" | "t">): string {
  const times = { from: sayTime(from, locale, zone), until: sayTime(until, locale, zone) };
  const away = daysAway(from, now, zone);
  return away === 0 ? t("window.today", times) : away === 1 ? t("window.tomorrow", times) : t("window.day", { day: sayWeekday(from, locale, zone), ...times });
}
/** Whether a part has a window that is not over. */
export const windowAhead = ({ window }: FulfilmentPart, now: Date): FulfilmentPart["window"] => (window && window.until > now ? window : null);

/** A day within sight, without the year: "giovedì 27 novembre". */
export const sayWeekday = (at: Date, locale: Locale, zone: string): string =>
  new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "it-IT", { timeZone: zone, weekday: "long", day: "numeric", month: "long" }).format(at).replace(",", "").replace(/(\d+) (\S+)$/, "$1\u00a0$2");

/** A moment that has passed: "oggi, 14:12", "dom 22 nov, 14:12". */
export const sayMoment = (at: Date, { now, locale, t }: Pick<Telling, "now" | "locale" | "t">): string => {
  const time = sayTime(at, locale, ROME);
  return daysAway(at, now, ROME) === 0 ? t("steps.today", { time }) : `${sayDay(at, locale, ROME)}, ${time}`;
};

/** The page's title and the sentences under it. `checking`: the shopper comes back from paying and the answer is not here yet. */
export function sayStanding(telling: Telling, checking: boolean): { title: string; lead: readonly string[] } {
  const { order, now, locale, t } = telling;
  const standing = checking ? "checking" : standingOf(order);
  const thanks = standing === "received" && order.paidAt !== null && now.getTime() - order.paidAt.getTime() < NEW_MS;
  return { title: t(`standing.${thanks ? "thanks" : order.contract === "reserved" && standing === "expired" ? "reservation-expired" : standing}`), lead: [...leadOf(standing), ...(thanks && order.contact.email ? [t("lead.mail", { email: order.contact.email })] : [])] };

  function leadOf(s: typeof standing): string[] {
    if (s === "waiting") {
      const until = order.payment?.expiresAt ?? now;
      return [until > now ? t("lead.waiting", { time: sayTime(until, locale, ROME) }) : t("lead.waitingLate")];
    }
    if (order.reservedUntil && (s === "reserved" || s === "ready")) {
      const place = order.parts[0] && placeOf(telling, order.parts[0]);
      const zone = place?.timeZone ?? ROME;
      const until = { day: sayWeekday(order.reservedUntil, locale, zone), time: sayTime(order.reservedUntil, locale, zone) };
      return [...order.parts.flatMap((part) => sayPart(telling, part, false)), t("lead.reserved", until)];
    }
    if (order.contract === "reserved" && (s === "expired" || s === "cancelled")) return [t(`lead.reservation-${s}`)];
    if (s === "checking" || s === "expired" || s === "returned" || s === "cancelled" || s === "done") return [t(`lead.${s}`)];
    const parcelsFirst = order.parts.toSorted((a, b) => rank(a) - rank(b));
    return [...new Set(parcelsFirst.flatMap((part) => sayPart(telling, part, s === "partly-sent")))];
  }
}

/** What its buyer is asked about, what is ready, what is on its way, what is still to be sent, what is not to be collected yet. */
const rank = ({ state, kind }: FulfilmentPart): number => (state === "asked" ? -1 : state === "ready" ? 0 : state === "sent" ? 1 : kind === "deliver" ? 2 : 3);

/** What is to be expected of a part, in a sentence; nothing for a part that is over. */
function sayPart(telling: Telling, part: FulfilmentPart, partly: boolean): string[] {
  const { locale, t } = telling;
  const place = placeOf(telling, part);
  const name = place?.name ?? "";
  const zone = place?.timeZone ?? ROME;
  const due = part.promise?.due;
  if (part.kind === "collect") {
    if (part.state === "asked") return [t("lead.asked", { place: name })];
    const window = windowAhead(part, telling.now);
    if (part.state === "ready") return [window ? t("lead.readyWindow", { place: name, when: sayWindow(window, zone, telling) }) : t("lead.ready", { place: name })];
    if (part.state !== "planned" && part.state !== "packed") return [];
    if (window) return [t("lead.collectWindow", { place: name, when: sayWindow(window, zone, telling) })];
    return [due ? t("lead.collect", { place: name, by: sayBy(due, zone, telling) }) : t("lead.collectPlain", { place: name })];
  }
  if (part.state === "sent") return due ? [t(partly ? "lead.sentPart" : "lead.sent", { day: sayWeekday(due, locale, zone) })] : [];
  if (part.state !== "planned" && part.state !== "packed") return [];
  return [due ? t(partly ? "lead.deliverRest" : "lead.deliver", { day: sayWeekday(due, locale, zone) }) : t("lead.deliverPlain")];
}
