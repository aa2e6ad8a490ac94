import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHandle } from "@/lib/core/handle";
import { fold, readListQuery, WHOLE_LIST, writeListQuery } from "./rules";

const read = (address: string) => readListQuery(new URLSearchParams(address));

describe("a list query", () => {
  test("is read whole", () => {
    expect(read("q=lampada+rossa&category=lighting&colour=red&colour=green&material=glass&from=20&to=99,50&in-stock=1&store=milano&sort=price-up&after=abc_-1")).toEqual({
      category: "lighting", words: "lampada rossa", colours: ["red", "green"], materials: ["glass"], priceFrom: 2000, priceTo: 9950,
      inStock: true, store: "milano", sort: "price-up", after: "abc_-1",
    });
  });
  test.each([
    ["an unknown facet", "colour=purplish&material=<b>&shape=round"],
    ["an order that is none", "sort=price;drop"],
    ["least above greatest", "from=50&to=20"],
    ["prices that are none", "from=-5&to=1e9"],
    ["other prices that are none", "from=NaN&to=0x10"],
    ["too many decimals", "from=1.005&to=1.234,56"],
    ["a page, which there is not", "page=-1"],
    ["a cursor with strange signs", "after=%00"],
    ["a cursor of a metre", `after=${"a".repeat(401)}`],
    ["handles that are none", "category=../../etc&store=Milano!"],
    ["in stock, said otherwise", "in-stock=true"],
    ["only signs that can't be seen", "q=%00%E2%80%8B%E2%80%AE+"],
  ])("%s is as if not there", (_, address) => {
    expect(read(address)).toEqual(WHOLE_LIST);
  });
  test("of a key given twice the first counts", () => {
    expect(read("sort=name&sort=newest&from=10&from=20")).toEqual({ ...WHOLE_LIST, sort: "name", priceFrom: 1000 });
    expect(readListQuery({ sort: ["name", "newest"], from: undefined }).sort).toBe("name");
  });
  test("colours may be repeated or joined, in any order, each once", () => {
    const same = { ...WHOLE_LIST, colours: ["white", "green"] };
    expect(read("colour=green&colour=white&colour=green")).toEqual(same);
    expect(read("colour=green,white")).toEqual(same);
    expect(read(`colour=${Array.from({ length: 200 }, (_, i) => `x${i}`).join("&colour=")}`)).toEqual(WHOLE_LIST);
  });
  test("words lose what can't be stored, and end somewhere", () => {
    expect(read("q=%20caff%C3%A8%00%09+nero%20").words).toBe("caffè nero");
    expect(read(`q=${"parola+".repeat(500)}`).words.length).toBeLessThanOrEqual(200);
    expect(read("q=lam\u200dpada").words).toBe("lampada");
  });
  test("reads back from its one address", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), fc.string(), fc.nat({ max: 99_999_999 }), (words, other, price) => {
      const query = readListQuery({ q: words, from: String(price / 100), sort: other, colour: ["green", other], after: other });
      expect(read(writeListQuery(query))).toEqual(query);
      expect(writeListQuery(read(writeListQuery(query)))).toBe(writeListQuery(query));
    }));
  });
  test("of everything has no address", () => {
    expect(writeListQuery(WHOLE_LIST)).toBe("");
  });
});

describe("folding", () => {
  test.each([["Caffè d’Orzo", "caffe d orzo"], ["CAFFÉ", "caffe"], ["cafe\u0301", "cafe"], ["ＶＡＳＯ ９", "vaso 9"], ["Straße", "strasse"], ["İstanbul ısı", "istanbul isi"], ["80 × 150 cm", "80 150 cm"], ["  ", ""], ["💡", ""], ["a" + "\u0301".repeat(100), "a"]])("%s is %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
  test("folds once for ever, to letters and digits", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      const folded = fold(text);
      expect(fold(folded)).toBe(folded);
      expect(folded).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u);
    }));
  });
});

test("handles are small and plain", () => {
  expect(readHandle("vaso-onda")).toBe("vaso-onda");
  for (const text of ["", "-", "a--b", "A", "a/b", "à", "a".repeat(81), "a\u0000"]) expect(readHandle(text)).toBeNull();
});
