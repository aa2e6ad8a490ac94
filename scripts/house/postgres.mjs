import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, existsSync, fstatSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import path from "node:path";
import { freePort } from "./ports.mjs";
import { packagedPostgres, runnable } from "./postgres-binaries.mjs";
import { addressOf, createCluster, endLeftover, ensureCluster, ENDING, postmaster } from "./postgres-data.mjs";
import { canEnter, databaseOwner, elsewhere } from "./postgres-owner.mjs";
import { begin, commandOf, end, identityOf, isAlive } from "./processes.mjs";
import { freshLog, keep, recall, unico } from "./places.mjs";
import { smallDisk } from "./small-disk.mjs";
import { Trouble, troubleFor } from "./trouble.mjs";

const PATIENCE = 90_000;
const ALWAYS = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC", "lc_messages=C"];
const LASTING = ["synchronous_commit=on"];
const THROWAWAY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0", "max_connections=200"];

/** One attempt: null when it serves, else what the server said before it ended. */
async function attempt({ data, native, owner, begin, port, settings, log }) {
  const file = openSync(log, "a", 0o600);
  const from = fstatSync(file).size;
  const args = ["-D", data, "-p", String(port), ...settings.flatMap((each) => ["-c", each])];
  const options = { ...owner, cwd: "/", stdio: ["ignore", file, file], env: { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" } };
  const server = await begin("postgres", path.join(native, "bin/postgres"), args, { ...options, how: ENDING });
  closeSync(file);
  const until = Date.now() + PATIENCE;
  while (isAlive(server) && Date.now() < until) {
    const told = postmaster(data);
    if (told?.pid === server.pid && told.ready) return { server };
    await pause(20);
  }
  await end(server, ENDING);
  return { said: readFileSync(log).subarray(from).toString("utf8") || "no answer within 90 s" };
}

async function serve(parts) {
  let port = await freePort(parts.port);
  for (let tries = 1; ; tries++) {
    const { server, said } = await attempt({ ...parts, port });
    if (server) return { server, port };
    const bound = /could not bind|Address already in use/.test(said);
    // Backends of a server that was killed need a moment to notice.
    const lingering = /pre-existing shared memory block|lock file .* already exists/.test(said);
    if (tries >= 10 || !(bound || lingering)) {
      const line = `The database doesn't start: the lines above say why (all of it is in ${path.relative(process.cwd(), parts.log)}).`;
      throw troubleFor(said, "database", line, said.split("\n").slice(-12).join("\n"));
    }
    if (bound) port = await freePort();
    else await pause(500);
  }
}

const answer = ({ server, port }, password) => ({
  port,
  server,
  urlOf: (database) => addressOf(password, port, database),
  stop: () => end(server, ENDING),
});

/** Ready to make or start a cluster: binaries, the user to run as, and a place both can use. */
function prepare() {
  keep("postgres.json"); // `.unico` must be there, and open to the database's user
  const packaged = packagedPostgres();
  const owner = databaseOwner(path.join(unico, "postgres"));
  const native = runnable(packaged, owner, elsewhere);
  return { packaged, owner, native, place: canEnter(unico, owner) ? unico : elsewhere() };
}

/** The demo's PostgreSQL: 127.0.0.1 only, a password of its own, durable, on the port it had last if that is free. */
export async function startDemoPostgres(begin) {
  const { packaged, owner, native, place } = prepare();
  const data = path.join(place, "postgres");
  const cluster = await ensureCluster({ data, packaged, native, owner, begin });
  const log = freshLog("postgres.log");
  const up = await serve({ data, native, owner, begin, port: cluster.port, settings: [...ALWAYS, ...LASTING], log });
  cluster.notePort(up.port);
  return { ...answer(up, cluster.password), version: packaged.shown, id: cluster.id };
}

/** The demo's PostgreSQL while a shop of this folder runs it, else null. */
export function runningDemoPostgres() {
  const notes = recall("postgres.json");
  const told = notes?.data ? postmaster(notes.data) : null;
  if (!told?.ready || !commandOf(told.pid).includes(`-D ${notes.data}`)) return null;
  return answer({ server: { pid: told.pid, identity: identityOf(told.pid) }, port: told.port }, notes.password);
}

/** Creates a database unless it is there. Packages must be installed. */
export async function ensureDatabase(postgres, name) {
  const { default: connect } = await import("postgres");
  const sql = connect(postgres.urlOf("postgres"), { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [row] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!row) await sql.unsafe(`create database "${name.replaceAll('"', '""')}"`);
  } catch (error) {
    if (error.code === "28P01") throw new Trouble("The password in .unico/postgres.json is not the database's: delete the folder `.unico` to begin with a fresh demo.");
    throw error;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Checkpoints often, so that a small disk is enough; an answer is on disk as in a shop that sells. */
const BREAKABLE = ["synchronous_commit=on", "max_wal_size=96MB", "min_wal_size=32MB", "restart_after_crash=on"];

const unrecorded = (_label, program, args, options) => begin(program, args, options);

/**
 * A PostgreSQL for one run of the tests: quick instead of durable, empty, gone when stopped. Several runs may go on at
 * once; what killed ones left is cleared. `durable`: as slow to commit as a shop's, for what is measured. `breakable`: it
 * keeps what it has answered when it is killed, can be started again on its port, and lies on a small disk where that can be made.
 * @param {{ durable?: boolean, breakable?: boolean }} how
 */
export async function startTestPostgres(begin = unrecorded, { durable = false, breakable = false } = {}) {
  const { packaged, owner, native, place } = prepare();
  const all = path.join(place, "test-postgres");
  await clearEnded(all);
  const mine = path.join(all, `${process.pid}-${Date.now().toString(36)}`);
  for (const folder of [all, mine]) {
    mkdirSync(folder, { recursive: true });
    if (owner.uid !== undefined) chmodSync(folder, 0o755);
  }
  const removeDisk = breakable ? smallDisk(mine, 512) : null;
  writeFileSync(path.join(mine, "run.json"), JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }));
  const data = path.join(mine, "data");
  const password = randomBytes(16).toString("base64url");
  await createCluster({ data, native, owner, begin, password, id: "test", sync: false });
  const settings = [...ALWAYS, ...(durable ? [...LASTING, "max_connections=200"] : THROWAWAY), ...(breakable ? BREAKABLE : [])];
  const parts = { data, native, owner, begin, settings, log: path.join(mine, "postgres.log") };
  let up = await serve(parts);
  const clear = () => {
    removeDisk?.();
    rmSync(mine, { recursive: true, force: true });
  };
  const stop = async () => {
    await end(up.server, { ...ENDING, signals: ENDING.signals.slice(1) });
    clear();
  };
  const again = async () => {
    if (!isAlive(up.server)) up = await serve({ ...parts, port: up.port });
  };
  /** Kills it as a power cut would, postmaster first. */
  const kill = () => end(up.server, { group: true, signals: [["SIGKILL", 5000]] });
  return { ...answer(up, password), version: packaged.shown, stop, clear, ...(breakable && { kill, again, disk: removeDisk && mine }) };
}

/** Test databases whose run is over without having cleared them. */
async function clearEnded(all) {
  for (const name of existsSync(all) ? readdirSync(all) : []) {
    const left = path.join(all, name);
    let run = null;
    try {
      run = JSON.parse(readFileSync(path.join(left, "run.json"), "utf8"));
    } catch {
      if (Date.now() - statSync(left).mtimeMs < 10_000) continue; // just being made by another run
    }
    if (run && isAlive(run)) continue;
    await endLeftover(path.join(left, "data"));
    rmSync(left, { recursive: true, force: true });
  }
}
