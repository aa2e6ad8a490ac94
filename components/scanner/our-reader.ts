import { prepareZXingModule, purgeZXingModule, readBarcodes, type ReaderOptions } from "zxing-wasm/reader";
import type { Look, PictureReader } from "./pictures";

// Served by this shop like every file of the build; the library would ask somebody else's server.
const overrides = { locateFile: () => new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href };

const OPTIONS: ReaderOptions = {
  formats: ["EAN13", "EAN8", "UPCA", "UPCE", "ITF", "Code128", "Code39", "QRCode", "DataMatrix"],
  textMode: "Plain", // element strings with their separators, as scanners send them
  tryHarder: true,
  tryInvert: false,
  maxNumberOfSymbols: 4,
};
/** The longer side in pixels to which a look is made smaller: a code that fills a third of it has four pixels a bar. */
const SIDE = 1280;
let canvas: HTMLCanvasElement | null = null;

/** The reader for browsers that have none (docs/decisions/0029): ZXing in WebAssembly. Throws when it can't be fetched; asked again, it tries again. */
export async function openReader(): Promise<PictureReader> {
  try {
    await prepareZXingModule({ overrides, fireImmediately: true });
  } catch (fault) {
    purgeZXingModule();
    throw fault;
  }
  return readPicture;
}

async function readPicture(look: Look): Promise<readonly string[]> {
  const [width, height] = look instanceof HTMLVideoElement ? [look.videoWidth, look.videoHeight] : [look.width, look.height];
  if (width === 0 || height === 0) return [];
  const scale = Math.min(1, SIDE / Math.max(width, height));
  canvas ??= document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  const pixels = canvas.getContext("2d", { willReadFrequently: true });
  if (!pixels) return [];
  pixels.drawImage(look, 0, 0, canvas.width, canvas.height);
  const found = await readBarcodes(pixels.getImageData(0, 0, canvas.width, canvas.height), OPTIONS);
  // An element string says that it is one, as scanners do (AIM identifiers, ISO/IEC 15424).
  return found.filter(({ isValid }) => isValid).map(({ text, contentType, symbologyIdentifier }) => (contentType === "GS1" ? `${symbologyIdentifier}${text}` : text));
}
