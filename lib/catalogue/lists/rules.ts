import type { Locale } from "@/lib/core/who";
import { isId } from "@/lib/core/id";
import { writeListQuery } from "../rules";
import type { ListQuery } from "../types";

/** Where a page of a list ended: the sort value of the last card, the house's own order, and the product's id. */
export type Cursor = { readonly value: number | string; readonly position: number; readonly id: string };

/** A cursor as the address carries it: bound to its query, so that it leads nowhere in another. */
export const writeCursor = (cursor: Cursor, query: ListQuery, locale: Locale, within = ""): string =>
  toBase64Url(JSON.stringify([markOf(query, locale, within), cursor.value, cursor.position, cursor.id]));

/** The cursor of this query, or null for the first page: nonsense and cursors of other queries count as none. */
export function readCursor(query: ListQuery, locale: Locale, within = ""): Cursor | null {
  const parts = query.after === null ? null : fromBase64Url(query.after);
  if (!Array.isArray(parts) || parts.length !== 4) return null;
  const [mark, value, position, id] = parts as unknown[];
  const fitting = query.sort === "name" ? typeof value === "string" && value.length <= 200 && !value.includes("\0") : Number.isSafeInteger(value);
  if (mark !== markOf(query, locale, within) || !fitting || !isSmall(position) || typeof id !== "string" || !isId(id)) return null;
  return { value: value as number | string, position, id };
}

const isSmall = (value: unknown): value is number => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;

/** A short mark of a query without its page (FNV-1a, 32 bits). It sorts out mistakes; a cursor grants nothing. */
function markOf(query: ListQuery, locale: Locale, within: string): number {
  let mark = 0x811c9dc5;
  for (const sign of `${within}${locale} ${writeListQuery({ ...query, after: null })}`) mark = Math.imul(mark ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return mark;
}

const toBase64Url = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function fromBase64Url(text: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
