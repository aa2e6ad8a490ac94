import { readFileSync } from "node:fs";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { beforeAll, expect, test } from "vitest";
import { encode } from "uqr";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { newId, type LocationId, type PriceId, type VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { goodsLink } from "@/lib/codes/rules";
import { drawLabels } from "./draw-labels";
import { moduleFor, perSheet, placeOn, QUIET, TEMPLATE_KEYS, type TemplateKey, templateOf } from "./sheets/rules";
import type { Label, LabelId, RunId, WholeRun } from "./types";

// Drawn by PDFium, which is what Chromium prints with, at ten dots to the millimetre: a dot is a tenth of a millimetre.

const WHENCE = { origin: "https://bottegalume.example", place: "milano-corso-como", timeZone: "Europe/Rome" };
const GTIN = "08001234567899".slice(0, 13);
const digit = [...GTIN].reduce((sum, d, i) => sum + Number(d) * (i % 2 === 0 ? 3 : 1), 0);
const gtin = `${GTIN}${(10 - (digit % 10)) % 10}`;
const DOTS = 10;

let pdfium: PDFiumLibrary;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
  prepareZXingModule({ overrides: { wasmBinary: readFileSync("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm").buffer } });
});

const label = (over: Partial<Label> = {}, says: Partial<Label["says"]> = {}): Label => ({
  labelId: newId<"label">() as LabelId, variantId: newId<"variant">() as VariantId, title: { it: "Lampada Fungo", en: "Fungo lamp" }, options: [{ it: "Verde salvia", en: "Sage green" }], sku: "BL-LIG-11-VERD", handle: "lampada-fungo", gtin, bin: "B1·04", ...over,
  says: { priceId: newId<"price">() as PriceId, currency: "EUR", amount: minorOf(8_900), lowest: null, lowestDays: null, unitAmount: null, unitPer: null, unit: null, ...says },
});
const run = (template: TemplateKey, labels: readonly Label[], over: Partial<WholeRun> = {}): WholeRun => ({
  id: newId<"label-run">() as RunId, locationId: newId<"location">() as LocationId, template, locale: "it", startsAt: 0, aisle: null, madeAt: new Date("2026-11-22T09:00:00Z"), confirmedAt: null, labels, ...over,
});

const bytes = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());

type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };
async function pictures(pdf: Uint8Array, { paper }: { readonly paper: { readonly width: number; readonly height: number } }): Promise<Picture[]> {
  const document = await pdfium.loadDocument(pdf);
  const pages: Picture[] = [];
  for (const page of document.pages()) {
    const size = page.getOriginalSize();
    expect([(size.originalWidth * 25.4) / 72, (size.originalHeight * 25.4) / 72].map((mm) => Math.round(mm * 100) / 100)).toEqual([paper.width, paper.height]);
    const { data, width, height } = await page.render({ width: paper.width * DOTS, height: paper.height * DOTS, render: "bitmap" });
    pages.push({ data: new Uint8ClampedArray(data), width, height });
  }
  document.destroy();
  return pages;
}
const dark = ({ data, width }: Picture, x: number, y: number) => (data[(y * width + x) * 4] as number) < 128;
/** Where there is ink within a rectangle of millimetres, in millimetres: its edges. */
function ink(picture: Picture, from: { x: number; y: number }, to: { x: number; y: number }) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let y = Math.round(from.y * DOTS); y < Math.min(picture.height, Math.round(to.y * DOTS)); y++)
    for (let x = Math.round(from.x * DOTS); x < Math.min(picture.width, Math.round(to.x * DOTS)); x++)
      if (dark(picture, x, y)) Object.assign(box, { left: Math.min(box.left, x / DOTS), top: Math.min(box.top, y / DOTS), right: Math.max(box.right, (x + 1) / DOTS), bottom: Math.max(box.bottom, (y + 1) / DOTS) });
  return box;
}

test.each(TEMPLATE_KEYS)("%s: each label lies where its sheet has it, to the tenth of a millimetre, and its code opens the thing in this store", async (key) => {
  const template = templateOf(key);
  const count = perSheet(template) + 2;
  const modules = encode(goodsLink({ gtin, place: WHENCE.place }, WHENCE.origin), { ecc: "M", border: 0 }).size;
  const labels = Array.from({ length: count }, () => label({}, { lowest: minorOf(9_900), lowestDays: 30 }));
  const pages = await pictures(await bytes(await drawLabels(run(key, labels, { startsAt: 1 % perSheet(template) }), WHENCE)), template);
  for (const n of labels.keys()) {
    const at = placeOn(template, n, 1 % perSheet(template));
    const page = pages[at.sheet] as Picture;
    const size = { x: at.x + template.label.width, y: at.y + template.label.height };
    const module = moduleFor(template.code, modules);
    const code = { x: size.x - Math.max(template.pad.x, QUIET * module) - modules * module, y: at.y + Math.max(template.pad.y, QUIET * module) };
    const box = ink(page, { x: code.x - 1.5, y: at.y }, { x: size.x, y: code.y + modules * module + 0.1 });
    expect(Math.abs(box.left - code.x), `label ${n}`).toBeLessThanOrEqual(0.1);
    expect(Math.abs(box.top - code.y), `label ${n}`).toBeLessThanOrEqual(0.1);
    expect(Math.abs(box.right - (code.x + modules * module)), `label ${n}`).toBeLessThanOrEqual(0.1);
    const all = ink(page, at, size);
    expect(all.left, "what stays white").toBeGreaterThanOrEqual(at.x + template.pad.x - 0.2);
    expect(all.top).toBeGreaterThanOrEqual(at.y + template.pad.y - 0.2);
    expect(all.right).toBeLessThanOrEqual(size.x - template.pad.x + 0.2);
    expect(all.bottom).toBeLessThanOrEqual(size.y - template.pad.y + 0.2);
  }
  const read = (await Promise.all(pages.map((page) => readBarcodes(page as unknown as ImageData, { formats: ["QRCode"], maxNumberOfSymbols: 255, tryHarder: true })))).flat();
  expect(read.map((r) => r.text)).toEqual(labels.map(() => goodsLink({ gtin, place: WHENCE.place }, WHENCE.origin)));
});
