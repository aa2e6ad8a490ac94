import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { freshLog, root } from "./places.mjs";
import { follow, tail } from "./output.mjs";
import { lineFor, Trouble } from "./trouble.mjs";

/** The Node that every part of the shop runs on, whatever Node the machine has. */
export const pinnedNode = path.join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");

/** The environment of npm and install scripts: the machine's own Node, not one that is being replaced. */
function npmEnvironment() {
  const PATH = (process.env.PATH ?? "").split(path.delimiter).filter((each) => !each.endsWith(path.join("node_modules", ".bin")));
  return { ...process.env, PATH: PATH.join(path.delimiter) };
}

/**
 * Whether node_modules holds what package-lock.json says. `installed` is the list npm keeps in
 * node_modules/.package-lock.json; entries for other platforms are optional and may be missing. Pure.
 */
export function matchesLock(lock, installed) {
  return Object.entries(lock.packages ?? {}).every(([at, wanted]) => {
    if (at === "") return true;
    const there = installed.packages?.[at];
    if (!there) return Boolean(wanted.optional || wanted.devOptional || wanted.peer);
    return there.version === wanted.version && there.integrity === wanted.integrity;
  });
}

function isInstalled() {
  try {
    const [lock, installed] = ["package-lock.json", "node_modules/.package-lock.json"].map((file) => JSON.parse(readFileSync(path.join(root, file), "utf8")));
    return matchesLock(lock, installed);
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) return false;
    throw error;
  }
}

async function npm(run, args, note, cwd = root) {
  const cli = process.env.npm_execpath;
  const [program, first] = cli?.endsWith(".js") ? [process.env.npm_node_execpath ?? process.execPath, [cli]] : ["npm", []];
  let child;
  try {
    child = await run.child("npm", program, [...first, ...args], { cwd, env: npmEnvironment() });
  } catch (error) {
    if (error.code === "ENOENT") throw new Trouble("npm isn't found: install Node with npm (https://nodejs.org), then run the command again.");
    throw error;
  }
  const { code, output } = await follow(child, { onLine: note, log: freshLog("install.log") });
  if (code === 0) return output;
  throw new Trouble(lineFor(output, "install", "`npm ci` failed: the lines above say why (all of it is in .unico/logs/install.log)."), { details: tail(output, 12) });
}

/** Installs from the lock file unless node_modules already matches it; brings the pinned Node where scripts are off. */
export async function install(run, note) {
  if (isInstalled() && existsSync(pinnedNode)) return { note: "as in package-lock.json" };
  let said = "";
  if (!isInstalled()) {
    note("npm ci");
    const retries = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=8000"];
    const output = await npm(run, ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--include=dev", "--include=optional", ...retries], note);
    said = /added \d+ packages/.exec(output)?.[0] ?? "";
  }
  if (!existsSync(pinnedNode)) {
    // `ignore-scripts` in somebody's npm settings: the package that brings Node does so in its install script.
    const { version } = JSON.parse(readFileSync(path.join(root, "node_modules/node/package.json"), "utf8"));
    note(`Node ${version}`);
    const at = path.join(root, "node_modules/node");
    const child = await run.child("node", process.execPath, ["installArchSpecificPackage.js"], { cwd: at, env: npmEnvironment() });
    const { output } = await follow(child, { onLine: note });
    if (!existsSync(pinnedNode)) throw new Trouble(lineFor(output, "install", `Node ${version} can't be installed: the lines above say why.`), { details: tail(output, 12) });
  }
  return { note: said };
}
