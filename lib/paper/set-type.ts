import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { inflateSync } from "node:zlib";

type Sheet = PDFKit.PDFDocument;
export type Face = "sans" | "medium" | "bold" | "serif";
/** How wide a text is, and how it breaks into lines, in the unit that `size` is given in. */
export type Measure = { readonly widthOf: (text: string, face: Face, size: number) => number; readonly linesOf: (text: string, face: Face, size: number, width: number) => string[] };
export type Type = { readonly face?: Face; readonly size?: number; readonly colour?: string; readonly align?: "left" | "right"; readonly leading?: number };

const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "node_modules");
const letters = (face: string, weight: number, kinds: readonly string[]) => kinds.map((kind) => `@fontsource/${face}/files/${face}-${kind}-${weight}-normal.woff`);
const EUROPE = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "vietnamese"];
/** The shop's faces; each comes in several files, because no single one holds all letters. WOFF, because WOFF2 can't be cut to the letters used. */
const FILES: { readonly [F in Face]: readonly string[] } = {
  sans: letters("geist", 400, EUROPE),
  medium: letters("geist", 500, EUROPE),
  bold: letters("geist", 600, EUROPE),
  serif: letters("instrument-serif", 400, ["latin", "latin-ext"]),
};
/** What fontkit makes of a file: parsed once, shared by all documents. */
type Parsed = { hasGlyphForCodePoint(code: number): boolean; layout: unknown };
const parsed = new Map<string, Parsed>();

/** A WOFF file as the plain font inside (W3C WOFF 1.0, sections 3 to 5): fontkit would inflate its tables anew for each letter. */
function unpack(woff: Buffer): Buffer {
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, i) => {
    const at = 44 + i * 20;
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)];
    const data = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(at, at + 4), checksum: woff.subarray(at + 16, at + 20), data: packed < length ? inflateSync(data) : data };
  });
  const head = Buffer.alloc(12 + tables.length * 16);
  woff.copy(head, 0, 4, 8); // which kind of outlines
  head.writeUInt16BE(tables.length, 4);
  const parts: Buffer[] = [head];
  let end = head.length;
  for (const [i, { tag, checksum, data }] of tables.entries()) {
    Buffer.concat([tag, checksum]).copy(head, 12 + i * 16);
    head.writeUInt32BE(end, 12 + i * 16 + 8);
    head.writeUInt32BE(data.length, 12 + i * 16 + 12);
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    parts.push(padded);
    end += padded.length;
  }
  return Buffer.concat(parts);
}

/** Parses a font by letting a document use it: fontkit itself is the document's affair. */
function parse(sheet: Sheet, file: string): Parsed {
  const font = parsed.get(file) ?? (sheet.font(unpack(readFileSync(path.join(folder, file)))) as unknown as { _font: { font: Parsed } })._font.font;
  parsed.set(file, font);
  return font;
}

type Opened = { readonly name: string; readonly knows: (sign: string) => boolean };
/** Makes the shop's faces known to a document. Files are opened when the first letter needs them. */
export function typesetter(sheet: Sheet) {
  const opened = new Map<string, Opened>();
  const open = (file: string): Opened => {
    const there = opened.get(file);
    if (there) return there;
    const font = parse(sheet, file);
    sheet.registerFont(file, font as never);
    const one = { name: file, knows: (sign: string) => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) };
    opened.set(file, one);
    return one;
  };
  /** The text in stretches that one file can set; a letter that none knows is set by the first, as its blank box. */
  const stretches = (text: string, face: Face) => {
    const found: { file: string; text: string }[] = [];
    for (const sign of text) {
      const last = found.at(-1);
      if (last && open(last.file).knows(sign)) last.text += sign;
      else found.push({ file: FILES[face].find((file) => open(file).knows(sign)) ?? (FILES[face][0] as string), text: sign });
    }
    return found;
  };
  const widthOf = (text: string, face: Face, size: number): number =>
    stretches(text, face).reduce((sum, { file, text: part }) => sum + sheet.font(file).fontSize(size).widthOfString(part), 0);

  /** Breaks a text into lines no wider than `width`; a word that is wider on its own is cut. */
  const linesOf = (text: string, face: Face, size: number, width: number): string[] => {
    const lines: string[] = [""];
    for (const word of text.split(/ +/)) {
      const tried = lines.at(-1) === "" ? word : `${lines.at(-1)} ${word}`;
      if (widthOf(tried, face, size) <= width) lines[lines.length - 1] = tried;
      else for (const piece of cut(word, (part) => widthOf(part, face, size) <= width)) lines.push(piece);
    }
    return lines.filter((line, i) => line !== "" || i > 0);
  };

  return {
    widthOf,
    linesOf,
    /** Sets one line with its letters standing on `y`. */
    line(text: string, x: number, y: number, { face = "sans", size = 9, colour = "#000000" }: Type): void {
      let at = x;
      for (const { file, text: part } of stretches(text, face)) {
        sheet.font(file).fontSize(size).fillColor(colour).text(part, at, y, { lineBreak: false, baseline: "alphabetic" });
        at += sheet.widthOfString(part);
      }
    },
    /** Sets a text at a place and says how high it came out; a text of several lines when it is wider than `width`. */
    set(text: string, x: number, y: number, width: number, { face = "sans", size = 9, colour = "#1d1a16", align = "left", leading = 1.45 }: Type = {}): number {
      const lines = linesOf(text, face, size, width);
      lines.forEach((line, i) => {
        let at = align === "right" ? x + width - widthOf(line, face, size) : x;
        for (const { file, text: part } of stretches(line, face)) {
          sheet.font(file).fontSize(size).fillColor(colour).text(part, at, y + i * size * leading, { lineBreak: false });
          at += sheet.widthOfString(part);
        }
      });
      return Math.max(1, lines.length) * size * leading;
    },
  };
}

function cut(word: string, fits: (part: string) => boolean): string[] {
  if (fits(word)) return [word];
  const pieces: string[] = [""];
  for (const sign of word) {
    if (pieces.at(-1) !== "" && !fits(pieces.at(-1) + sign)) pieces.push(sign);
    else pieces[pieces.length - 1] += sign;
  }
  return pieces;
}

/** Measures texts without a document, for screens that show what will be printed. */
export async function measure(): Promise<Measure> {
  const { default: PDFDocument } = await import("pdfkit");
  return typesetter(new PDFDocument({ autoFirstPage: false, font: undefined as never }));
}
