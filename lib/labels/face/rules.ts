import type { Face, Measure } from "@/lib/paper/set-type";
import { moduleFor, QUIET, type Template } from "../sheets/rules";

/** What is written on a label, in words. */
export type Wording = {
  readonly name: string;
  readonly options: string;
  readonly price: string;
  readonly lowest: string | null; // the lowest price of the days before, where a reduction is announced
  readonly unit: string | null;
  readonly small: readonly string[]; // under the code: SKU, day of printing
  readonly code: readonly (readonly boolean[])[]; // the dark modules of the QR code, without quiet zone
};
/** One thing drawn on a label, in millimetres from its left upper corner. A text stands on `y`. */
export type Mark =
  | { readonly is: "text"; readonly of: "name" | "options" | "price" | "lowest" | "unit" | "small"; readonly text: string; readonly x: number; readonly y: number; readonly size: number; readonly face: Face }
  | { readonly is: "code"; readonly x: number; readonly y: number; readonly module: number; readonly rows: readonly (readonly boolean[])[] };

/** How far below the top of its line a letter stands, of the size; how far lines are apart. */
const [RISE, LEADING] = [0.8, 1.16];
/** Of a price, of its size: how high its figures stand, how far its comma hangs. */
const [CAPITAL, TAIL] = [0.72, 0.17];

/**
 * Composes one label: name, choice, the lowest price and the price one below the other on the left, as large as fits; the code
 * and what is small on the right. One composition for paper and screen. Pure; `measure` knows the letters.
 */
export function compose(words: Wording, template: Template, measure: Measure): readonly Mark[] {
  const { width, height } = template.label;
  const { pad } = template;
  const scale = Math.min(Math.max(height / 32, 0.95), 1.4);
  const module = moduleFor(template.code, words.code.length);
  const [quiet, side] = [QUIET * module, words.code.length * module];
  const codeAt = { x: width - Math.max(pad.x, quiet) - side, y: Math.max(pad.y, quiet) };
  const room = codeAt.x - quiet - pad.x;

  const text = (of: "name" | "options" | "lowest" | "unit", said: string | null, face: Face, size: number, most: number) => {
    const lines = said ? clip(measure.linesOf(said, face, size, room), most, (line) => measure.widthOf(line, face, size) <= room) : [];
    return { of, face, size, lines, height: lines.length * size * LEADING };
  };
  const options = text("options", words.options, "sans", 2.5 * scale, 1);
  const lowest = text("lowest", words.lowest, "sans", 2.15 * scale, 3);
  const unit = text("unit", words.unit, "medium", 2.5 * scale, 1);
  const gap = 0.9 * scale;
  const priceFor = (name: { height: number }) => {
    const left = height - 2 * pad.y - name.height - options.height - lowest.height - unit.height - 2 * gap;
    return Math.min(left / (CAPITAL + TAIL), room / measure.widthOf(words.price, "bold", 1), 8.4 * scale);
  };
  const names = [2, 1].map((most) => text("name", words.name, "medium", 3.2 * scale, most));
  const name = names.find((one) => priceFor(one) >= 5 * scale) ?? (names[1] as (typeof names)[number]);
  const price = priceFor(name);

  const marks: Mark[] = [];
  let y = pad.y;
  const put = ({ of, face, size, lines }: ReturnType<typeof text>) => {
    for (const line of lines) {
      marks.push({ is: "text", of, text: line, x: pad.x, y: y + RISE * size, size, face });
      y += size * LEADING;
    }
  };
  put(name);
  put(options);
  const foot = height - pad.y - unit.height;
  const base = foot - TAIL * price - (unit.lines.length > 0 ? gap * 0.3 : 0);
  y = base - price * CAPITAL - gap * 0.7 - lowest.height;
  put(lowest);
  marks.push({ is: "text", of: "price", text: words.price, x: pad.x, y: base, size: price, face: "bold" });
  y = foot;
  put(unit);
  const tiny = Math.min(1.9 * Math.min(scale, 1.2), ...words.small.map((line) => side / measure.widthOf(line, "sans", 1)));
  words.small.forEach((line, i) => marks.push({ is: "text", of: "small", text: line, x: codeAt.x, y: codeAt.y + side + quiet + i * tiny * 1.2 + tiny * 0.3, size: tiny, face: "sans" }));
  marks.push({ is: "code", ...codeAt, module, rows: words.code });
  return marks;
}

/** The first lines of a text; what is left out shows as an ellipsis. */
function clip(lines: readonly string[], most: number, fits: (line: string) => boolean): string[] {
  if (lines.length <= most) return [...lines];
  let last = lines[most - 1] ?? "";
  while (last !== "" && !fits(`${last}…`)) last = last.slice(0, -1);
  return [...lines.slice(0, most - 1), `${last.trimEnd()}…`];
}

/** The dark stretches of a code, neighbours joined. */
export function runsOf(rows: readonly (readonly boolean[])[]): readonly { readonly row: number; readonly from: number; readonly length: number }[] {
  return rows.flatMap((cells, row) => {
    const found: { row: number; from: number; length: number }[] = [];
    cells.forEach((dark, from) => {
      const last = found.at(-1);
      if (!dark) return;
      if (last && last.from + last.length === from) last.length += 1;
      else found.push({ row, from, length: 1 });
    });
    return found;
  });
}
