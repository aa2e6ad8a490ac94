import { expect, test } from "vitest";
import { checkGivenDatabase, whyNoConnection, whyUnfit, shown } from "./given-database.mjs";
import { asTrouble, lineFor, Trouble, troubleFor } from "./trouble.mjs";

test.each([
  ["npm error code ENOSPC\nnpm error syscall write", "install", /^The disk is full/],
  ["FATAL:  could not write to file \"base/1\": No space left on device", "database", /^The disk is full/],
  ["npm error request to https://r.example/zod failed, reason: getaddrinfo EAI_AGAIN r.example", "install", /^The packages can't be downloaded: connect to the network/],
  ["npm error code ENOTCACHED", "install", /connect to the network/],
  ["npm error code E401", "install", /^The package registry refuses \(E401\)/],
  ["npm error code E404\nnpm error 404 Not Found - GET https://r.example/zod", "install", /isn't one, or lacks a package: check `npm config get registry`/],
  ["npm error code FETCH_ERROR\nnpm error invalid json response body at https://r.example/zod reason: Unexpected token '<'", "install", /asks you to sign in/],
  ["npm error code EINTEGRITY", "install", /npm cache clean/],
  ["FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory", "build", /too little free memory/],
  ["EACCES: permission denied, open '/srv/shop/.unico/postgres.json'", "", /^This user may not use \/srv\/shop\/.unico\/postgres.json/],
])("%s is told in one line", (output, during, line) => {
  const told = lineFor(output, during, "none");
  expect(told).toMatch(line);
  expect(told).not.toContain("\n");
});

test("a known cause is one line alone; the others show what was said", () => {
  expect(troubleFor("Error: ENOSPC: no space left\n at a\n at b", "build", "The build fails.", "many lines")).toMatchObject({ message: expect.stringMatching(/^The disk is full/), details: "" });
  expect(troubleFor("Type error in x.ts", "build", "The build fails.", "many lines")).toMatchObject({ message: "The build fails.", details: "many lines" });
});

test("a refused connection outside the install is not taken for a missing network", () => {
  expect(lineFor("connect ECONNREFUSED 127.0.0.1:5432", "database", "the step's own line")).toBe("the step's own line");
});

test("an unknown fault stays what it is, a known one becomes a line", () => {
  const unknown = new TypeError("x is not a function");
  expect(asTrouble(unknown)).toBe(unknown);
  expect(asTrouble(Object.assign(new Error("write failed"), { code: "ENOSPC" }))).toBeInstanceOf(Trouble);
});

test.each([
  ["28P01", /check its user name and password/],
  ["3D000", /doesn't exist .*createdb/],
  ["53300", /no connection free/],
  ["ECONNREFUSED", /start the server, correct the address, or unset/],
  ["CONNECT_TIMEOUT", /No PostgreSQL answers/],
  ["ENOTFOUND", /host .* isn't known/],
])("DATABASE_URL failing with %s says what to do", (code, line) => {
  expect(whyNoConnection(Object.assign(new Error("no"), { code }), "me@db:5432/shop")).toMatch(line);
});

const fit = { version: "PostgreSQL 16.2", number: 160_002, shown: "16.2", who: "me", name: "shop", encoding: "UTF8", frozen: false, mayCreate: true, hasRole: true, mayCreateDatabases: false };
test.each([
  [{}, null],
  [{ number: 140_009, shown: "14.9" }, /is PostgreSQL 14.9 .*15 or newer/],
  [{ version: "CockroachDB CCL v26.1" }, /isn't PostgreSQL/],
  [{ encoding: "LATIN1" }, /encoded in LATIN1/],
  [{ frozen: true }, /read-only copy/],
  [{ mayCreate: false }, /grant create on database shop to me/],
  [{ hasRole: false }, /create role unico_app .*create role unico_doctor/],
])("a server that differs by %j", (change, line) => {
  const told = whyUnfit({ ...fit, ...change }, "me@db:5432/shop");
  if (line === null) expect(told).toBeNull();
  else expect(told).toMatch(line);
});

test("an address is shown without its password", () => {
  expect(shown("postgres://me:s3cret@db.example/shop")).toBe("me@db.example:5432/shop");
  expect(shown("mysql://me@db.example/shop")).toBeNull();
  expect(shown("nonsense")).toBeNull();
  expect(shown("postgres://me:p%ZZ@db.example/shop")).toBeNull();
});

test.each([
  ["postgres://me:p%ZZ@127.0.0.1:1/shop", /is no PostgreSQL address: .*%25/],
  ["postgres://me@127.0.0.1:1", /names no database \(me@127.0.0.1:1\): add one at the end/],
  ["postgres://me@127.0.0.1:1/", /names no database/],
])("%s is refused before anything asks it", async (url, line) => {
  await expect(checkGivenDatabase(url)).rejects.toThrow(line);
});

test("a server for tests needs no database of its own", async () => {
  await expect(checkGivenDatabase("postgres://me@127.0.0.1:1", "TEST_DATABASE_URL")).rejects.toThrow(/No PostgreSQL answers at TEST_DATABASE_URL/);
});
