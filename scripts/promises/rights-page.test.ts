import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CASES } from "@/lib/rights/testing/cases";
import { rightsPage } from "./rights-page";

test("docs/rights.md says what the rules of rights are tested with: `npm run promises` writes it", () => {
  expect(readFileSync("docs/rights.md", "utf8")).toBe(rightsPage());
});

test("every case stands in it with its source, and none twice", () => {
  const all = Object.values(CASES).flat();
  expect(new Set(all.map((one) => one.is)).size).toBe(all.length);
  const page = rightsPage();
  for (const { is } of all) expect(page, is).toContain(`**${is}.**`);
  for (const { is, law } of all) expect(law, is).not.toMatch(/^$|\.$/);
});
