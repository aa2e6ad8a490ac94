import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { freshLog, root } from "./places.mjs";
import { reachesRegistry, requireRoom } from "./means.mjs";
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

/** The program and arguments that run npm: the one that runs us, if one does. */
export function npm(args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith(".js") ? [process.env.npm_node_execpath ?? process.execPath, [cli, ...args]] : ["npm", args];
}

/** Starts an installer and follows it; its failure is told in one line. */
async function call(run, [program, args], options, note, otherwise) {
  let child;
  try {
    child = await run.child("install", program, args, { env: npmEnvironment(), ...options });
  } catch (error) {
    if (error.code === "ENOENT") throw new Trouble("npm isn't found: install Node with npm (https://nodejs.org), then run the command again.");
    throw error;
  }
  const { code, output } = await follow(child, { onLine: note, log: freshLog("install.log") });
  // Neither its warnings nor its manual help here.
  const telling = output.split("npm error Clean install a project")[0].replace(/^npm (warn|notice) .*\n/gm, "");
  if (code !== 0) throw new Trouble(lineFor(output, "install", otherwise), { details: tail(telling, 12) });
  return output;
}

async function npmSettings(run) {
  const output = await call(run, npm(["config", "get", "registry", "https-proxy", "proxy"]), { cwd: root }, () => {}, "npm's settings can't be read: `npm config get registry` says why.");
  return Object.fromEntries(output.split("\n").filter((line) => /^[a-z-]+=/.test(line)).map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}

/** Installs from the lock file unless node_modules already matches it; brings the pinned Node where scripts are off. */
export async function install(run, note) {
  const complete = isInstalled();
  if (complete && existsSync(pinnedNode)) return { note: "as in package-lock.json" };
  let said = "";
  if (!complete) {
    requireRoom(existsSync(path.join(root, "node_modules/next")) ? 300 : 1300, "installing the packages");
    note("npm ci");
    const online = await reachesRegistry(await npmSettings(run));
    const how = online ? ["--prefer-offline", "--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=8000"] : ["--offline"];
    const args = ["ci", ...how, "--no-audit", "--no-fund", "--include=dev", "--include=optional"];
    const output = await call(run, npm(args), { cwd: root }, (line) => line.startsWith("npm warn") || note(line), "`npm ci` fails: the lines above say why (all of it is in .unico/logs/install.log).");
    said = /added \d+ packages/.exec(output)?.[0] ?? "";
  }
  if (!existsSync(pinnedNode)) {
    // `ignore-scripts` in somebody's npm settings: the package that brings Node does so in its install script.
    const cwd = path.join(root, "node_modules/node");
    const node = process.env.npm_node_execpath ?? process.execPath;
    await call(run, [node, ["installArchSpecificPackage.js"]], { cwd }, note, "Node 24 can't be installed: the lines above say why.");
  }
  if (!existsSync(pinnedNode)) throw new Trouble("Node 24 isn't where its package should have put it: delete node_modules, then run the command again.");
  return { note: said };
}
