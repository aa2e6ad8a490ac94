import "server-only";
import sharp from "sharp";
import { maybePhoto, MOST_PIXELS } from "./rules";

export type Redrawn = { readonly jpeg: Uint8Array; readonly width: number; readonly height: number };
/** What cameras and screens make. Others (SVG, PDF, GIF …) can do more than show a picture. */
const FORMATS = new Set(["jpeg", "png", "webp", "heif"]);
const SECONDS = 5;

/**
 * A photo drawn anew as JPEG: upright, at most `side` wide and high, on white, without place, time, camera, profile or whatever else came with it, so that nothing of
 * the file itself is ever kept. Null for what is no picture, has too many pixels, or takes longer than some seconds.
 */
export async function redraw(bytes: Uint8Array, side: number, quality = 78): Promise<Redrawn | null> {
  if (!maybePhoto(bytes)) return null;
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 });
    const { format } = await picture.metadata();
    if (!FORMATS.has(format)) return null;
    const { data, info } = await picture.rotate().resize(side, side, { fit: "inside", withoutEnlargement: true }).flatten({ background: "#ffffff" }).jpeg({ quality, mozjpeg: true }).timeout({ seconds: SECONDS }).toBuffer({ resolveWithObject: true });
    return { jpeg: data, width: info.width, height: info.height };
  } catch {
    return null;
  }
}
