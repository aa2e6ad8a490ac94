// Draws the icons and the default share picture in public/ from icon.svg, wordmark.svg and one photograph. The results are
// committed; run it again only when the mark changes:
//   node scripts/icons.mjs
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

const at = (file) => path.join(path.dirname(import.meta.dirname), file);
const rounded = await readFile(at("public/icon.svg"), "utf8");
const square = rounded.replace(/ rx="\d+"/, "");
// A maskable icon is cut to any shape: the mark stays inside the inner 80 %.
const maskable = square.replace('viewBox="0 0 512 512"', 'viewBox="-64 -64 640 640"').replace('<rect width="512" height="512"', '<rect x="-64" y="-64" width="640" height="640"');

const png = (svg, side) => sharp(Buffer.from(svg), { density: 300 }).resize(side, side).png({ compressionLevel: 9 }).toBuffer();

/** An .ico that holds PNGs: six bytes of head, sixteen for each picture, then the pictures. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ side, data }, place) => {
    const entry = 6 + 16 * place;
    head.writeUInt8(side, entry);
    head.writeUInt8(side, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(data.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += data.length;
  });
  return Buffer.concat([head, ...pictures.map(({ data }) => data)]);
}

const small = await Promise.all([16, 32, 48].map(async (side) => ({ side, data: await png(rounded, side) })));
await writeFile(at("public/favicon.ico"), ico(small));
await writeFile(at("public/apple-touch-icon.png"), await png(square, 180));
await writeFile(at("public/icon-192.png"), await png(rounded, 192));
await writeFile(at("public/icon-512.png"), await png(rounded, 512));
await writeFile(at("public/icon-maskable-512.png"), await png(maskable, 512));

// Words never stand on a photograph: the mark on paper, the picture beside it.
const photograph = await sharp(at("db/seed/pictures/lampada-fungo--scene.webp")).resize(640, 630, { fit: "cover", position: "centre" }).toBuffer();
const wordmark = await sharp(at("public/wordmark.svg"), { density: 300 }).resize({ width: 380 }).png().toBuffer();
await sharp({ create: { width: 1200, height: 630, channels: 3, background: "#faf7f2" } })
  .composite([
    { input: photograph, left: 560, top: 0 },
    { input: wordmark, left: 90, top: 272 },
  ])
  .jpeg({ quality: 86, mozjpeg: true })
  .toFile(at("public/share.jpg"));
