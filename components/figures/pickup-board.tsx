import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import { noShow, onTime, sayMinutes, sayPart } from "@/lib/figures/rules";
import type { CollectionFate, PickupBoard as Board, Pickups } from "@/lib/figures/types";
import { type Cell, type FigureRow, FiguresTable } from "./figures-card";
import { PickupDots } from "./pickup-dots";

/** Below so many, nine of ten say nothing. */
const ENOUGH = 20;
const COLUMNS = ["ready", "onTime", "p50", "p90", "overdue", "collected", "waited", "lapsed", "noShow", "missing", "damaged"] as const;
type Props = { readonly board: Board; readonly placeName: (id: string) => string; readonly orders: (fate: CollectionFate, place: string | null) => string | null; readonly locale: Locale; readonly t: Wording };

/** How each place keeps what it promises to who collects: as dots, and as a table whose figures lead to the orders behind them. */
export function PickupBoard({ board, placeName, orders, locale, t }: Props) {
  const units = { d: t("pickups.units.d"), h: t("pickups.units.h"), min: t("pickups.units.min") };
  const time = (minutes: number | null) => (minutes === null ? "–" : sayMinutes(minutes, units));
  const part = (of: number | null) => (of === null ? "–" : sayPart(of, locale));
  const cellsOf = (of: Pickups, place: string | null): readonly Cell[] => {
    const count = (n: number, fate: CollectionFate): Cell => ({ said: n === 0 ? "–" : n, href: n === 0 ? null : orders(fate, place) });
    const kept = onTime(of);
    return [
      count(of.ready, "ready"),
      { said: part(kept), href: of.ready - of.inTime === 0 ? null : orders("late", place) },
      { said: time(of.p50) },
      { said: of.ready < ENOUGH ? "–" : time(of.p90) },
      { said: of.overdue === 0 ? "–" : <span className="wrong">{of.overdue}</span> },
      count(of.collected, "collected"),
      { said: time(of.waited) },
      count(of.lapsed, "lapsed"),
      { said: part(noShow(of)) },
      count(of.missing, "missing"),
      count(of.damaged, "damaged"),
    ];
  };
  const rows = board.places.toSorted((a, b) => (onTime(b.now) ?? 1) - (onTime(a.now) ?? 1) || placeName(a.place).localeCompare(placeName(b.place), locale));
  const measured = rows.flatMap(({ place, now }) => (now.p50 === null ? [] : [{ key: place, name: placeName(place), p50: now.p50, p90: now.ready < ENOUGH ? null : now.p90 }]));
  if (rows.length === 0) return <p className="figures-note">{t("pickups.nothing")}</p>;
  const total: FigureRow = { key: "all", name: t("heads.all"), cells: cellsOf(board.all.now, null) };
  const before: FigureRow = { key: "before", name: t("pickups.before"), cells: cellsOf(board.all.before, null).map(({ said }) => ({ said })) };
  return (
    <>
      {measured.length > 0 ? (
        <section className="figures-card">
          <header>
            <h2 className="h3">{t("pickups.times.title")}</h2>
            <p className="figures-note">{t("pickups.times.means")}</p>
          </header>
          <PickupDots rows={measured} label={t("pickups.times.label", { p50: time(board.all.now.p50), count: board.all.now.ready })} say={(minutes) => time(minutes)} />
        </section>
      ) : null}
      <section className="figures-card">
        <header>
          <h2 className="h3">{t("pickups.table")}</h2>
        </header>
        <FiguresTable caption={t("pickups.table")} heads={[t("byPlace.head"), ...COLUMNS.map((column) => t(`pickups.columns.${column}`))]} rows={rows.map(({ place, now }) => ({ key: place, name: placeName(place), cells: cellsOf(now, place) }))} totals={[total, before]} />
        <dl className="figures-means">
          {COLUMNS.map((column) => (
            <div key={column}>
              <dt>{t(`pickups.columns.${column}`)}</dt>
              <dd>{t(`pickups.means.${column}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
