import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { pinnedNode } from "./install.mjs";
import { follow, tail } from "./output.mjs";
import { freshLog, root } from "./places.mjs";
import { Trouble } from "./trouble.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];
/** How a system installs Chromium, by the program that does it. */
const MANAGERS = [
  ["apt-get", [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]],
  ["dnf", [["install", "-y", "chromium"]]],
  ["apk", [["add", "--no-cache", "chromium"]]],
  ["pacman", [["-Sy", "--noconfirm", "chromium"]]],
  ["zypper", [["--non-interactive", "install", "chromium"]]],
];

function onPath(name) {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // the next folder
    }
  }
  return null;
}

/** Whether it starts at all: some systems have a stand-in that only says where to get it, or lack its libraries. */
const works = (file) => spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0;

function installed() {
  for (const file of [...NAMES.map(onPath), ...MAC.filter(existsSync)]) if (file && works(file)) return file;
  return null;
}

/** Playwright's own, where it would lie; null when it isn't there or lacks libraries. */
function playwrights() {
  const asked = spawnSync(pinnedNode, ["-e", "console.log(require('@playwright/test').chromium.executablePath())"], { cwd: root, encoding: "utf8" });
  const file = asked.stdout?.trim();
  return file && existsSync(file) && works(file) ? file : null;
}

async function tried(run, program, args, note, log) {
  const child = await run.child("browser", program, args, {
    cwd: root,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000" },
  });
  return follow(child, { onLine: note, log });
}

async function bySystem(run, note, log) {
  const manager = MANAGERS.find(([program]) => onPath(program));
  if (!manager) return "";
  const [program, calls] = manager;
  const asRoot = process.getuid?.() === 0 ? [] : onPath("sudo") && spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n"] : null;
  if (!asRoot) return `(this user may not call ${program})`;
  for (const args of calls) {
    const [first, ...rest] = [...asRoot, program, ...args];
    const { code, output } = await tried(run, first, rest, note, log);
    if (code !== 0) return tail(output, 8);
  }
  return "";
}

/**
 * A Chromium to run the journeys in: the one PLAYWRIGHT_CHROMIUM names, one of the machine, Playwright's own, or one
 * that Playwright or the system's package manager installs now.
 * @returns {Promise<{ file: string, note: string }>}
 */
export async function findChromium(run, note) {
  const given = process.env.PLAYWRIGHT_CHROMIUM;
  if (given && !works(given)) throw new Trouble(`PLAYWRIGHT_CHROMIUM=${given} doesn't start: correct the path, or unset it to let the tests find one.`);
  const there = given || installed() || playwrights();
  if (there) return { file: there, note: there };
  const log = freshLog("browser.log");
  note("playwright install chromium");
  const own = await tried(run, pinnedNode, ["node_modules/@playwright/test/cli.js", "install", "chromium"], note, log);
  const fetched = playwrights();
  if (fetched) return { file: fetched, note: fetched };
  note("the system's package manager");
  const said = await bySystem(run, note, log);
  const brought = installed();
  if (brought) return { file: brought, note: brought };
  throw new Trouble("No Chromium is here and none can be installed: install Chromium or Chrome and set PLAYWRIGHT_CHROMIUM to its path, then run `npm test` again.", {
    details: `${tail(own.output, 6)}\n${said}`,
  });
}
