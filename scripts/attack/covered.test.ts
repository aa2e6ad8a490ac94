import { expect, test } from "vitest";
import { entrancesOf, fits, triedBy } from "./entrances";
import { WRITTEN } from "./rows/all";

/** Entrances that no row tries, and why there is nothing to try. */
const NOTHING_TO_TRY: Readonly<Record<string, string>> = {};

const entrances = entrancesOf();
const tried = triedBy(WRITTEN);

test("every route and page is attacked by a row, or nothing can be tried there", () => {
  const missing = entrances.addresses.filter((pattern) => !(pattern in NOTHING_TO_TRY) && !tried.addresses.some((address) => fits(pattern, address)));
  expect(missing, "add rows to scripts/attack/rows, or a reason to NOTHING_TO_TRY").toEqual([]);
});

test("every server action is attacked by a row, or nothing can be tried there", () => {
  const called = new Set(tried.actions.map((name) => name.replace(/\W+/g, ".")));
  const missing = entrances.actions.filter((name) => !(name in NOTHING_TO_TRY) && !called.has(name.replace(/\W+/g, ".")));
  expect(missing, "add rows to scripts/attack/rows, or a reason to NOTHING_TO_TRY").toEqual([]);
});

test("what needs no rows is there, and attacks nothing that is gone", () => {
  const all = [...entrances.addresses, ...entrances.actions];
  expect(Object.keys(NOTHING_TO_TRY).filter((name) => !all.includes(name))).toEqual([]);
  const known = new Set(entrances.actions.map((name) => name.replace(/\W+/g, ".")));
  expect([...new Set(tried.actions)].filter((name) => name !== "kept" && !known.has(name.replace(/\W+/g, ".")))).toEqual([]);
});

test("rows have names of their own", () => {
  const ids = WRITTEN.flatMap(({ rows }) => rows.map(({ id }) => id));
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test("a pattern stands for its addresses and no others", () => {
  expect(fits("/[locale]/p/[handle]", "/it/p/lampada")).toBe(true);
  expect(fits("/[locale]/p/[handle]", "/it/p/lampada/x")).toBe(false);
  expect(fits("/api/auth/[...nextauth]", "/api/auth/callback/x")).toBe(true);
  expect(fits("/sitemap.xml", "/sitemapxxml")).toBe(false);
});

test("a new page, route or action without a row is named", () => {
  expect(entrances.addresses).toContain("/[locale]/orders/[number]/receipt");
  expect(entrances.actions).toContain("orders/[number]#checkPayment");
  expect(tried.addresses.some((address) => fits("/[locale]/gift-cards", address))).toBe(false);
});
