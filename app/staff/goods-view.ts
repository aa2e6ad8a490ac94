import "server-only";
import type { PriceSpan, Beside, Goods, StockHere } from "@/lib/goods/types";
import type { Confidence } from "@/lib/goods/types";
import { confidenceIn, trailOf } from "@/lib/goods/rules";
import { sayMoney } from "@/lib/core/money";
import { sayDay, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { ChosenOption } from "@/lib/catalogue/types";
import { distanceKm } from "@/lib/locations/distance/rules";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";

const DAY = 86_400_000;

export type StockRow = { readonly key: string; readonly pieces: number; readonly name: string; readonly bin: string | null; readonly text: string; readonly confidence: Confidence | "coming" | null };
export type TrailCell = { readonly when: string; readonly amount: string; readonly now: boolean; readonly reduced: boolean };
export type BesideView = { readonly href: string; readonly title: string; readonly choice: string; readonly swatch: string | null; readonly picture: string | null; readonly amount: string | null; readonly text: string; readonly here: boolean; readonly current: boolean };

const choiceOf = (chosen: readonly ChosenOption[], locale: Locale) => chosen.map((each) => inLocale(each.value, locale)).join(", ");
const money = (amount: Parameters<typeof sayMoney>[0], locale: Locale) => sayMoney(amount, "EUR", locale);

/** `alle 14:20`, `ieri`, `12 giorni fa`, or a day. */
function sayWhen(at: Date, now: Date, locale: Locale, zone: string): string {
  const days = Math.floor((now.getTime() - at.getTime()) / DAY);
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (days >= 30) return sayDay(at, locale, zone);
  if (days >= 1) return ago.format(-days, "day");
  const minutes = Math.max(1, Math.round((now.getTime() - at.getTime()) / 60_000));
  return minutes < 60 ? ago.format(-minutes, "minute") : minutes < 12 * 60 ? ago.format(-Math.round(minutes / 60), "hour") : sayTime(at, locale, zone);
}

/** Stock by place: the store itself first, whatever it has, then who has any, nearest first, then what comes. Figures are the pieces that may still be sold. */
export function stockRows(goods: Goods, place: Place, places: readonly Place[], locale: Locale, now: Date): readonly StockRow[] {
  const t = words(locale, "staff-goods");
  const one = new Map(goods.stock.map((each) => [each.locationId, each]));
  const counted = (each: StockHere | undefined) =>
    !each?.countedAt ? t("stock.never") : each.countedBy ? t("stock.countedBy", { when: sayWhen(each.countedAt, now, locale, place.timeZone), name: each.countedBy }) : t("stock.counted", { when: sayWhen(each.countedAt, now, locale, place.timeZone) });
  const more = (each: StockHere | undefined) =>
    each ? [each.missed ? t("stock.missed") : null, ...(["held", "display", "damaged", "kept"] as const).map((what) => (each[what] > 0 ? t(`stock.${what}`, { count: each[what] }) : null))] : [];
  const row = (at: Place, here: boolean): StockRow => {
    const each = one.get(at.id);
    const far = here ? null : `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(distanceKm(place, at))} km`;
    return {
      key: at.id, pieces: each ? each.onHand - each.held : 0, name: here ? t("stock.here") : `${at.city}, ${at.name}`, bin: here ? (each?.bin ?? t("stock.noBin")) : null,
      text: [far, counted(each), ...more(each)].filter(Boolean).join(" · "), confidence: each ? confidenceIn(each, now) : null,
    };
  };
  const others = places.filter((at) => at.id !== place.id && (one.get(at.id)?.onHand ?? 0) > 0).sort((a, b) => distanceKm(place, a) - distanceKm(place, b));
  const coming = one.get(place.id)?.inTransit ?? 0;
  return [row(place, true), ...others.map((at) => row(at, false)), ...(coming > 0 ? [{ key: "coming", pieces: coming, name: t("stock.coming"), bin: null, text: t("stock.comingText"), confidence: "coming" as const }] : [])];
}

/** The price of now with its story, in words. */
export function priceView(goods: Goods, place: Place, locale: Locale, now: Date) {
  const t = words(locale, "staff-goods");
  const trail = trailOf(goods.prices, now);
  const day = (at: Date) => new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "it-IT", { timeZone: place.timeZone, day: "numeric", month: "short" }).format(at);
  const cell = (span: PriceSpan | null, when: string): readonly TrailCell[] => (span ? [{ when, amount: money(span.amount, locale), now: span === trail.now, reduced: span.kind === "reduced" && span === trail.now }] : []);
  const { before, now: current, after, reduction } = trail;
  return {
    amount: current ? money(current.amount, locale) : null,
    was: reduction ? money(reduction.lowest, locale) : null,
    lowest: reduction ? (reduction.days < 30 ? t("price.lowestYoung", { days: reduction.days, amount: money(reduction.lowest, locale) }) : t("price.lowest", { amount: money(reduction.lowest, locale) })) : null,
    why: current ? t("price.why", { reason: current.reason }) : t("price.none"),
    trail: [
      ...cell(before, before ? t("price.since", { from: day(before.from) }) : ""),
      ...cell(current, current ? (current.until ? t("price.span", { from: day(current.from), until: day(new Date(current.until.getTime() - 1)) }) : t("price.since", { from: day(current.from) })) : ""),
      ...cell(after, after ? t("price.from", { from: day(after.from) }) : ""),
    ],
  };
}

/** The same in another colour or size, or something alike, with what is here. */
export function besideView(all: readonly Beside[], goods: Goods, home: string, locale: Locale): readonly BesideView[] {
  const t = words(locale, "staff-goods");
  return all.map((each) => ({
    href: `${home}/goods/${encodeURIComponent(each.sku)}`, title: inLocale(each.title, locale), choice: choiceOf(each.chosen, locale), swatch: each.swatch, picture: each.picture,
    amount: each.amount === null ? null : money(each.amount, locale), text: t("pieces", { here: each.here, elsewhere: each.elsewhere }), here: each.here > 0, current: each.sku === goods.sku,
  }));
}

/** What was chosen of a thing, in words. */
export const sayChoice = (goods: Goods, locale: Locale): string => choiceOf(goods.chosen, locale);
