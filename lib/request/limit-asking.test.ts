import { expect, test } from "vitest";
import { waitToAsk } from "./limit-asking";

test("one network asks costly questions so often, and others are not in its way", async () => {
  const answers: number[] = [];
  for (let i = 0; i < 1_201; i++) answers.push(await waitToAsk(["/it/search", "/en/c/lamps/filter", "/api/suggest", "/api/stock"][i % 4] ?? "", "192.0.2.1"));
  expect(answers.filter((seconds) => seconds > 0)).toHaveLength(1);
  expect(answers.at(-1)).toBeLessThanOrEqual(60);
  expect(await waitToAsk("/it/search", "192.0.2.2")).toBe(0);
});

test("finished pages are never counted", async () => {
  for (let i = 0; i < 2_000; i++) expect(await waitToAsk("/it/p/lampada", "192.0.2.3")).toBe(0);
});
