import type { Minor } from "@/lib/core/money";
import { readMoney } from "@/lib/core/read-money";

export const MOST_LINES = 1_000;
/** A line of a delivery note as it was pasted: what is meant by SKU or EAN, how many came, what a piece cost; null: can't be read. */
export type NoteLine = { readonly line: number; readonly key: string; readonly typed: string; readonly pieces: number | null; /** `none`: no cost was written. */ readonly cost: Minor | "none" | null };

const BETWEEN = [/\t/, /;/, /\s{2,}/, /\s+/] as const;
/**
 * Reads what was copied from a delivery note: a thing, its pieces and what one cost on each line, with a tab, a semicolon or spaces between them. A scanner's bare codes
 * are one piece each, and codes that come again add up. A first line without a figure is a heading. Pure.
 */
export function readNote(text: string): readonly NoteLine[] {
  const lines = text.toWellFormed().normalize("NFKC").replace(/[^\P{Cc}\t\r\n]/gu, "").split(/\r\n?|\n/).map((whole, i) => ({ line: i + 1, whole: whole.trim() })).filter(({ whole }) => whole !== "");
  const read = lines
    .map(({ line, whole }) => ({ line, cells: whole.split(BETWEEN.find((sign) => sign.test(whole)) ?? /\t/).map((cell) => cell.trim()) }))
    .filter(({ cells }, i) => i > 0 || cells.length === 1 || cells.slice(1).some((cell) => /\d/.test(cell)))
    .map(({ line, cells: [key = "", pieces = "1", cost = ""] }): NoteLine => {
      const many = /^\d{1,5}$/.test(pieces) ? Number(pieces) : 0;
      return { line, key: key.slice(0, 80), typed: pieces.slice(0, 20), pieces: many > 0 ? many : null, cost: cost === "" ? "none" : readMoney(cost) };
    });
  const sums = new Map<string, NoteLine>();
  for (const each of read) {
    const before = sums.get(each.key.toUpperCase());
    const bare = before?.cost === "none" && each.cost === "none" && before.pieces !== null && each.pieces !== null;
    sums.set(bare || !before ? each.key.toUpperCase() : `${each.key.toUpperCase()}\u0000${each.line}`, bare ? { ...before, pieces: (before.pieces ?? 0) + (each.pieces ?? 0) } : each);
  }
  return [...sums.values()];
}
