import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { INVARIANTS } from "@/db/invariants/all";
import { promisesPage, triedIn } from "./page";

const GUARDS = readdirSync("db").filter((name) => /^guards.*\.test\.ts$/.test(name)).sort().map((name) => readFileSync(`db/${name}`, "utf8"));

test("docs/promises.md says what the doctor asks: `npm run promises` writes it", () => {
  expect(readFileSync("docs/promises.md", "utf8")).toBe(promisesPage(GUARDS));
});

test("every promise names a guard, and the test of a fault that is there", () => {
  for (const { id, guard, fault } of INVARIANTS) {
    expect(guard, id).toMatch(/\.$/);
    expect(readFileSync(fault[1], "utf8"), id).toContain(fault[2]);
  }
});

test("no two promises share a name", () => expect(new Set(INVARIANTS.map((i) => i.id)).size).toBe(INVARIANTS.length));

test("what was tried is read from the tests of the guards", () => {
  expect(triedIn(['    ["S1", "a movement is lost", ["delete"], DENIED],\n    ["S1", "a level is set", []],\n    ["S1", "let through", "insert"],']).get("S1")).toEqual(["a movement is lost", "a level is set"]);
});
