import { isId } from "@/lib/core/id";
import type { Cursor, TableSpec, TableView } from "./types";

type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A pattern for LIKE that finds what was typed anywhere, with what LIKE means something by taken as it stands. */
export const anywhere = (typed: string): string => `%${typed.trim().slice(0, 120).replace(/[\\%_]/g, "\\$&")}%`;

/** What somebody typed, without signs that nobody can see: PostgreSQL takes no NUL, and half a sign is none. */
export const asTyped = (text: string): string => text.toWellFormed().normalize("NFC").replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim();

/** How a table is asked for by its address; whatever it doesn't know is left out. Pure. */
export function readView(spec: TableSpec, asked: Asked): TableView {
  const one = (name: string): string => {
    const value = asked[name];
    return typeof value === "string" ? asTyped(value).slice(0, 300) : "";
  };
  const filters = Object.entries(spec.filters).flatMap(([name, values]) => (values.includes(one(name)) ? [[name, one(name)] as const] : []));
  const sort = one("sort");
  const bare = sort.replace(/^-/, "");
  return {
    q: one("q").slice(0, 120),
    sort: spec.sorts.some((each) => each.replace(/^-/, "") === bare) ? sort : (spec.sorts[0] as string),
    filters: Object.fromEntries(filters),
    hidden: one("hide").split(",").filter((column) => spec.columns.slice(1).includes(column)),
    after: readCursor(one("after")),
    open: one("open") || null,
  };
}

/** The address of a table seen that way; what it begins with is not said. A changed filter, search or order begins at the top. */
export function hrefOf(spec: TableSpec, view: TableView, change: Partial<TableView> = {}): string {
  const next = { ...view, ...change };
  const moved = "q" in change || "sort" in change || "filters" in change;
  const query = new URLSearchParams([
    ...(next.q ? [["q", next.q]] : []),
    ...Object.entries(next.filters),
    ...(next.sort === spec.sorts[0] ? [] : [["sort", next.sort]]),
    ...(next.hidden.length > 0 ? [["hide", next.hidden.join(",")]] : []),
    ...(next.after && !moved ? [["after", sayCursor(next.after)]] : []),
    ...(next.open ? [["open", next.open]] : []),
  ]);
  return query.size === 0 ? spec.path : `${spec.path}?${query.toString()}`;
}

/** A view without the place where somebody has scrolled to, and without what is open beside it: what is kept and exported. */
export const queryOf = (spec: TableSpec, view: TableView): string => hrefOf(spec, view, { after: null, open: null }).slice(spec.path.length + 1);

export const sayCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** A cursor as an address says it; null for anything else. */
export function readCursor(text: string): Cursor | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (!Array.isArray(read) || read.length !== 2) return null;
    const [value, id] = read as unknown[];
    return (typeof value === "string" || typeof value === "number" || value === null) && typeof id === "string" && isId(id) ? [value, id] : null;
  } catch {
    return null;
  }
}

/** One cell of a CSV file (RFC 4180); what a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection), which an import takes off again. */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
export const csvLine = (cells: readonly (string | number | null | undefined)[]): string => `${cells.map(csvCell).join(",")}\r\n`;
