import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { peopleIn } from "./demo-data.mjs";
import { matchesLock } from "./install.mjs";
import { missingPlatforms } from "./lock-platforms.mjs";
import { lastLine, playwrightTally, vitestTally } from "./tally.mjs";

const lock = { packages: { "": { name: "shop" }, "node_modules/a": { version: "1.0.0", integrity: "x" }, "node_modules/b-darwin": { version: "2.0.0", optional: true } } };
test.each([
  ["all of it, other platforms aside", { "node_modules/a": { version: "1.0.0", integrity: "x" } }, true],
  ["another version", { "node_modules/a": { version: "1.0.1", integrity: "x" } }, false],
  ["another content", { "node_modules/a": { version: "1.0.0", integrity: "y" } }, false],
  ["nothing", {}, false],
])("node_modules with %s", (_, packages, fits) => expect(matchesLock(lock, { packages })).toBe(fits));

test("package-lock.json names every platform's builds; if not, `node scripts/complete-lock.mjs` adds them", () => {
  const own = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"));
  expect(Object.keys(missingPlatforms(own))).toEqual([]);
});

test("a missing build is added with the platform its name tells", () => {
  const packages = { "node_modules/tool": { version: "1.2.3", dev: true, optionalDependencies: { "@tool/binding-linux-arm64-musl": "1.2.3", "@tool/there": "1.2.3" } }, "node_modules/@tool/there": { version: "1.2.3" } };
  expect(missingPlatforms({ packages })).toEqual({
    "node_modules/@tool/binding-linux-arm64-musl": { version: "1.2.3", cpu: ["arm64"], dev: true, libc: ["musl"], optional: true, os: ["linux"] },
  });
});

test("the people of a seed are read from the JSON at its end", () => {
  const people = [{ role: "manager", email: "a@shop.example", password: "p" }];
  expect(peopleIn(`rooms filled\n${JSON.stringify({ people })}\nsaid on the other stream\n`)).toEqual(people);
  for (const output of ["", "done", '{"people":[]}', '{"people":', "null"]) expect(peopleIn(output)).toBeNull();
});

test("two reports are counted together", () => {
  const unit = vitestTally({ numPassedTests: 300, numFailedTests: 0, numPendingTests: 0 });
  const journeys = playwrightTally({ stats: { expected: 11, flaky: 1, unexpected: 0, skipped: 0 } });
  expect(lastLine([unit, journeys])).toBe("312 passed, 0 failed");
  expect(lastLine([unit, { passed: 1, failed: 2, skipped: 3 }])).toBe("301 passed, 2 failed, 3 skipped");
});
