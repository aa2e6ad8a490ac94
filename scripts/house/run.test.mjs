import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

// A project of its own, so that its notes are not this one's.
const project = mkdtempSync(path.join(tmpdir(), "unico-run-"));
cpSync(import.meta.dirname, path.join(project, "scripts/house"), { recursive: true });
afterAll(() => rmSync(project, { recursive: true, force: true }));

test("a note that can't be written when a child ends, as on a full disk, does not end the run and leaves no half of itself", () => {
  writeFileSync(
    path.join(project, "scripts/try.mjs"),
    `import { mkdirSync, rmSync } from "node:fs";
    import { openRun } from "./house/run.mjs";
    const run = await openRun("run", "a try");
    const child = await run.child("child", process.execPath, ["-e", "setTimeout(() => {}, 300)"]);
    rmSync(".unico/run.json");
    mkdirSync(".unico/run.json/full", { recursive: true }); // nothing can take its place
    await new Promise((resolve) => child.once("exit", () => setTimeout(resolve, 100)));
    console.log("goes on");
    rmSync(".unico/run.json", { recursive: true });
    await run.close(0);`,
  );
  expect(execFileSync(process.execPath, ["scripts/try.mjs"], { cwd: project, encoding: "utf8" })).toContain("goes on");
  expect(readdirSync(path.join(project, ".unico"))).toEqual([]);
});
