import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { npm } from "./install.mjs";
import { follow, tail } from "./output.mjs";
import { freshLog, recall, remember, root, unico } from "./places.mjs";
import { SHIELD } from "./settings.mjs";
import { Trouble, troubleFor } from "./trouble.mjs";

/** Folders a build reads. Of db only the code: neither migrations nor seed change a page's code. */
const FOLDERS = ["app", "components", "db", "lib", "messages", "public"];
const APART = /(^|\/)(\.DS_Store|.*\.test\.tsx?)$|^db\/(migrations|seed|testing|factories)\//;
/** Files beside them: the settings of Next, TypeScript and styles, the lock file, proxy.ts, instrumentation.ts. */
const BESIDE = /^(?!vitest|playwright|drizzle|knip|\.)[\w.-]+\.(m?[jt]s|json|css)$/;

function files(folder) {
  const found = [];
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const at = folder === "." ? entry.name : `${folder}/${entry.name}`;
    if (APART.test(at) || entry.name === "next-env.d.ts") continue;
    if (folder === "." ? entry.isDirectory() && FOLDERS.includes(at) : entry.isDirectory()) found.push(...files(at));
    else if (entry.isFile() && (folder !== "." || BESIDE.test(at))) found.push(at);
  }
  return found.sort();
}

/** A hash of everything that a build depends on. */
export function fingerprint(environment) {
  const hash = createHash("sha256");
  for (const file of files(".")) hash.update(`${file}\0`).update(readFileSync(path.join(root, file))).update("\0");
  const inlined = Object.keys(environment).filter((name) => name.startsWith("NEXT_PUBLIC_")).sort();
  for (const name of [...inlined, "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"]) hash.update(`${name}=${environment[name] ?? ""}\0`);
  return hash.digest("hex");
}

const builtId = () => {
  try {
    return readFileSync(path.join(root, ".next/BUILD_ID"), "utf8").trim();
  } catch {
    return null;
  }
};

/** A production build, unless the one that is there was made from the same sources and settings. It needs no database, and reads no `.env` file: `environment` is all of it. */
export async function build(run, environment, note) {
  const sources = fingerprint(environment);
  const last = recall("build.json");
  if (last?.sources === sources && last.id === builtId()) return { note: "sources unchanged" };
  rmSync(path.join(unico, "build.json"), { force: true });
  const { DATABASE_URL: _, DATABASE_DIRECT_URL: __, ...rest } = environment;
  const env = { ...rest, ...SHIELD, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const child = await run.child("build", ...npm(["run", "--silent", "build"]), { cwd: root, env });
  const { code, output } = await follow(child, { onLine: note, log: freshLog("build.log") });
  if (code !== 0) {
    if (/Another next build|build process is already running/i.test(output)) throw new Trouble("Another build is running in this folder: wait for its end, then run the command again.");
    throw troubleFor(output, "build", "The build fails: the lines above say where (all of it is in .unico/logs/build.log).", tail(output, 40));
  }
  remember("build.json", { sources, id: builtId() });
  return {};
}
