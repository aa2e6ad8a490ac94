import { minorOf, type Minor, ZERO } from "@/lib/core/money";
import type { Locale, Staff } from "@/lib/core/who";
import type { CameBack, Pickups, Shelves, Sums } from "./types";

/** Whether a colleague may see figures: those of their places, or of the whole shop. */
export const seesFigures = ({ may }: Pick<Staff, "may">): boolean => may.has("see-figures");

export const NOTHING: Sums = { sales: ZERO, salesVat: ZERO, refunds: ZERO, refundsVat: ZERO, orders: 0, parts: 0 };

/** What stays of sales once refunds are taken off, VAT within. */
export const netOf = ({ sales, refunds }: Sums): Minor => minorOf(sales - refunds);
/** The same without VAT. */
export const netWithoutVat = (sums: Sums): Minor => minorOf(netOf(sums) - sums.salesVat + sums.refundsVat);
/** What an order came to on average, in cents, half up; null where there was none. */
export const averageOrder = ({ sales, orders }: Sums): Minor | null => (orders === 0 ? null : minorOf(Math.round(sales / orders)));

/** By which part something grew or shrank, 0.122 for 12.2 %; null where there is nothing to compare with. */
export const changeOf = (now: number, before: number): number | null => (before === 0 ? null : (now - before) / Math.abs(before));

/** The steps of an axis that begins at nought and holds the greatest: at most four, of 1, 2 or 5 times a power of ten. */
export function axisOf(greatest: number): readonly number[] {
  if (greatest <= 0) return [0];
  const rough = greatest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((s) => s >= rough) ?? rough);
  return Array.from({ length: Math.ceil(greatest / step) + 1 }, (_, i) => i * step);
}

/** A change in words: `+12,2 %`; null where there is nothing to compare with. */
export function sayChange(now: number, before: number, locale: Locale): string | null {
  const by = changeOf(now, before);
  return by === null ? null : signed(new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, { style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" }).format(by));
}
/** With a minus as long as a plus (U+2212). */
const signed = (text: string): string => text.replace("-", "−");

/** The address of the orders behind a figure, for who may open orders; null for others. */
export const ordersBehind = ({ may }: Pick<Staff, "may">, filters: Readonly<Record<string, string | null>>): string | null =>
  may.has("hand-over") ? `/admin/orders?${new URLSearchParams(Object.entries(filters).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))).toString()}` : null;

export const NO_PICKUPS: Pickups = { ready: 0, inTime: 0, broken: 0, p50: null, p90: null, collected: 0, waited: null, lapsed: 0, missing: 0, damaged: 0, overdue: 0 };
/** Which part of the promises that ended was kept: broken ones count as not kept; null where none ended. */
export const onTime = ({ ready, inTime, broken }: Pickups): number | null => (ready + broken === 0 ? null : inTime / (ready + broken));
/** Which part of what waited on a shelf to the end nobody came for; null where nothing did. */
export const noShow = ({ collected, lapsed }: Pickups): number | null => (collected + lapsed === 0 ? null : lapsed / (collected + lapsed));
/** A part of a whole in words: `93,0 %`. */
export const sayPart = (part: number, locale: Locale): string => new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(part);
/** Minutes as hours and minutes: `1 h 05`, `38 min`; days from two on: `3 d 4 h`. The letters are the reader's. */
export function sayMinutes(minutes: number, { d, h, min }: { readonly d: string; readonly h: string; readonly min: string }): string {
  const whole = Math.max(0, Math.round(minutes));
  if (whole < 60) return `${whole} ${min}`;
  if (whole < 2_880) return `${Math.floor(whole / 60)} ${h} ${String(whole % 60).padStart(2, "0")}`;
  return `${Math.floor(whole / 1_440)} ${d} ${Math.floor((whole % 1_440) / 60)} ${h}`;
}

export const NONE_BACK: CameBack = { pieces: 0, money: ZERO, refused: 0 };

export const NO_SHELVES: Shelves = { counted: 0, exact: 0, missing: 0, over: 0, asked: 0, brought: 0, notThere: 0, expired: 0, noneLeft: 0 };
/** Which part of what was counted the books had right; null where nothing was. */
export const accuracy = ({ counted, exact }: Shelves): number | null => (counted === 0 ? null : exact / counted);
