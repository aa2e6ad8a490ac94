import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, wherever the command was called from. */
export const root = path.resolve(fileURLToPath(import.meta.url), "../../..");
/** What this machine's copy keeps to itself: database, secrets, logs. Git-ignored; deleting it resets the demo. */
export const unico = path.join(root, ".unico");

/** A path inside `.unico`, whose folder exists; for root it can be entered by others, as the database runs as another user. */
export function keep(...names) {
  const file = path.join(unico, ...names);
  mkdirSync(path.dirname(file), { recursive: true });
  if (process.getuid?.() === 0 && (statSync(unico).mode & 0o055) !== 0o055) chmodSync(unico, 0o755);
  return file;
}

/** The parsed content of a file in `.unico`, or null when it is missing or cut off. */
export function recall(name) {
  try {
    return JSON.parse(readFileSync(path.join(unico, name), "utf8"));
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ENOTDIR" || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The database of the shop that was started here last: the demo's, or that of `npm start -- --own`. */
export const localDatabase = () => recall("shop.json")?.database ?? "unico";

/** Writes a file of `.unico` whole or not at all, readable by its owner only. */
export function remember(name, value) {
  const file = keep(name);
  const half = `${file}.${process.pid}`;
  try {
    writeFileSync(half, JSON.stringify(value, null, 2) + "\n", { mode: 0o600 });
    renameSync(half, file);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}

/** A log file for one run; the run before it stays beside it as `.1`. */
export function freshLog(name) {
  const file = keep("logs", name);
  try {
    renameSync(file, `${file}.1`);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  return file;
}
