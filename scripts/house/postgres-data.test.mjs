import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { endLeftover, postmaster } from "./postgres-data.mjs";

const data = mkdtempSync(path.join(tmpdir(), "unico-data-"));
const file = path.join(data, "postmaster.pid");
const note = (pid) => writeFileSync(file, `${pid}\n${data}\n1764000000\n54321\n\n127.0.0.1\n  16980053    131103\nready   \n`);
afterAll(() => rmSync(data, { recursive: true, force: true }));

test("what a server notes about itself is read, and nothing where none ran", () => {
  expect(postmaster(data)).toBeNull();
  note(4242);
  expect(postmaster(data)).toEqual({ pid: 4242, port: 54_321, ready: true });
});

test("a note whose number is a stranger's by now is removed, the stranger left alone", async () => {
  const stranger = spawn("sleep", ["60"], { stdio: "ignore" });
  note(stranger.pid);
  expect(await endLeftover(data)).toBe(false);
  expect(existsSync(file)).toBe(false);
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  stranger.kill();
});

test("a server left on this data is ended", async () => {
  const left = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "--", "postgres", "-D", data], { stdio: "ignore" });
  const gone = new Promise((resolve) => left.once("exit", (_, signal) => resolve(signal)));
  note(left.pid);
  expect(await endLeftover(data)).toBe(true);
  expect(await gone).toBe("SIGINT");
});
