import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { localBase, SHIELD, withoutOwner } from "./settings.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "unico-env-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const name of [".env", ".env.local", ".env.production", ".env.production.local", ".env.development", ".env.test"]) writeFileSync(path.join(folder, name), "SMTP_URL=smtp://relay.example\nNEXT_PUBLIC_NAME=mine\n");

/** What Next's own loader makes of the folder in a process with this environment. */
const loaded = (environment) =>
  JSON.parse(
    execFileSync(process.execPath, ["-e", `require("@next/env").loadEnvConfig(${JSON.stringify(folder)}, false, { info() {}, error() {} }); console.log(JSON.stringify([process.env.SMTP_URL, process.env.NEXT_PUBLIC_NAME].map((each) => each ?? null)))`], {
      env: { PATH: process.env.PATH, ...environment },
      encoding: "utf8",
    }),
  );

test.each(["production", "development", "test"])("somebody's .env files reach no build, no server and no test: %s", (mode) => {
  expect(loaded({ NODE_ENV: mode })).toEqual(["smtp://relay.example", "mine"]); // without the shield they would
  expect(loaded({ NODE_ENV: mode, ...SHIELD })).toEqual([null, null]);
});

test("what the person at the keyboard has set does not reach a test, what the machine needs does", () => {
  const outside = { PATH: "/bin", HOME: "/home/me", NODE_ENV: "production", PORT: "80", DATABASE_URL: "postgres://me@db/shop", SMTP_URL: "smtp://relay.example", STRIPE_SECRET_KEY: "sk_live_x", NEXT_PUBLIC_NAME: "mine", UNICO_DEMO: "1" };
  expect(withoutOwner(outside)).toEqual({ PATH: "/bin", HOME: "/home/me", ...SHIELD });
});

test("the shop's own address is as a browser writes it", () => expect([80, 3000].map(localBase)).toEqual(["http://localhost", "http://localhost:3000"]));
