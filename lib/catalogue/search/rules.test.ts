import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mistakesBetween, nearest, stemOf, wordsOf } from "./rules";

describe("words to look for", () => {
  test("are folded, each once, at most eight", () => {
    expect(wordsOf("La Lampada, la LÀMPADA del caffè!")).toEqual(["la", "lampada", "del", "caffe"]);
    expect(wordsOf("parola ".repeat(200))).toEqual(["parola"]);
    expect(wordsOf(Array.from({ length: 500 }, (_, i) => `w${i}`).join(" "))).toHaveLength(8);
  });
  test("single letters count only if there is nothing else", () => {
    expect(wordsOf("l’acqua")).toEqual(["acqua"]);
    expect(wordsOf("e")).toEqual(["e"]);
  });
  test.each(["-", '"', "(", ":*", "%", "_", "\\", "& | ! <->", "{{7*7}}'--"])("an operator is no word: %s", (typed) => {
    for (const word of wordsOf(typed)) expect(word).toMatch(/^[\p{L}\p{N}]{1,40}$/u);
  });
  test("whatever is typed", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 500 }), (typed) => {
      for (const word of wordsOf(typed)) expect(word).toMatch(/^[\p{L}\p{N}]{1,40}$/u);
    }));
  });
});

test.each([
  ["it", "vaso", "vasi"], ["it", "bicchiere", "bicchieri"], ["it", "lampada", "lampade"], ["it", "sedia", "sedie"], ["it", "orologio", "orologi"], ["it", "specchio", "specchi"],
  ["it", "banco", "banchi"], ["it", "tavolino", "tavolini"], ["it", "coperta", "coperte"], ["it", "olio", "oli"], ["it", "foglia", "foglie"],
  ["en", "bowl", "bowls"], ["en", "glass", "glasses"], ["en", "vase", "vases"], ["en", "dish", "dishes"], ["en", "berry", "berries"], ["en", "shelf", "shelves"], ["en", "brush", "brushes"], ["en", "candle", "candles"],
] as const)("%s: %s and %s are one word", (locale, one, many) => {
  expect(stemOf(many, locale)).toBe(stemOf(one, locale));
});
test("words that only look alike stay apart", () => {
  expect(stemOf("vassoio", "it")).not.toBe(stemOf("vaso", "it"));
  expect(stemOf("gas", "en")).toBe("gas");
  expect(stemOf("brass", "en")).toBe("brass");
});

describe("typing mistakes", () => {
  test.each([["lanpada", "lampada", 1], ["lapmada", "lampada", 1], ["lampda", "lampada", 1], ["lampadaa", "lampada", 1], ["", "abc", 3], ["abc", "abc", 0]])("%s and %s: %i", (a, b, count) => {
    expect(mistakesBetween(a, b)).toBe(count);
  });
  test("count alike both ways, and never more than the longer word has letters", () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(fc.property(word, word, (a, b) => {
      expect(mistakesBetween(a, b)).toBe(mistakesBetween(b, a));
      expect(mistakesBetween(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(mistakesBetween(a, a)).toBe(0);
    }));
  });
  test("lead to the nearest known word, if it is near enough", () => {
    expect(nearest("lanpada", ["lana", "lampada", "campana"])).toBe("lampada");
    expect(nearest("regalo", ["regola"])).toBeNull();
    expect(nearest("xy", ["xz"])).toBeNull();
    expect(nearest("ikea", ["idea"])).toBe("idea");
    expect(nearest("automobile", ["vaso"])).toBeNull();
  });
  test("an unfinished word is held against beginnings", () => {
    expect(nearest("lanpa", ["lana", "lampada"], true)).toBe("lampada");
  });
});
