import "server-only";
import sharp from "sharp";
import { cutOf, type Focus, LEAST_WIDTH, WIDTHS } from "./rules";

export const KINDS = ["avif", "webp"] as const;
export type Cuts = { readonly width: number; readonly height: number; readonly widths: readonly number[]; readonly blur: string; readonly files: readonly { readonly width: number; readonly kind: (typeof KINDS)[number]; readonly bytes: Uint8Array }[] };
const SECONDS = 20;
const MOST_BLUR = 200;

/** The files of a product's picture, cut from what was drawn anew (redraw.ts), with a few pixels that stand in until one of them is there; null where it is too small to be shown. */
export async function drawCuts(jpeg: Uint8Array, focus: Focus): Promise<Cuts | null> {
  const { width = 0, height = 0 } = await sharp(jpeg).metadata();
  const cut = cutOf(width, height, focus);
  if (cut.width < LEAST_WIDTH) return null;
  const whole = await sharp(jpeg).extract(cut).toColourspace("srgb").png({ compressionLevel: 0 }).toBuffer();
  const widths = WIDTHS.filter((each) => each <= cut.width);
  const widest = widths.at(-1) ?? LEAST_WIDTH;
  const files: Cuts["files"][number][] = [];
  for (const each of widths) {
    const small = sharp(whole).resize(each, each * (5 / 4), { kernel: "lanczos3" });
    files.push({ width: each, kind: "avif", bytes: await small.clone().avif({ quality: 54, effort: 3, chromaSubsampling: "4:2:0" }).timeout({ seconds: SECONDS }).toBuffer() });
    files.push({ width: each, kind: "webp", bytes: await small.clone().webp({ quality: 76, effort: 5, smartSubsample: true }).timeout({ seconds: SECONDS }).toBuffer() });
  }
  return { width: widest, height: widest * (5 / 4), widths, blur: await blurOf(whole), files };
}

async function blurOf(picture: Uint8Array): Promise<string> {
  for (const side of [10, 8, 6, 4]) {
    const uri = `data:image/webp;base64,${(await sharp(picture).resize(side, side, { fit: "inside" }).webp({ quality: 30, effort: 6 }).toBuffer()).toString("base64")}`;
    if (uri.length <= MOST_BLUR) return uri;
  }
  return "data:,";
}
