import "server-only";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { headOf, isHeadAgain, tidy, twiceIn } from "./cells/rules";
import { type Chunks, type Line, readLines } from "./file/read-lines";
import { CannotRead, MOST } from "./file/rules";
import { recognise } from "./rules";
import { shopifyItem } from "./shopify/rules";
import { shopifyColumns, shopifyHead } from "./shopify/columns/rules";
import type { ColumnReport, ImportFormat, ImportKind, ImportSettings, Item } from "./types";
import { UNICO_COLUMNS, unicoPrice, unicoProduct, unicoStock } from "./unico/rules";

/** What is known of a file once it was read to its end. */
export type Seen = { lines: number; columns: (settings: ImportSettings) => readonly ColumnReport[] };
type Read = { readonly kind: ImportKind; readonly format: ImportFormat; readonly items: AsyncGenerator<Item> };
/** Lines of one product at most, so that one handle that never ends doesn't fill the memory. */
const MOST_LINES = 2_500;

/**
 * The items of a file, one after the other: lines of a product that follow each other belong together. Refuses what is no table of a known kind; throws
 * CannotRead for what can't be read, at once or when that line comes. `seen` is true when the last item was taken.
 */
export async function readItems(chunks: Chunks, settings: ImportSettings, place: string | null, seen: Seen): Promise<Outcome<Read, { why: "unknown-format"; columns: readonly string[] }>> {
  const lines = readLines(chunks);
  const first = await lines.next();
  if (first.done) throw new CannotRead("empty");
  const plain = headOf(first.value.cells);
  const twice = twiceIn(plain);
  if (twice.length > 0) throw new CannotRead("columns-twice", 1, twice);
  const known = recognise(plain);
  if (!known) {
    await lines.return(undefined);
    return refused({ why: "unknown-format", columns: plain.names.slice(0, 60) });
  }
  const { kind, format } = known;
  const { head, keeps } = format === "shopify" ? shopifyHead(plain) : { head: plain, keeps: [] };
  const filled = new Set<number>();
  const ours: readonly string[] = UNICO_COLUMNS[kind];
  seen.columns = () => format === "shopify" ? shopifyColumns(plain, filled, settings) : plain.names.map((column, i) => !filled.has(i) ? { column, is: "empty", why: "empty" } : ours.includes(column.toLowerCase()) ? { column, is: "used", why: "own" } : { column, is: "kept", why: "unknown" });
  const strangers = format === "unico" ? plain.names.flatMap((name, i) => (ours.includes(name.toLowerCase()) ? [] : [i])) : [];

  const itemOf = (group: readonly Line[]): Item => {
    const [top] = group;
    if (!top) throw new Error("an item has a line");
    const item = format === "shopify" ? shopifyItem(head, group, keeps, settings) : kind === "products" ? unicoProduct(head, group, settings) : kind === "prices" ? unicoPrice(head, top, settings) : unicoStock(head, top, place);
    const again = group.find(({ cells }) => isHeadAgain(plain, cells));
    const long = group.find(({ cells }) => cells.some((cell) => cell.length > MOST.cell) || cells.length > plain.names.length);
    const problems = again ? [{ line: again.line, column: plain.names[0] ?? "", why: "head-again", given: "" }]
      : [...item.problems, ...(long ? [{ line: long.line, column: plain.names[long.cells.findIndex((cell) => cell.length > MOST.cell)] ?? "", why: long.cells.length > plain.names.length ? "more-cells" : "cell-too-long", given: "" }] : [])];
    const kept = Object.fromEntries(strangers.flatMap((i) => { const cells = group.map(({ cells: all }) => all[i] ?? ""); return cells.some(Boolean) ? [[plain.names[i] || `column ${i + 1}`, cells] as const] : []; }));
    return { ...item, problems, kept: { ...item.kept, ...kept } };
  };
  const items = async function* (): AsyncGenerator<Item> {
    let group: Line[] = [];
    const keyAt = kind === "products" ? head.at.get("handle") : undefined;
    const keyOf = (line: Line) => tidy(line.cells[keyAt ?? -1] ?? "");
    for await (const line of lines) {
      seen.lines++;
      for (const [i, cell] of line.cells.entries()) if (cell !== "") filled.add(i);
      const [top] = group;
      if (top && (keyAt === undefined || keyOf(line) !== keyOf(top) || keyOf(line) === "")) {
        yield itemOf(group);
        group = [];
      }
      if (group.push(line) > MOST_LINES) throw new CannotRead("too-many-lines", line.line);
    }
    if (group.length > 0) yield itemOf(group);
  };
  return done({ kind, format, items: items() });
}
