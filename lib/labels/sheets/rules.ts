/** A size in millimetres. */
export type Size = { readonly width: number; readonly height: number };
/** Paper with labels on it: how large, how many, where the first one lies and how far it is to the next, all in millimetres. */
export type Template = {
  readonly paper: Size;
  readonly label: Size;
  readonly across: number;
  readonly down: number;
  readonly left: number;
  readonly top: number;
  readonly pitch: Size; // from one label's left (top) edge to the next one's
  readonly pad: { readonly x: number; readonly y: number }; // what stays white inside a label, where printers don't reach or sheets shift
  readonly code: number; // how much room the square code has, its quiet zone within
};
const A4: Size = { width: 210, height: 297 };
const roll = (width: number, height: number, code: number): Template => ({ paper: { width, height }, label: { width, height }, across: 1, down: 1, left: 0, top: 0, pitch: { width, height }, pad: { x: 2, y: 2 }, code });

/**
 * What can be printed on. Sheets: 70 × 37 mm edge to edge (24), 63,5 × 33,9 mm with gaps (24, as Avery L7159) and 99,1 × 38,1 mm
 * (14, as Avery L7163), with the measures that their makers print on the box. Rolls: one label is one page.
 */
export const TEMPLATES = {
  "a4-3x8": { paper: A4, label: { width: 70, height: 37 }, across: 3, down: 8, left: 0, top: 0.5, pitch: { width: 70, height: 37 }, pad: { x: 5, y: 4 }, code: 26 },
  "a4-3x8-gaps": { paper: A4, label: { width: 63.5, height: 33.9 }, across: 3, down: 8, left: 7.25, top: 12.9, pitch: { width: 66, height: 33.9 }, pad: { x: 2.5, y: 2.5 }, code: 24 },
  "a4-2x7": { paper: A4, label: { width: 99.1, height: 38.1 }, across: 2, down: 7, left: 4.65, top: 15.15, pitch: { width: 101.6, height: 38.1 }, pad: { x: 3.5, y: 3 }, code: 29 },
  "57x32": roll(57, 32, 23),
  "62x29": roll(62, 29, 23),
  "100x50": roll(100, 50, 36),
} as const satisfies Readonly<Record<string, Template>>;
export type TemplateKey = keyof typeof TEMPLATES;
export const TEMPLATE_KEYS = Object.keys(TEMPLATES) as readonly TemplateKey[];
export const templateOf = (key: TemplateKey): Template => TEMPLATES[key];

/** Labels on one sheet. */
export const perSheet = ({ across, down }: Template): number => across * down;
/** Sheets that `count` labels need when the first `startsAt` positions are used up. */
export const sheetsFor = (template: Template, count: number, startsAt: number): number => (count === 0 ? 0 : Math.ceil((startsAt + count) / perSheet(template)));

/** Where the label lies that is `n`th of a run, from 0: its sheet, and its left upper corner in millimetres from the paper's. Row by row. */
export function placeOn(template: Template, n: number, startsAt: number): { readonly sheet: number; readonly x: number; readonly y: number } {
  const position = startsAt + n;
  const within = position % perSheet(template);
  const [column, row] = [within % template.across, Math.floor(within / template.across)];
  return { sheet: Math.floor(position / perSheet(template)), x: template.left + column * template.pitch.width, y: template.top + row * template.pitch.height };
}

/** Dots of a thermal printer of 203 dpi are 1/8 mm: what is a whole number of them has sharp edges on every printer. */
const DOT = 0.125;
/**
 * Smallest module, in millimetres, of a QR code with a GS1 Digital Link that is read at a till; the largest is 0.990 (GS1 General
 * Specifications, section 5.12.3.1, as GS1 UK quotes it: "How big should a QR code powered by GS1 be").
 */
export const SMALLEST_MODULE = 0.396;
/** Modules that stay white around a QR code (ISO/IEC 18004). */
export const QUIET = 4;
/** How large one module of a code with `modules` a side is in `room` millimetres with its quiet zone. Throws RangeError when it would be too small to read. */
export function moduleFor(room: number, modules: number): number {
  const widest = room / (modules + 2 * QUIET);
  if (widest < SMALLEST_MODULE) throw new RangeError(`a code of ${modules} modules does not fit ${room} mm`);
  const whole = Math.floor(widest / DOT) * DOT;
  return whole < SMALLEST_MODULE ? widest : whole;
}
