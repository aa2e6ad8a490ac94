import { existsSync } from "node:fs";
import { shown, whyNoConnection } from "./given-database.mjs";
import { pinnedNode } from "./install.mjs";
import { follow } from "./output.mjs";
import { localDatabase, recall, root } from "./places.mjs";
import { runningCluster } from "./postgres-data.mjs";
import { startDemoPostgres } from "./postgres.mjs";
import { isAlive } from "./processes.mjs";
import { during } from "./run.mjs";
import { readDotEnv } from "./settings.mjs";
import { Trouble } from "./trouble.mjs";

const STOPPED = "The shop isn't running: what has a time limit is dealt with when it runs again.";

/** The database that the environment names, else the one that `npm start` keeps: as it runs, or started for this look. */
export async function database(run, quiet) {
  const given = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
  if (given) {
    const at = shown(given);
    if (!at) throw new Trouble("DATABASE_URL is no PostgreSQL address: write postgres://user:password@host:5432/database.");
    return { url: given, at };
  }
  const shop = recall("run.json");
  const isOpen = Boolean(shop && isAlive(shop.starter));
  const up = runningCluster();
  if (up) return { url: up.urlOf(localDatabase()), at: `127.0.0.1:${up.port}/${localDatabase()}`, note: isOpen ? "" : STOPPED };
  if (isOpen) throw new Trouble("The shop's database is still starting: run the command again in a moment.");
  if (!recall("postgres.json")) throw new Trouble("There is no shop here yet: `npm start` makes one, or set DATABASE_URL to a database of your own.");
  if (!quiet) process.stderr.write("· Starting the shop's database for this look\n");
  const started = await startDemoPostgres(run.child);
  return { url: started.urlOf(localDatabase()), at: `127.0.0.1:${started.port}/${localDatabase()}`, note: STOPPED };
}

/**
 * Looks at the shop and ends the process: 0 healthy, 1 something is broken, 2 something could not be looked at.
 * @param {readonly string[]} args for scripts/doctor/main.ts
 */
export async function runDoctor(args) {
  const failing = 2;
  await during("doctor", "npm run doctor", async (run) => {
    process.stdout.on("error", () => void run.close(failing)); // whoever read, as `head`, has gone
    readDotEnv();
    if (!existsSync(pinnedNode)) throw new Trouble("The packages aren't there: `npm ci` installs them, `npm start` as well.");
    const { url, at, note = "" } = await database(run, args.includes("--json"));
    await run.close(await lookAt(run, { url, at, note, args }));
  }, { failing });
}

/**
 * Runs the doctor on a database and shows what it says; its exit code.
 * @param {{ url: string, at: string, note?: string, args?: readonly string[], onLine?: (line: string) => void }} what
 */
export async function lookAt(run, { url, at, note = "", args = [], onLine = (line) => process.stdout.write(`${line}\n`) }) {
  const env = { ...process.env, DATABASE_URL: url, DATABASE_DIRECT_URL: url, UNICO_DOCTOR_AT: at, UNICO_DOCTOR_NOTE: note, ...(process.stdout.columns && { COLUMNS: String(process.stdout.columns) }) };
  const child = await run.child("doctor", pinnedNode, ["--conditions=react-server", "--import", "tsx", "scripts/doctor/main.ts", ...args], { cwd: root, env });
  const { code, output } = await follow(child, { onLine });
  if (code === 0 || code === 1 || code === 2) return code;
  const lost = /ECONN\w+|CONNECT_TIMEOUT/.exec(output);
  if (lost) throw new Trouble(whyNoConnection({ code: lost[0], message: output }, at));
  return 2;
}
