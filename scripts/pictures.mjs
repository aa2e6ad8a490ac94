// Derives what the shop serves from the originals in db/seed/pictures: public/media/<name>-<width>.{avif,webp} and
// db/seed/pictures.json. The results are committed, so this runs only when a picture is added or changed:
//   node scripts/pictures.mjs          makes what is missing
//   node scripts/pictures.mjs --all    makes everything again
import { copyFile, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

const root = path.dirname(import.meta.dirname);
const from = path.join(root, "db/seed/pictures");
const to = path.join(root, "public/media");
const redo = process.argv.includes("--all");

/** Narrower than the original only: nothing is ever enlarged. */
const WIDTHS = [320, 640, 960, 1440];
const MAX_BLUR = 200;

const missing = async (file) => redo || !(await stat(file).catch(() => null));

/** A few pixels that stand in until the picture is there; small enough to travel in the page. */
async function blurOf(file) {
  for (const side of [10, 8, 6, 4]) {
    const tiny = await sharp(file).resize(side, side, { fit: "inside" }).webp({ quality: 30, effort: 6 }).toBuffer();
    const uri = `data:image/webp;base64,${tiny.toString("base64")}`;
    if (uri.length <= MAX_BLUR) return uri;
  }
  throw new Error(`no blur under ${MAX_BLUR} bytes for ${file}`);
}

async function derive(name) {
  const original = path.join(from, `${name}.webp`);
  const { width, height } = await sharp(original).metadata();
  const narrower = WIDTHS.filter((each) => each <= width * 0.85);
  for (const each of narrower) {
    const out = path.join(to, `${name}-${each}`);
    const small = sharp(original).resize(each, null, { kernel: "lanczos3" });
    if (await missing(`${out}.webp`)) await small.clone().webp({ quality: 76, effort: 6, smartSubsample: true }).toFile(`${out}.webp`);
    if (await missing(`${out}.avif`)) await small.clone().avif({ quality: 54, effort: 5, chromaSubsampling: "4:2:0" }).toFile(`${out}.avif`);
  }
  for (const kind of ["webp", "avif"]) await copyFile(path.join(from, `${name}.${kind}`), path.join(to, `${name}-${width}.${kind}`));
  return { name, width, height, blur: await blurOf(original), widths: [...narrower, width] };
}

await mkdir(to, { recursive: true });
const names = (await readdir(from)).filter((file) => file.endsWith(".webp")).map((file) => file.slice(0, -".webp".length)).sort();
const pictures = [];
for (const name of names) pictures.push(await derive(name));
await writeFile(path.join(root, "db/seed/pictures.json"), `[\n${pictures.map((each) => `  ${JSON.stringify(each)}`).join(",\n")}\n]\n`);
console.log(`${pictures.length} pictures, widest blur ${Math.max(...pictures.map((each) => each.blur.length))} bytes`);
