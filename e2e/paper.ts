import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

prepareZXingModule({ overrides: { wasmBinary: readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm")).buffer as ArrayBuffer } });

/** Dots of a receipt printer to the millimetre (203 dpi). */
const DOTS = 8;
export type Printed = { readonly width: number; readonly height: number; readonly codes: readonly string[]; readonly picture: Buffer; /** The last millimetre with ink. */ readonly inkUntil: number };

/** The codes in a picture, read from its pixels by the reader that the shop's scanner has. */
export async function codesIn(picture: Buffer): Promise<readonly string[]> {
  const { data, info } = await sharp(picture).flatten({ background: "#fff" }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const found = await readBarcodes({ data: new Uint8ClampedArray(data), width: info.width, height: info.height } as unknown as ImageData, { formats: ["QRCode"], maxNumberOfSymbols: 255, tryHarder: true });
  return found.map(({ text }) => text);
}

/** What comes out of the printer: the page as Chromium prints it by its own paper sizes, each sheet drawn as by a printer of 203 dpi. */
export async function print(page: Page): Promise<readonly Printed[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await page.pdf({ preferCSSPageSize: true }));
  const sheets: Printed[] = [];
  for (const sheet of document.pages()) {
    const { originalWidth, originalHeight } = sheet.getOriginalSize();
    const [width, height] = [(originalWidth * 25.4) / 72, (originalHeight * 25.4) / 72];
    const drawn = await sheet.render({ width: Math.round(width * DOTS), height: Math.round(height * DOTS), render: "bitmap" });
    const raw = sharp(Buffer.from(drawn.data), { raw: { width: drawn.width, height: drawn.height, channels: 4 } });
    const grey = await raw.clone().flatten({ background: "#fff" }).greyscale().raw().toBuffer();
    const picture = await raw.flatten({ background: "#fff" }).png().toBuffer();
    sheets.push({ width, height, picture, codes: await codesIn(picture), inkUntil: Math.ceil((grey.findLastIndex((light) => light < 128) + 1) / drawn.width) / DOTS });
  }
  document.destroy();
  library.destroy();
  return sheets;
}
