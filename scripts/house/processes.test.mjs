import { spawn } from "node:child_process";
import { afterEach, expect, test } from "vitest";
import { begin, commandOf, end, identityOf, isAlive } from "./processes.mjs";

const started = [];
const start = async (...args) => {
  const child = await begin(process.execPath, args, { stdio: "ignore" });
  started.push(child);
  return child;
};
afterEach(() => {
  for (const { pid } of started.splice(0)) {
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      // it ended as it should
    }
  }
});

test("a process is known by its start, not by its number alone", async () => {
  const child = await start("-e", "setInterval(() => {}, 1000)");
  expect(isAlive(child)).toBe(true);
  expect(commandOf(child.pid)).toContain("setInterval");
  const stranger = { pid: child.pid, identity: `${child.identity} of a process before it` };
  expect(isAlive(stranger)).toBe(false);
  await end(stranger);
  expect(isAlive(child)).toBe(true);
});

test("numbers that are nobody's have no identity", () => {
  for (const pid of [0, 1, -5, Number.NaN, 2 ** 30]) expect(identityOf(pid)).toBeNull();
});

test("one that ignores a gentle end is ended all the same, its children too", async () => {
  const child = await start("-e", "process.on('SIGTERM', () => {}); require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' }); setInterval(() => {}, 1000)");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await end(child, { signals: [["SIGTERM", 200], ["SIGKILL", 2000]] })).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(() => process.kill(-child.pid, 0)).toThrow("ESRCH");
});

test("a finished process that nobody has collected counts as gone", async () => {
  const parent = spawn(process.execPath, ["-e", "const c = require('node:child_process').spawn('sleep', ['60'], { stdio: 'ignore' }); console.log(c.pid); process.kill(process.pid, 'SIGSTOP')"], { stdio: ["ignore", "pipe", "ignore"] });
  const pid = Number(await new Promise((resolve) => parent.stdout.once("data", resolve)));
  const identity = identityOf(pid);
  process.kill(pid, "SIGKILL");
  await expect.poll(() => isAlive({ pid, identity })).toBe(false);
  parent.kill("SIGKILL");
});
