import { describe, expect, test } from "vitest";
import { counted, fill } from "./fill";

describe("fill", () => {
  test("puts values in and leaves what it does not know", () => {
    expect(fill("Da {place} alle {time}, {what}", { place: "Roma", time: 9 })).toBe("Da Roma alle 9, {what}");
  });
  test("takes a value as it is, whatever signs it holds", () => {
    expect(fill("{a}", { a: "$& {b}" })).toBe("$& {b}");
  });
});

test("counted chooses by the language's plural", () => {
  const texts = { one: "{count} articolo", other: "{count} articoli" };
  expect([0, 1, 2].map((n) => counted(texts, n, "it"))).toEqual(["0 articoli", "1 articolo", "2 articoli"]);
});
