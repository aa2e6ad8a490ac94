import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import { accuracy, sayPart } from "@/lib/figures/rules";
import type { Shelves, ShelvesBoard as Board } from "@/lib/figures/types";
import { type Cell, FiguresCard } from "./figures-card";

type Props = { readonly board: Board; readonly placeName: (id: string) => string; readonly locale: Locale; readonly t: Wording };

/** How far the books are to be believed, what shoppers asked for at shelves, and where most was missed. */
export function ShelvesBoard({ board, placeName, locale, t }: Props) {
  const part = (of: number, whole: number): Cell => ({ said: whole === 0 ? "–" : sayPart(of / whole, locale) });
  const n = (count: number): Cell => ({ said: count || "–" });
  const counts = (of: Shelves): readonly Cell[] => [n(of.counted), { said: accuracy(of) === null ? "–" : sayPart(accuracy(of) ?? 0, locale) }, n(of.missing), n(of.over)];
  const asked = (of: Shelves): readonly Cell[] => [n(of.asked), n(of.brought), part(of.brought, of.asked), n(of.notThere), n(of.expired), n(of.noneLeft)];
  const table = (cells: (of: Shelves) => readonly Cell[], some: (of: Shelves) => number) => ({
    rows: board.places.filter(({ now, before }) => some(now) + some(before) > 0).map(({ place, now }) => ({ key: place, name: placeName(place), cells: cells(now) })),
    totals: [{ key: "all", name: t("heads.all"), cells: cells(board.all.now) }, { key: "before", name: t("pickups.before"), cells: cells(board.all.before) }],
  });
  const heads = (card: string, columns: readonly string[]) => [t("byPlace.head"), ...columns.map((column) => t(`shelves.${card}.${column}`))];
  const most = Math.max(...board.bins.map(({ notThere, noneLeft }) => notThere + noneLeft), 1);
  return (
    <div className="figures-split">
      <FiguresCard title={t("shelves.truth.title")} means={t("shelves.truth.means")} heads={heads("truth", ["counted", "accuracy", "missing", "over"])} {...table(counts, ({ counted }) => counted)} empty={t("shelves.truth.none")} />
      <FiguresCard title={t("shelves.asked.title")} means={t("shelves.asked.means")} heads={heads("asked", ["asked", "brought", "part", "notThere", "expired", "noneLeft"])} {...table(asked, ({ asked: all, noneLeft }) => all + noneLeft)} empty={t("shelves.asked.none")} />
      <FiguresCard
        title={t("shelves.bins.title")}
        means={t("shelves.bins.means")}
        heads={[t("shelves.bins.head"), t("shelves.bins.all"), t("shelves.asked.notThere"), t("shelves.asked.noneLeft")]}
        rows={board.bins.map(({ place, bin, notThere, noneLeft }) => ({ key: `${place} ${bin}`, name: t("shelves.bins.bin", { bin, place: placeName(place) }), cells: [{ said: notThere + noneLeft, share: (notThere + noneLeft) / most }, n(notThere), n(noneLeft)] }))}
        empty={t("shelves.bins.none")}
      />
    </div>
  );
}
