import type { Minor } from "@/lib/core/money";
import { readMoney } from "@/lib/core/read-money";

/** Lines that are taken at once. */
export const MOST_LINES = 2_000;
/** A line as it was pasted: what is meant by SKU or EAN, and the price that it names; null where none can be read. */
export type PastedLine = { readonly line: number; readonly key: string; readonly typed: string; readonly amount: Minor | null };

/** What stands between two cells, the surest first: what a spreadsheet copies, what files have, what people type. */
const BETWEEN = [/\t/, /;/, /\s{2,}/, /\s+(?=[€\d][\d.,' €]*$)/] as const;
const cellsOf = (line: string): readonly string[] => line.split(BETWEEN.find((sign) => sign.test(line)) ?? /\t/).map((cell) => cell.trim());
/**
 * Reads what somebody copied from a spreadsheet or typed: a thing and its price on each line, with a tab, a semicolon or spaces between them. Empty lines say nothing, nor does a first
 * line without any figure in its second column: a heading. Pure.
 */
export function readPaste(text: string): readonly PastedLine[] {
  const lines = text.toWellFormed().normalize("NFKC").replace(/[^\P{Cc}\t\r\n]/gu, "").split(/\r\n?|\n/).map((whole, i) => ({ line: i + 1, cells: cellsOf(whole.trim()) })).filter(({ cells }) => cells[0] !== "");
  return lines
    .filter(({ cells }, i) => i > 0 || /\d/.test(cells.slice(1).join("")) || cells.length === 1)
    .map(({ line, cells: [key = "", typed = ""] }) => {
      const amount = readMoney(typed);
      return { line, key: key.slice(0, 80), typed: typed.slice(0, 40), amount: amount !== null && amount > 0 && amount <= 10_000_000 ? amount : null };
    });
}
