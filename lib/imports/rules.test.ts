import { slug } from "@/lib/core/handle";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { NASTY } from "@/db/testing/nasty";
import { words } from "@/lib/core/wording";
import { gtin, headOf, paragraphs, pieces, price, sku, tidy, vat, whole, yesOrNo } from "./cells/rules";
import { delimiterOf, encodingOf, firstLine, unguarded } from "./file/rules";
import { csvCell } from "@/lib/office/rules";
import { wordsOfHtml } from "./html/rules";
import { recognise, sameState } from "./rules";
import { repeats } from "./twice/rules";

test("a price is read as people and systems write it; what can be read in two ways, nought and what is below it are refused", () => {
  const said = Object.fromEntries(["9.99", "9,9", "1.234,56", "1,234.56", "€ 12", "12 EUR", "１２", "", "1.005", "1,005", "-3", "0", "0.00", "9.999,999", "1000000000", "1000000.01", "abc", "1e3", "1 2"].map((cell) => [cell, price(cell)]));
  expect(said).toEqual({
    "9.99": { value: 999 }, "9,9": { value: 990 }, "1.234,56": { value: 123_456 }, "1,234.56": { value: 123_456 }, "€ 12": { value: 1_200 }, "12 EUR": { value: 1_200 }, "１２": { value: 1_200 }, "": undefined,
    "1.005": { why: "price-two-ways" }, "1,005": { why: "price-two-ways" }, "-3": { why: "price-negative" }, "0": { why: "price-nought" }, "0.00": { why: "price-nought" }, "9.999,999": { why: "price" },
    "1000000000": { why: "price-too-much" }, "1000000.01": { why: "price-too-much" }, abc: { why: "price" }, "1e3": { why: "price" }, "1 2": { why: "price" },
  });
});

test("whatever stands in a cell is read, refused or left out, and nothing throws or keeps what can't be seen", () => {
  for (const cell of NASTY) {
    for (const read of [price, pieces, gtin, sku, vat, yesOrNo]) expect(() => read(cell)).not.toThrow();
    for (const text of [tidy(cell), paragraphs(cell), wordsOfHtml(cell)]) expect(typeof text).toBe("string");
    expect(paragraphs(cell)).not.toMatch(/[\0\u202a-\u202e\u2066-\u2069]/);
    expect(slug(cell)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
  }
  expect([pieces("-2"), pieces("1.5"), pieces("3.0"), whole("-0", 9, "x")]).toEqual([{ why: "pieces-negative" }, { why: "pieces" }, { value: 3 }, { value: 0 }]);
  expect([gtin("4006381333931"), gtin("4006381333932"), gtin("1.23E+12"), gtin("4 006381 333931")]).toEqual([{ value: "04006381333931" }, { why: "gtin-digit" }, { why: "gtin-rounded" }, { value: "04006381333931" }]);
  expect([sku("ABC-1"), sku("0012"), sku("\u0410BC"), sku("ＡBC")]).toEqual([{ value: "ABC-1" }, { value: "0012" }, { why: "sku-letters" }, { why: "sku-letters" }]);
});

test("what a spreadsheet would take for a formula is guarded, and comes back as it was", () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "1", "a", " ") }), (cell) => unguarded(csvCell(cell)) === cell));
  expect(["=1+1", "'=x", "'a"].map(csvCell)).toEqual(["'=1+1", "''=x", "'a"]);
});

test("separator, first line and encoding", () => {
  expect(["a,b;c,d", 'a;"b,c,d,e";f', "a\tb\tc", "a"].map(delimiterOf)).toEqual([",", ";", "\t", null]);
  expect([firstLine('"a\nb",c\r\nd'), firstLine("a,b")]).toEqual(['"a\nb",c', null]);
  expect([Buffer.from("\ufeffa"), Buffer.from("\ufeffab", "utf16le"), Buffer.from("abcd,efgh", "utf16le"), Buffer.from("abcd")].map(encodingOf)).toEqual(["utf-8", "utf-16le", "utf-16le", null]);
});

test("a description keeps its words, and nothing of what a browser would run", () => {
  expect(wordsOfHtml("<h2>Vaso</h2><p>In gr&egrave;s &amp; smalto.<br>Alto&nbsp;30&#160;cm</p><ul><li>uno</li><li>due</li></ul><style>p{}</style><script>alert(1)</script><img src=x onerror=alert(1)>"))
    .toBe("Vaso\n\nIn grès & smalto.\nAlto 30\u00a0cm\n· uno\n· due");
  expect(wordsOfHtml("<scr<script>ipt>alert(1)</script>x")).not.toMatch(/<script/i);
  expect(wordsOfHtml("1 < 2 &lt;b&gt;")).toBe("1 < 2 <b>");
});

test("a file is known by its head, in any order and case", () => {
  const kinds = [["Title", "HANDLE"], ["URL handle", "Title", "SKU"], ["handle", "sku", "title_it"], ["price", "SKU"], ["on_hand", "sku", "place"], ["a", "b"]].map((cells) => recognise(headOf(cells)));
  expect(kinds.map((known) => known && `${known.format} ${known.kind}`)).toEqual(["shopify products", "shopify products", "unico products", "unico prices", "unico stock", null]);
});

test("what a file repeats is said with the line that had it first", () => {
  const again = repeats();
  const item = (line: number, code: string) => ({ key: code, line, codes: [code], plan: { sku: code, amount: 1 }, kept: {}, problems: [], notes: [] });
  expect([again(item(2, "A")), again(item(3, "B")), again(item(4, "a"))]).toEqual([[], [], [{ line: 4, column: "sku", why: "twice-in-file", given: "a · 2" }]]);
});

test("two states are one however their keys are ordered", () => {
  expect([sameState({ a: 1, b: { c: null } }, { b: { c: null }, a: 1 }), sameState(null, undefined), sameState({ a: 1 }, { a: 2 })]).toEqual([true, true, false]);
});

test("whatever is said of a file has its sentence in both languages", () => {
  const code = readdirSync("lib/imports", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts")).map((file) => readFileSync(join("lib/imports", file), "utf8")).join("\n");
  const said = [...code.matchAll(/\bwhy: "([a-z-]+)"|problem\([^,()]+(?:\([^()]*\))?, "([a-z-]+)"|say\(\w+, [\w.]+, "\w+", "([a-z-]+)"/g)].map(([, a, b, c]) => a ?? b ?? c ?? "");
  const elsewhere = new Set(["not-yours", "unknown-place", "unknown-format", "other-kind", "unreadable", "unknown-import", "not-now", "another-runs"]);
  for (const locale of ["it", "en"] as const) {
    const t = words(locale, "admin-imports");
    expect([...new Set(said)].filter((why) => !elsewhere.has(why) && !["said", "columns", "unreadable"].some((part) => t.has(`${part}.${why}`)))).toEqual([]);
  }
  expect(new Set(said).size).toBeGreaterThan(40);
});
