import { beforeAll, describe, expect, test } from "vitest";
import { aCategory, aProduct } from "@/db/factories/catalogue";
import { NASTY } from "@/db/testing/nasty";
import type { Locale } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { listProducts, suggest } from "../reads";
import { WHOLE_LIST } from "../rules";

const w = (it: string, en: string): Words => ({ it, en });
const search = async (words: string, locale: Locale) => listProducts({ ...WHOLE_LIST, words }, locale, new Date());
const found = async (words: string, locale: Locale) => (await search(words, locale)).cards.map((c) => c.handle).toSorted();

beforeAll(async () => {
  const lamps = await aCategory({ handle: "table-lamps", name: w("Lampade da tavolo", "Table lamps") });
  const bowls = await aCategory({ handle: "bowls", name: w("Piatti e ciotole", "Plates and bowls") });
  const vases = await aCategory({ handle: "vases", name: w("Vasi e brocche", "Vases and jugs") });
  const trays = await aCategory({ handle: "trays", name: w("Vassoi", "Trays") });
  const glasses = await aCategory({ handle: "glasses", name: w("Bicchieri", "Drinking glasses") });
  await aProduct({ handle: "lampada-fungo", categoryId: lamps.id, position: 1, title: w("Lampada Fungo", "Lampada Fungo"), description: w("Una luce calda per il comodino.", "A warm light for the bedside."), material: w("Acciaio laccato", "Lacquered steel") });
  await aProduct({ handle: "ciotola-nido", categoryId: bowls.id, position: 2, title: w("Ciotola Nido", "Ciotola Nido"), description: w("Per la pasta e per la frutta.", "For pasta and for fruit."), material: w("Gres smaltato", "Glazed stoneware") });
  await aProduct({ handle: "vaso-onda", categoryId: vases.id, position: 3, title: w("Vaso Onda", "Vaso Onda"), description: w("Per i rami alti.", "For tall branches."), material: w("Gres smaltato", "Glazed stoneware") });
  await aProduct({ handle: "vassoio-ordine", categoryId: trays.id, position: 4, title: w("Vassoio Ordine", "Vassoio Ordine"), description: w("Per penne e monete.", "For pens and coins."), material: w("Legno", "Wood") });
  await aProduct({ handle: "tazza-alba", categoryId: bowls.id, position: 5, title: w("Tazza Alba", "Tazza Alba"), description: w("Il primo caffè della giornata.", "The first coffee of the day."), variants: [{ sku: "BL-CER-02", gtin: "02000004102012" }] });
  await aProduct({ handle: "bicchiere-riga", categoryId: glasses.id, position: 6, title: w("Bicchiere Riga", "Bicchiere Riga"), description: w("Soffiato a bocca.", "Blown by mouth."), material: w("Vetro", "Glass") });
});

describe("search finds", () => {
  test.each<[Locale, string, string[]]>([
    ["it", "lampada", ["lampada-fungo"]],
    ["it", "lanpada", ["lampada-fungo"]], // a typing mistake
    ["it", "lapmade", ["lampada-fungo"]], // two neighbours swapped, and a plural
    ["it", "LÀMPADE", ["lampada-fungo"]],
    ["it", "caffè", ["tazza-alba"]],
    ["it", "caffé", ["tazza-alba"]], // the wrong accent
    ["it", "caffe", ["tazza-alba"]],
    ["it", "vaso", ["vaso-onda"]],
    ["it", "vasi", ["vaso-onda"]], // and no tray
    ["it", "vassoi", ["vassoio-ordine"]],
    ["it", "bicchieri", ["bicchiere-riga"]],
    ["it", "bichiere", ["bicchiere-riga"]],
    ["it", "gres per la frutta", ["ciotola-nido"]], // words in between that say nothing
    ["it", "lampada ikea", ["lampada-fungo"]], // a word that nothing resembles
    ["it", "vases", ["vaso-onda"]], // in the other language
    ["it", "lampa", ["lampada-fungo"]], // a beginning
    ["en", "bowl", ["ciotola-nido", "tazza-alba"]],
    ["en", "bowls", ["ciotola-nido", "tazza-alba"]],
    ["en", "bowsl", ["ciotola-nido", "tazza-alba"]],
    ["en", "lamp", ["lampada-fungo"]],
    ["en", "lamps", ["lampada-fungo"]],
    ["en", "glass", ["bicchiere-riga"]],
    ["en", "stonewear", ["ciotola-nido", "vaso-onda"]],
    ["en", "vaso", ["vaso-onda"]],
    ["en", "bl-cer-02", ["tazza-alba"]], // an article number
    ["it", "2000004102012", ["tazza-alba"]], // a barcode as it is printed
  ])("%s %s", async (locale, words, handles) => {
    expect(await found(words, locale)).toEqual(handles);
  });

  test("and says what it looked for instead, only then", async () => {
    expect((await search("lanpada", "it")).meant).toBe("lampada");
    expect((await search("lampada ikea", "it")).meant).toBe("lampada");
    expect((await search("vasi", "it")).meant).toBeNull();
    expect((await search("lampa", "it")).meant).toBeNull();
  });
  test("names before descriptions", async () => {
    await aProduct({ handle: "tappeto", title: w("Tappeto Riva", "Tappeto Riva"), description: w("Sotto una lampada o accanto a un vaso.", "Under a lamp, beside a vase."), position: 0 });
    expect((await search("lampada", "it")).cards.map((c) => c.handle)).toEqual(["lampada-fungo", "tappeto"]);
  });
  test("nothing for words that say nothing", async () => {
    for (const words of ["il la", "%", "_", "\\", "(", ":*", "zzzzqqqq", "💡"]) expect(await search(words, "it")).toMatchObject({ cards: [], total: 0, next: null, meant: null });
    expect((await search("the of", "en")).total).toBe(0);
  });
});

describe("suggestions", () => {
  const offered = async (typed: string, locale: Locale) => (await suggest(typed, locale, new Date())).map((s) => s.handle);
  test("begin with departments, then things", async () => {
    expect(await offered("lam", "it")).toEqual(["table-lamps", "lampada-fungo"]);
    expect(await offered("vas", "it")).toEqual(["vases", "trays", "vaso-onda", "vassoio-ordine", "tappeto"]);
    expect(await offered("bow", "en")).toContain("bowls");
    expect((await suggest("lampada f", "it", new Date()))[1]).toMatchObject({ is: "product", handle: "lampada-fungo", from: 1000, currency: "EUR", picture: { stem: "prova" } });
  });
  test("forgive a mistake in an unfinished word", async () => {
    expect(await offered("lanpa", "it")).toContain("lampada-fungo");
    expect(await offered("bicce", "it")).toContain("bicchiere-riga");
  });
  test("are at most eight, and none below two letters", async () => {
    await Promise.all(Array.from({ length: 12 }, (_, i) => aProduct({ title: w(`Candela ${i}`, `Candle ${i}`) })));
    expect(await offered("candel", "it")).toHaveLength(8);
    for (const typed of ["", " ", "c", "-"]) expect(await offered(typed, "it")).toEqual([]);
  });
  test("never throw", async () => {
    for (const nasty of NASTY) expect((await suggest(nasty, "it", new Date())).length).toBeLessThanOrEqual(8);
  });
});
