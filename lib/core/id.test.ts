import { expect, test } from "vitest";
import { isId, newId } from "./id";

test("ids sort by the time they were made", () => {
  expect(newId(1_000_000) < newId(2_000_000)).toBe(true);
  expect(newId(1_763_765_460_000).startsWith("019aa")).toBe(true);
});

test("an id is a UUIDv7", () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(isId(newId())).toBe(true);
  expect(isId("x")).toBe(false);
});
