import { inflateSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import type { LocationId, VariantId } from "@/lib/core/id";
import { drawReceipt } from "./draw-receipt";
import { orderById } from "./reads";
import type { Order } from "./types";

let at: LocationId;
let lamp: VariantId;
let book: VariantId;

beforeAll(async () => {
  at = (await aPlace()).id;
  const made = await Promise.all([aProduct({ stock: { [at]: 200 } }), aProduct({ stock: { [at]: 200 } })]);
  [lamp, book] = made.map((p) => p.variants[0]?.id as VariantId) as [VariantId, VariantId];
});

const read = async (id: Parameters<typeof orderById>[0]): Promise<Order> => (await orderById(id)) as Order;

test("the receipt holds the totals of its order, to the cent", async () => {
  const made = await anOrder({ delivery: 690, discount: 1501, code: "BENVENUTO", parts: [{ at, lines: [{ variantId: lamp, title: "Lampada Fungo", quantity: 2, price: 8900 }, { variantId: book, title: "Quaderno Filo", price: 1250, vatRate: 400 }] }] });
  const order = await read(made.id);
  const text = textOf(await drawReceipt(order));

  expect(text).toContain(`R${new Date().getUTCFullYear()}/${String(order.receipt?.number).padStart(6, "0")}`);
  for (const said of ["Lampada Fungo", "Quaderno Filo", "178,00 €", "190,50 €", "Sconto con il codice BENVENUTO", "−15,01 €", "6,90 €", "182,39 €", "Documento gestionale – non fiscale"]) expect(text).toContain(said);
  for (const { rate, gross, vat } of order.vat) for (const amount of [gross, vat, gross - vat]) expect(text, `${rate}`).toContain(`${(amount / 100).toFixed(2).replace(".", ",")} €`);
  expect(order.vat.reduce((sum, v) => sum + v.gross, 0)).toBe(18_239);
});

test("who asked for an invoice finds the data given for it, in the language of the order", async () => {
  const address = { name: "Studio Canarino", street: "Via dei Canarini 7", extra: null, postcode: "20121", city: "Milano", province: "MI", country: "IT" };
  const made = await anOrder({ locale: "en", invoice: { name: "Studio Canarino", vatNumber: "00743110157", taxCode: null, destination: "ABC1234", address }, parts: [{ at, lines: [{ variantId: lamp }] }] });
  const text = textOf(await drawReceipt(await read(made.id)));
  for (const said of ["Receipt R", "Studio Canarino", "00743110157", "ABC1234", "€10.00", "Management document – not a fiscal receipt"]) expect(text).toContain(said);
});

test("names in any letters of Europe are set, and nothing typed breaks the sheet", async () => {
  for (const name of ["Žofia Ďurišová", "Ковальчук Öğüt", "Nguyễn Thị", "木村 💡", "x".repeat(80), "</P> \\( (%00", "a\u0301\u202eb"]) {
    const order = await read((await anOrder({ name, parts: [{ at, lines: [{ variantId: lamp }] }] })).id);
    const pdf = await drawReceipt(order);
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe("%PDF-");
    if (/^[\p{Script=Latin}\p{Script=Cyrillic} ]+$/u.test(name) && name.length < 30) expect(textOf(pdf)).toContain(name);
  }
});

test("many lines run over several pages, each line set once", async () => {
  const lines = Array.from({ length: 60 }, (_, i) => ({ variantId: lamp, title: `Cosa ${i} fine` }));
  const text = textOf(await drawReceipt(await read((await anOrder({ parts: [{ at, lines }] })).id)));
  for (let i = 0; i < 60; i++) expect(text.split(`Cosa ${i} fine`)).toHaveLength(2);
});

test("what may come back and until when stands on it where it is said, sentence by sentence", async () => {
  const order = await read((await anOrder({ parts: [{ at, lines: [{ variantId: lamp }] }] })).id);
  const text = textOf(await drawReceipt(order, ["Puoi riportarlo fino a sabato 5 dicembre 2026", "La garanzia legale vale fino a lunedì 6 novembre 2028"]));
  for (const said of ["Resi, recesso e garanzia", "sabato 5 dicembre 2026", "lunedì 6 novembre 2028"]) expect(text).toContain(said);
  expect(textOf(await drawReceipt(order))).not.toContain("Resi, recesso e garanzia");
});

test("an order that is not paid has no receipt to draw", async () => {
  const order = await read((await anOrder({ state: "placed", parts: [{ at, lines: [{ variantId: lamp }] }] })).id);
  await expect(drawReceipt(order)).rejects.toThrow("no receipt");
});

/** The words of a PDF as a reader's search would find them: glyphs through each font's ToUnicode map. */
function textOf(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString("latin1");
  const objects = new Map([...raw.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map((m) => [m[1] as string, m[2] as string]));
  const streamOf = (object: string): string => {
    const body = Buffer.from(object.slice(object.indexOf("stream\n") + 7, object.lastIndexOf("\nendstream")), "latin1");
    return (object.includes("/FlateDecode") ? inflateSync(body) : body).toString("latin1");
  };
  const utf16 = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  const maps = new Map<string, string[]>();
  for (const [, name = "", font = ""] of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = objects.get(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? "")?.[1] ?? "");
    if (map) maps.set(name, [...streamOf(map).matchAll(/\[([^\]]*)\]/g)].flatMap((m) => [...(m[1] ?? "").matchAll(/<([0-9a-f ]+)>/gi)].map((hex) => utf16((hex[1] ?? "").replaceAll(" ", "")))));
  }
  let text = "";
  for (const object of objects.values()) {
    if (!object.includes("stream\n") || /\/(Length1|ToUnicode|CIDInit)/.test(object)) continue;
    let font = "";
    for (const [, name, glyphs] of streamOf(object).matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ]+)*)\] TJ/gi)) {
      if (name) font = name;
      for (const [, hex = ""] of (glyphs ?? "").matchAll(/<([0-9a-f]*)>/gi)) for (let i = 0; i < hex.length; i += 4) text += maps.get(font)?.[Number.parseInt(hex.slice(i, i + 4), 16)] ?? "";
    }
  }
  return text.replaceAll("\u00a0", " ");
}
