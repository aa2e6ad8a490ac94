import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawCuts } from "./draw-cuts";
import { redraw } from "./redraw";
import { cutOf, maybePhoto } from "./rules";

const SIDE = 1_600;
const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#a8401f" } });
const JPEG = plain(40, 30).jpeg().toBuffer();

describe("a photo is drawn anew", () => {
  test("upright, no larger than it must be, and without what the camera wrote beside it", async () => {
    const taken = await plain(2_000, 3_000).jpeg().withMetadata({ orientation: 6 }).withExifMerge({ IFD0: { Make: "Prova", Artist: "Prova Canarino" }, IFD3: { GPSLatitude: "45/1 28/1 0/1" } }).toBuffer();
    expect((await sharp(taken).metadata()).exif?.toString("latin1")).toContain("Canarino");
    const photo = await redraw(taken, SIDE);
    expect(photo && [photo.width, photo.height], "on its side, it was taken").toEqual([SIDE, Math.round((SIDE * 2) / 3)]);
    const kept = await sharp(photo?.jpeg).metadata();
    expect([kept.format, kept.exif, kept.icc, kept.xmp, kept.orientation]).toEqual(["jpeg", undefined, undefined, undefined, undefined]);
    expect(Buffer.from(photo?.jpeg ?? []).toString("latin1")).not.toContain("Canarino");
  });
  test("from whatever cameras and screens make, and from nothing else", async () => {
    for (const made of [plain(10, 10).png(), plain(10, 10).webp(), plain(10, 10).avif()]) expect(await redraw(await made.toBuffer(), SIDE)).toMatchObject({ width: 10 });
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="file:///etc/passwd"/></svg>');
    const gif = await plain(10, 10).gif().toBuffer();
    const cut = (await JPEG).subarray(0, 60);
    for (const odd of [svg, gif, cut, Buffer.from("%PDF-1.7"), Buffer.from("<?php ?>"), Buffer.alloc(0), Buffer.alloc(900_000, 0x41)]) expect(await redraw(odd, SIDE), odd.subarray(0, 8).toString("latin1")).toBeNull();
    expect([svg, gif, Buffer.from("%PDF-1.7"), Buffer.alloc(0)].map(maybePhoto), "nor does any parser see them").toEqual([false, false, false, false]);
    const bomb = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: "#000" }, limitInputPixels: false }).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await redraw(bomb, SIDE), "256 megapixels").toBeNull();
    const trailing = Buffer.concat([await JPEG, Buffer.from("<script>alert(1)</script>")]);
    expect(Buffer.from((await redraw(trailing, SIDE))?.jpeg ?? []).toString("latin1")).not.toContain("script");
  });
});

describe("a picture of a product", () => {
  test("is cut to four by five around what is to be seen, within its edges", () => {
    expect(cutOf(1_000, 500, { x: 50, y: 50 })).toEqual({ width: 400, height: 500, left: 300, top: 0 });
    expect(cutOf(1_000, 500, { x: 0, y: 90 })).toEqual({ width: 400, height: 500, left: 0, top: 0 });
    expect(cutOf(800, 1_600, { x: 10, y: 100 })).toEqual({ width: 800, height: 1_000, left: 0, top: 600 });
    expect(cutOf(800, 1_000, { x: 3, y: 97 })).toEqual({ width: 800, height: 1_000, left: 0, top: 0 });
    for (let i = 0; i < 500; i++) {
      const [w, h] = [1 + ((i * 7_919) % 1_600), 1 + ((i * 104_729) % 1_600)];
      const { left, top, width, height } = cutOf(w, h, { x: i % 101, y: (i * 13) % 101 });
      expect(left >= 0 && top >= 0 && left + width <= w && top + height <= h, `${w} × ${h}`).toBe(true);
    }
  });
  test("comes in AVIF and WebP, in every width that it has, never enlarged, with a few bytes that stand in for it", async () => {
    const wide = await plain(1_600, 1_200).jpeg().toBuffer();
    const cuts = await drawCuts(wide, { x: 50, y: 50 });
    expect(cuts && [cuts.width, cuts.height, cuts.widths]).toEqual([960, 1_200, [320, 640, 960]]);
    expect(cuts?.files.map(({ width, kind }) => `${width}.${kind}`)).toEqual(["320.avif", "320.webp", "640.avif", "640.webp", "960.avif", "960.webp"]);
    const second = await sharp(cuts?.files[2]?.bytes).metadata();
    expect([second.format, second.compression, second.width, second.height]).toEqual(["heif", "av1", 640, 800]);
    expect(cuts?.blur).toMatch(/^data:image\/webp;base64,/);
    expect(cuts?.blur.length).toBeLessThanOrEqual(200);
    expect(await drawCuts(await plain(600, 2_000).jpeg().toBuffer(), { x: 50, y: 50 }), "too narrow to be shown").toBeNull();
  });
});
