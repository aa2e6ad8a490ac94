/** What a file may be at most: 64 MB, 200,000 lines, 250 columns; a line 1 MB and a cell 64 kB, for long descriptions. */
export const MOST = { bytes: 64 * 1024 * 1024, lines: 200_000, columns: 250, line: 1024 * 1024, cell: 64 * 1024 } as const;

/** Why a file can't be read at all; `line`: where, the head is line 1. */
export type Unreadable = { readonly why: "empty" | "too-large" | "too-many-lines" | "too-many-columns" | "line-too-long" | "quotes" | "mixed-encoding" | "no-text" | "one-column" | "cut" | "columns-twice"; readonly line: number; readonly columns: readonly string[] };
/** Thrown while a file is read, and turned into a refusal by the verb that reads it. */
export class CannotRead extends Error {
  readonly what: Unreadable;
  constructor(why: Unreadable["why"], line = 0, columns: readonly string[] = []) {
    super(`a file can't be read: ${why}`);
    this.what = { why, line, columns };
  }
}

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * The encoding that the first bytes of a file show: by their mark, or by noughts in every second byte, as UTF-16 without a mark has them. Null while it
 * is ASCII alone: then what comes later decides.
 */
export function encodingOf(head: Uint8Array): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const first = head.subarray(0, 200);
  const noughts = (odd: number) => first.filter((byte, i) => i % 2 === odd && byte === 0).length;
  if (first.length >= 4 && noughts(1) > first.length * 0.3 && noughts(0) === 0) return "utf-16le";
  if (first.length >= 4 && noughts(0) > first.length * 0.3 && noughts(1) === 0) return "utf-16be";
  return null;
}

/** Whether bytes hold anything but ASCII. */
export const beyondAscii = (bytes: Uint8Array): boolean => bytes.some((byte) => byte > 0x7f);

/** Whether bytes are UTF-8; a sign that is cut at their end counts as whole. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The sign between the cells of a head: of comma, semicolon and tab the one that parts it into most, quoted ones apart; null for one column alone. */
export function delimiterOf(head: string): "," | ";" | "\t" | null {
  const bare = head.replace(/"(?:[^"]|"")*"/g, "");
  const [best] = ([",", ";", "\t"] as const).map((sign) => ({ sign, count: bare.split(sign).length - 1 })).toSorted((a, b) => b.count - a.count);
  return best && best.count > 0 ? best.sign : null;
}

/** The first line of a text as CSV has it: to the first end of line outside quotes; null where it has not come whole. */
export function firstLine(text: string): string | null {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    else if (!quoted && (text[i] === "\n" || text[i] === "\r")) return text.slice(0, i);
  }
  return null;
}

/** A cell as it was before it was guarded from spreadsheets (`csvCell`, lib/office/rules.ts). */
export const unguarded = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
