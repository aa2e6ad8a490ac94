import { randomBytes } from "node:crypto";
import { chownSync, cpSync, existsSync, lchownSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isCluster } from "./postgres-binaries.mjs";
import { commandOf, end, identityOf } from "./processes.mjs";
import { follow } from "./output.mjs";
import { recall, remember, unico } from "./places.mjs";
import { Trouble, troubleFor } from "./trouble.mjs";

export const SUPERUSER = "unico";
/** How a postmaster is asked to end: fast, then at once, then not asked. Its backends follow it. */
export const ENDING = { group: false, signals: [["SIGINT", 10_000], ["SIGQUIT", 4000], ["SIGKILL", 2000]], last: "SIGQUIT" };
/** A superuser's address of one of a cluster's databases. */
export const addressOf = (password, port, database) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
const ID = "unico.id";
const NOTES = "postgres.json";

/** What postmaster.pid says: process, port and whether connections are welcome. Null when there is none. */
export function postmaster(data) {
  try {
    const lines = readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/** The demo's server as it runs now, left as it is; null when none does. */
export function runningCluster() {
  const { data, password } = recall(NOTES) ?? {};
  const up = data ? postmaster(data) : null;
  if (!up?.ready || !commandOf(up.pid).includes(`-D ${data}`)) return null;
  return { port: up.port, urlOf: (database) => addressOf(password, up.port, database) };
}

/** Ends a server that a killed run left on this data, or removes the note of one that is gone. */
export async function endLeftover(data) {
  const found = postmaster(data);
  if (!found) return false;
  const recorded = { pid: found.pid, identity: identityOf(found.pid) };
  const isOurs = recorded.identity !== null && commandOf(found.pid).includes(`-D ${data}`);
  if (isOurs && !(await end(recorded, ENDING))) throw new Trouble(`An earlier database doesn't end: \`kill -9 ${found.pid}\`, then run the command again.`);
  rmSync(path.join(data, "postmaster.pid"), { force: true }); // the number may be a stranger's by now
  return isOurs;
}

function give(at, owner) {
  if (owner.uid === undefined) return;
  lchownSync(at, owner.uid, owner.gid);
  for (const entry of readdirSync(at, { withFileTypes: true })) {
    const inner = path.join(at, entry.name);
    if (entry.isDirectory()) give(inner, owner);
    else lchownSync(inner, owner.uid, owner.gid);
  }
}

const belongs = (data, id) => {
  if (!isCluster(data)) return false;
  const file = path.join(data, ID);
  return existsSync(file) && readFileSync(file, "utf8").trim() === id;
};

/** Uses the cluster this copy of the project knows, following it when the project was moved. */
async function adopt(data, notes, owner) {
  const near = path.dirname(data) === unico;
  if (isCluster(data) && !belongs(data, notes.id)) {
    if (near) throw new Trouble("`.unico/postgres.json` is not that of `.unico/postgres`: put it back, or delete the folder `.unico` to begin with a fresh demo.");
    await endLeftover(data); // an earlier clone's, at the same path
    rmSync(data, { recursive: true, force: true });
  }
  for (const from of [notes.data, path.join(unico, path.basename(data))]) {
    if (isCluster(data) || !from || !belongs(from, notes.id)) continue;
    await endLeftover(from);
    rmSync(`${data}.new`, { recursive: true, force: true });
    cpSync(from, `${data}.new`, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    give(`${data}.new`, owner);
    renameSync(`${data}.new`, data);
    rmSync(from, { recursive: true, force: true });
  }
  return isCluster(data);
}

/** Makes a cluster: UTF-8, byte order, checksums, one superuser with a password. Whole or not at all. */
export async function createCluster({ data, native, owner, begin, password, id, sync }) {
  const fresh = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner.uid !== undefined) for (const at of [fresh, passwordFile]) chownSync(at, owner.uid, owner.gid);
  try {
    let output = "";
    // C.UTF-8 of the C library tells letters from other signs in search; a machine without it falls back to C.
    for (const locale of ["C.UTF-8", "C"]) {
      const args = [`--pgdata=${fresh}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8"];
      args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8", `--locale=${locale}`, "--lc-messages=C", "--no-instructions");
      const child = await begin("initdb", path.join(native, "bin/initdb"), sync ? args : [...args, "--no-sync"], {
        ...owner,
        cwd: "/",
        env: { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" },
      });
      const made = await follow(child);
      if (made.code === 0) {
        writeFileSync(path.join(fresh, ID), `${id}\n`);
        renameSync(fresh, data);
        return;
      }
      output = made.output;
      if (!output.includes("invalid locale")) break;
    }
    throw troubleFor(output, "database", "The database's folder can't be made: the lines above say why.", output);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** The demo's cluster, made if this copy has none yet: its notes, with the password, are in .unico/postgres.json. */
export async function ensureCluster({ data, packaged, native, owner, begin }) {
  let notes = recall(NOTES) ?? {};
  if (!(await adopt(data, notes, owner))) {
    notes = { id: randomBytes(12).toString("hex"), password: randomBytes(24).toString("base64url"), port: notes.port };
    remember(NOTES, { ...notes, data });
    await createCluster({ data, native, owner, begin, password: notes.password, id: notes.id, sync: true });
  }
  const made = Number.parseInt(readFileSync(path.join(data, "PG_VERSION"), "utf8"), 10);
  if (made !== packaged.major) {
    throw new Trouble(`${data} was made by PostgreSQL ${made}, this release brings ${packaged.major}: set DATABASE_URL to a server of your own, or delete \`.unico\` to begin with a fresh demo.`);
  }
  await endLeftover(data);
  return { id: notes.id, password: notes.password, port: notes.port, notePort: (port) => remember(NOTES, { ...notes, data, port }) };
}
