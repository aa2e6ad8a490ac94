import { expect, test } from "vitest";
import type { Invariant } from "@/db/invariants/types";
import type { Finding } from "@/lib/health/types";
import { exitCodeOf, jsonOf, tableOf } from "./report";

const one = (id: string, within?: number): Invariant => ({ id, says: { it: "", en: `What ${id} says is true of all of it and of every part that anybody could think of.` }, ...(within ? { within } : {}), broken: "", guard: "A guard.", mend: { it: "", en: "Look at the shelf." }, fault: ["", "", ""] });
const KNOWN = [one("S1"), one("S5", 2)];
const found = (...findings: Partial<Finding>[]) => ({ at: new Date("2026-11-22T10:00:00Z"), ms: 1234, findings: findings.map((f) => ({ id: "S1", rows: 0, keys: [], ms: 3, ...f })) });

test("a shell hears 0 when all holds, 1 when something is broken, 2 when nothing is but not all was looked at", () => {
  expect(exitCodeOf(found({}))).toBe(0);
  expect(exitCodeOf(found({}, { rows: null, unseen: "time" }))).toBe(2);
  expect(exitCodeOf(found({ rows: 1 }, { rows: null, unseen: "time" }))).toBe(1);
});

test("people see every invariant, and under a broken one its first rows and what to do", () => {
  const table = tableOf(KNOWN, found({ rows: 1203, keys: ["LAMP at milano", "VASE at roma"] }, { id: "S5", rows: null, unseen: "time" }), "127.0.0.1:5432/unico", ["A note."]);
  expect(table).toMatch(/✗ S1 +What S1 says .* 1,203\n/);
  expect(table).toContain("· LAMP at milano\n         · VASE at roma\n         · and 1,201 more\n       → Look at the shelf.");
  expect(table).toMatch(/\? S5 .* too slow/);
  expect(table).toContain("Broken: S1\nNot looked at: S5\n2 invariants, 1.2 s, 127.0.0.1:5432/unico\nA note.");
  for (const line of table.split("\n")) expect(line.length).toBeLessThanOrEqual(78);
  expect(tableOf(KNOWN, found({}), "here")).toContain("Healthy: 1 invariant, 1.2 s, here");
});

test("machines get one object with everything in it", () => {
  const json = jsonOf(KNOWN, found({ rows: 1, keys: ["LAMP"] }), "here");
  expect(JSON.parse(JSON.stringify(json))).toMatchObject({ healthy: false, at: "2026-11-22T10:00:00.000Z", invariants: [{ id: "S1", rows: 1, keys: ["LAMP"], withinMinutes: 0, guard: "A guard.", mend: "Look at the shelf." }] });
});
