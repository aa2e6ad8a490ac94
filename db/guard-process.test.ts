import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** What a guarded process says before it ends, and how it ends. */
const run = (mode: string): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(new URL("testing/survivor.ts", import.meta.url)), mode], {
      env: { ...process.env, LOG_LEVEL: "info" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk) => (said += String(chunk)));
    child.once("exit", (code) => resolve({ code, said }));
  });

test("the driver's known exception is caught, counted and logged, and the process lives", async () => {
  const { code, said } = await run("known");
  expect(said).toContain("caught the driver's exception");
  expect(said).toContain("alive 1");
  expect(code).toBe(0);
});

test("any other uncaught exception still ends the process", async () => {
  const { code, said } = await run("stranger");
  expect(said).toContain("the process ends");
  expect(said).not.toContain("alive");
  expect(code).toBe(1);
});
