import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/lib/core/id";
import { WHOLE_LIST } from "../rules";
import type { ListQuery } from "../types";
import { readCursor, writeCursor } from "./rules";

const query: ListQuery = { ...WHOLE_LIST, words: "vaso", sort: "price-up" };
const cursor = { value: 4200, position: 7, id: newId() };
const after = writeCursor(cursor, query, "it");

test("a cursor reads back in its own query", () => {
  expect(readCursor({ ...query, after }, "it")).toEqual(cursor);
  const named: ListQuery = { ...query, sort: "name" };
  const byName = { ...cursor, value: "vaso « è » 花" };
  expect(readCursor({ ...named, after: writeCursor(byName, named, "en") }, "en")).toEqual(byName);
});

test.each([
  ["another language", query, "en"],
  ["other words", { ...query, words: "vasi" }, "it"],
  ["another order", { ...query, sort: "name" }, "it"],
  ["another filter", { ...query, inStock: true }, "it"],
] as const)("a cursor of %s leads to the first page", (_, other, locale) => {
  expect(readCursor({ ...other, after }, locale)).toBeNull();
});

test("nonsense leads to the first page", () => {
  const mark = JSON.parse(atob(after.replaceAll("-", "+").replaceAll("_", "/")))[0];
  const forged = [[mark, "1;drop", 0, cursor.id], [mark, 1.5, 0, cursor.id], [mark, 1, 2 ** 40, cursor.id], [mark, 1, 0, "x"], [mark, 1, 0], [mark, null, null, null], { mark }, null];
  for (const parts of forged) expect(readCursor({ ...query, after: btoa(JSON.stringify(parts)) }, "it")).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => void expect(readCursor({ ...query, after: text }, "it")).toBeNull()));
});
