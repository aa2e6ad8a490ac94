import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import sharp from "sharp";
import { prepareZXingModule, writeBarcode, type WriterOptions } from "zxing-wasm/writer";
import { randomFrom } from "../scripts/prove/random";

prepareZXingModule({ overrides: { wasmBinary: readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/writer/zxing_writer.wasm")).buffer as ArrayBuffer } });

const [WIDTH, HEIGHT] = [1280, 720];
export type Light = "sharp" | "tilted" | "poor";

/** A barcode as it is printed, black on white with its quiet zone; `modules` are pixels a bar. */
export async function barcode(text: string, format: NonNullable<WriterOptions["format"]>, modules = 4): Promise<Buffer> {
  const { svg, error } = await writeBarcode(text, { format, scale: 1, addQuietZones: true });
  if (error) throw new Error(error);
  return sharp(Buffer.from(svg), { density: 72 * modules }).flatten({ background: "#fff" }).png().toBuffer();
}

/** What a camera sees of a label that somebody holds: straight, turned and at a slant, or with little light, noise and a shaking hand. */
async function seen(code: Buffer, how: Light, frame: number): Promise<Buffer> {
  const label = await sharp({ create: { width: 620, height: 420, channels: 3, background: "#fdfaf2" } }).composite([{ input: await sharp(code).resize(460, 300, { fit: "inside", kernel: "nearest" }).toBuffer() }]).png().toBuffer();
  const turned = how === "tilted"
    ? await sharp(await sharp(label).affine([[1, 0.18], [0.06, 0.86]], { background: "#6b5a48" }).png().toBuffer()).rotate(17 + frame, { background: "#6b5a48" }).png().toBuffer()
    : label;
  const scene = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: "#6b5a48" } }).composite([{ input: turned, left: 300 + frame * 2, top: how === "tilted" ? 40 : 150 }]).png().toBuffer();
  const grey = await (how === "poor" ? sharp(scene).blur(1.1).linear(0.22, 14) : sharp(scene)).greyscale().raw().toBuffer();
  if (how !== "poor") return grey;
  const { below } = randomFrom(`frame ${frame}`);
  return Buffer.from(grey.map((light) => Math.max(0, Math.min(255, light + below(13) - 6))));
}

/** Writes a video for Chromium's stand-in camera (YUV4MPEG2, 4:2:0), six pictures that it shows over and over. */
export async function filmLabel(file: string, code: Buffer, how: Light): Promise<void> {
  const colourless = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frames = await Promise.all(Array.from({ length: 6 }, (_, i) => seen(code, how, i)));
  await writeFile(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), ...frames.flatMap((light) => [Buffer.from("FRAME\n"), light, colourless])]));
}
