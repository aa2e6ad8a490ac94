/** Pixels of the largest picture that is opened at all: the cameras of phones stay below; a few bytes that unpack to more are no photo. */
export const MOST_PIXELS = 64_000_000;

const starts = (bytes: Uint8Array, at: number, text: string) => [...text].every((char, index) => bytes[at + index] === char.charCodeAt(0));
/** Whether a file begins as JPEG, PNG, WebP or HEIF/AVIF do, so that nothing else (SVG, PDF …) ever reaches a parser. Sources: ITU-T T.81 B.1.1.3; RFC 2083 3.1; RFC 9649 2.4; ISO/IEC 14496-12 4.3. */
export const maybePhoto = (bytes: Uint8Array): boolean => starts(bytes, 0, "\xff\xd8\xff") || starts(bytes, 0, "\x89PNG\r\n\x1a\n") || (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) || starts(bytes, 4, "ftyp");

/** The shape in which the shop shows every picture of a product: four wide, five high. */
const SHAPE = 4 / 5;
/** How wide its files are; what is narrower than the second can't be shown sharp anywhere, and nothing is ever enlarged. */
export const WIDTHS = [320, 640, 960, 1280] as const;
export const LEAST_WIDTH = 640;

/** What somebody wants to see of a picture whatever is cut off: percent from the left and from the top. */
export type Focus = { readonly x: number; readonly y: number };
export type Cut = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
/** The largest four by five of a picture with the focus as near to its middle as the edges let it be. Pure. */
export function cutOf(width: number, height: number, { x, y }: Focus): Cut {
  const cut = width / height > SHAPE ? { width: Math.floor(height * SHAPE), height } : { width, height: Math.min(height, Math.floor(width / SHAPE)) };
  const from = (whole: number, part: number, percent: number) => Math.round(Math.min(Math.max((whole * percent) / 100 - part / 2, 0), whole - part));
  return { ...cut, left: from(width, cut.width, x), top: from(height, cut.height, y) };
}
