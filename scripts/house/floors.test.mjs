import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { belowFloors, isOlder } from "./floors.mjs";

const read = (file) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"));

test("nothing in the lock file is older than the release that mended a known hole", () => {
  expect(belowFloors(read("package-lock.json"))).toEqual([]);
});

test("a package below its floor is named, however deep it lies", () => {
  const lock = { packages: { "": {}, "node_modules/next": { version: "16.2.9" }, "node_modules/a/node_modules/esbuild": { version: "0.18.20" }, "node_modules/esbuild": { version: "0.28.2" }, "node_modules/next-auth": { version: "4.24.15" } } };
  expect(belowFloors(lock)).toEqual([expect.stringContaining("node_modules/next is 16.2.9"), expect.stringContaining("node_modules/a/node_modules/esbuild is 0.18.20")]);
});

test.each([["16.3.2", "16.3.3", true], ["16.3.3", "16.3.3", false], ["16.10.0", "16.3.3", false], ["15.9.9", "16.0.0", true], ["17.0.0-beta.1", "16.3.3", false]])("%s is older than %s: %s", (version, than, older) => {
  expect(isOlder(version, than)).toBe(older);
});

test("install scripts run for the packages that were looked at, and for no others", () => {
  const [{ allowScripts }, lock] = [read("package.json"), read("package-lock.json")];
  const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript).map(([at]) => at.replace(/^.*node_modules\//, ""));
  expect(scripted.filter((name) => allowScripts[name] !== true)).toEqual([]);
  expect(readFileSync(new URL("../../.npmrc", import.meta.url), "utf8")).toMatch(/^strict-allow-scripts=true$/m);
});

test("every package of the lock file comes with the hash of its content (builds for other machines by their version alone)", () => {
  const loose = Object.entries(read("package-lock.json").packages).filter(([at, { integrity, optional, link, inBundle }]) => at !== "" && !integrity && !optional && !link && !inBundle);
  expect(loose.map(([at]) => at)).toEqual([]);
});
