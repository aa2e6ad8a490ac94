import { sayFigure } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import { inLocale } from "@/lib/core/words";
import type { Beside, ReturnsBoard as Board } from "@/lib/figures/types";
import { type FigureRow, FiguresCard } from "./figures-card";

type Props = { readonly board: Board; readonly orders: (filters: Readonly<Record<string, string>>) => string | null; readonly product: (handle: string) => string | null; readonly locale: Locale; readonly t: Wording };

/** What came back, by right, reason and product; figures lead to the orders it belongs to, products to themselves. */
export function ReturnsBoard({ board, orders, product, locale, t }: Props) {
  const most = (all: readonly Beside<string>[]) => Math.max(...all.map(({ now }) => now.pieces), 1);
  const rowOf = ({ key, now, before }: Beside<unknown>, name: string, href: string | null, share?: number): FigureRow => ({
    key: String(key),
    name,
    cells: [{ said: now.pieces || "–", href: now.pieces + now.refused === 0 ? null : href, ...(share === undefined ? {} : { share }) }, { said: now.money === 0 ? "–" : sayFigure(now.money, "EUR", locale) }, { said: now.refused || "–" }, { said: before.pieces || "–" }],
  });
  const heads = (head: string) => [head, ...(["pieces", "money", "refused", "before"] as const).map((column) => t(`returns.heads.${column}`))];
  const totals = [rowOf(board.all, t("heads.all"), orders({}))];
  const share = (all: readonly Beside<string>[], { now }: Beside<string>) => now.pieces / most(all);
  return (
    <>
      <p className="figures-note">{t("returns.noProof")}</p>
      <div className="figures-split">
        <FiguresCard title={t("returns.byRight.title")} means={t("returns.byRight.means")} heads={heads(t("returns.byRight.head"))} totals={totals} empty={t("returns.nothing")} rows={board.byRight.map((each) => rowOf(each, t(`right.${each.key}`), each.key === "no-receipt" ? null : orders({ right: each.key }), share(board.byRight, each)))} />
        <FiguresCard title={t("returns.byReason.title")} means={t("returns.byReason.means")} heads={heads(t("returns.byReason.head"))} totals={totals} empty={t("returns.nothing")} rows={board.byReason.map((each) => rowOf(each, t(`reason.${each.key}`), orders({ reason: each.key }), share(board.byReason, each)))} />
        <FiguresCard title={t("returns.things.title")} means={t("returns.things.means")} heads={heads(t("returns.things.head"))} empty={t("returns.nothing")} rows={board.things.map((each) => rowOf(each, inLocale(each.title, locale), product(each.key), share(board.things, each)))} />
      </div>
    </>
  );
}
