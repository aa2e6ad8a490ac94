import { type Minor, sayFigure } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import { sayChange } from "@/lib/figures/rules";
import type { Compared, Revenue, Sums } from "@/lib/figures/types";
import { type FigureRow, FiguresCard } from "./figures-card";

type Props = {
  readonly revenue: Revenue;
  readonly placeName: (id: string) => string;
  /** The orders behind a figure. */
  readonly orders: (of: "sold" | "given", filters: Readonly<Record<string, string>>) => string | null;
  readonly locale: Locale;
  readonly t: Wording;
};

/** What was sold and what went back, by what it is asked by; each figure leads to its orders. */
export function RevenueCards({ revenue, placeName, orders, locale, t }: Props) {
  const say = (amount: Minor) => (amount === 0 ? "–" : sayFigure(amount, "EUR", locale));
  const heads = (name: string, figure: "sales" | "refunds", count?: "orders" | "parts") => [name, t(`heads.${figure}`), ...(count ? [t(`heads.${count}`)] : []), t("heads.before"), t("heads.change")];
  const rowOf = <Key,>(all: readonly Compared<Key>[], figure: "sales" | "refunds", count: "orders" | "parts" | undefined, name: (key: Key) => string, filters: (key: Key) => Readonly<Record<string, string>> | null) => {
    const most = Math.max(...all.map(({ now }) => now[figure]), 1);
    return all.filter(({ now, before }) => now[figure] !== 0 || before[figure] !== 0).toSorted((a, b) => b.now[figure] - a.now[figure]).map(({ key, now, before }): FigureRow => {
      const narrowed = filters(key);
      const href = narrowed && now[figure] !== 0 ? orders(figure === "sales" ? "sold" : "given", narrowed) : null;
      return {
        key: String(key),
        name: name(key),
        cells: [{ said: say(now[figure]), href, share: Math.max(0, now[figure]) / most }, ...(count ? [{ said: now[count] || "–" }] : []), { said: say(before[figure]) }, { said: sayChange(now[figure], before[figure], locale) ?? "–" }],
      };
    });
  };
  const totalOf = (figure: keyof Pick<Sums, "sales" | "refunds">, count?: "orders" | "parts"): FigureRow => {
    const { now, before } = revenue.all;
    return { key: "all", name: t("heads.all"), cells: [{ said: say(now[figure]), href: now[figure] === 0 ? null : orders(figure === "sales" ? "sold" : "given", {}) }, ...(count ? [{ said: now[count] || "–" }] : []), { said: say(before[figure]) }, { said: sayChange(now[figure], before[figure], locale) ?? "–" }] };
  };
  const origins = rowOf(revenue.byOrigin, "sales", "orders", (origin) => t(`origin.${origin}`), (origin) => ({ origin }));
  const ways = rowOf(revenue.byWay, "sales", "parts", (way) => t(`way.${way}`), (way) => ({ way }));
  const places = rowOf(revenue.byPlace, "sales", "orders", (place) => (place ? placeName(place) : ""), (place) => (place ? { place } : null));
  const backs = rowOf(revenue.byBack, "refunds", undefined, (back) => t(`back.${back}`), (back) => ({ back }));
  const backTo = rowOf(revenue.byPlace, "refunds", undefined, (place) => (place ? placeName(place) : t("nowhere")), (place) => (place ? { place } : { back: "none" }));
  return (
    <div className="figures-split">
      <FiguresCard title={t("byOrigin.title")} means={t("byOrigin.means")} heads={heads(t("byOrigin.head"), "sales", "orders")} rows={origins} totals={[totalOf("sales", "orders")]} empty={t("nothing")} />
      <FiguresCard title={t("byWay.title")} means={t("byWay.means")} heads={heads(t("byWay.head"), "sales", "parts")} rows={ways} totals={[totalOf("sales", "parts")]} empty={t("nothing")} />
      <FiguresCard title={t("byPlace.title")} means={t("byPlace.means")} heads={heads(t("byPlace.head"), "sales", "orders")} rows={places} empty={t("nothing")} />
      <FiguresCard title={t("byBack.title")} means={t("byBack.means")} heads={heads(t("byBack.head"), "refunds")} rows={backs} totals={[totalOf("refunds")]} empty={t("nothingBack")} />
      <FiguresCard title={t("backTo.title")} means={t("backTo.means")} heads={heads(t("backTo.head"), "refunds")} rows={backTo} totals={[totalOf("refunds")]} empty={t("nothingBack")} />
    </div>
  );
}
