import path from "node:path";
import { parseArgs } from "node:util";
import { checkGivenDatabase, shown } from "./given-database.mjs";
import { install, pinnedNode } from "./install.mjs";
import { follow, tail } from "./output.mjs";
import { freshLog, keep, localDatabase, root } from "./places.mjs";
import { ensureDatabase, runningDemoPostgres, startDemoPostgres } from "./postgres.mjs";
import { say, step } from "./progress.mjs";
import { during } from "./run.mjs";
import { readDotEnv } from "./settings.mjs";
import { lineFor, Trouble } from "./trouble.mjs";

const USE = "npm run restore -- <file> [--into postgres://…] [--replace]";
/** Where the person who called npm stands, so that file names mean what they say. */
const here = (name) => path.resolve(process.env.INIT_CWD ?? process.cwd(), name);

/** The shop's database: the one the environment or `.env` names, or the demo's, started if nobody runs it. */
async function shopDatabase(run) {
  readDotEnv();
  const given = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
  if (given) return { url: given, note: `PostgreSQL ${(await checkGivenDatabase(given)).version} (${shown(given)})` };
  const running = runningDemoPostgres();
  const demo = running ?? (await startDemoPostgres(run.child));
  await ensureDatabase(demo, localDatabase());
  return { url: demo.urlOf(localDatabase()), note: `the demo's (127.0.0.1:${demo.port})${running ? "" : ", started for this"}` };
}

/** The database `--into` names, made if it isn't there. */
async function otherDatabase(into) {
  const at = shown(into);
  if (!at) throw new Trouble(`--into is no PostgreSQL address: write postgres://user:password@host:5432/database.`);
  const { pathname } = new URL(into);
  const name = decodeURIComponent(pathname.slice(1));
  if (!name) throw new Trouble("--into names no database: add one at the end, such as /unico_copy.");
  try {
    await checkGivenDatabase(into, "--into");
  } catch (error) {
    if (!/doesn't exist/.test(error.message)) throw error;
    const urlOf = (database) => Object.assign(new URL(into), { pathname: database }).href;
    await ensureDatabase({ urlOf }, name).catch((cause) => {
      throw new Trouble(`The database ${name} doesn't exist and can't be made (${at}): create it, then run the command again.`, { details: cause.message });
    });
    return { url: into, note: `${at}, made` };
  }
  return { url: into, note: at };
}

/** Runs db/backup/main.ts; what it answers. */
async function program(run, label, url, args, note) {
  const env = { ...process.env, DATABASE_URL: url };
  const child = await run.child(label, pinnedNode, ["--conditions=react-server", "--import", "tsx", "db/backup/main.ts", label, ...args], { cwd: root, env });
  let told = null;
  let why = null;
  const onLine = (line) => {
    if (line.startsWith("· ")) note(line.slice(2));
    else if (line.startsWith("= ")) told = JSON.parse(line.slice(2));
    else if (line.startsWith("! ")) why = line.slice(2);
  };
  const { code, output } = await follow(child, { onLine, log: freshLog(`${label}.log`) });
  if (code === 0 && told) return told;
  throw new Trouble(why ?? lineFor(output, "database", `The ${label} fails: the lines above say why.`), { details: why ? "" : tail(output) });
}

const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
const many = (rows) => `${rows.toLocaleString("en-GB")} rows`;

/** `npm run backup [file]`: the whole shop of one moment in one file, while it goes on selling. */
export async function runBackup(args) {
  await during("backup", "npm run backup", async (run) => {
    const file = args[0] ? here(args[0]) : keep("backups", `unico-${new Date().toISOString().slice(0, 19).replaceAll(":", "")}.backup.gz`);
    await step("Packages", (note) => install(run, note));
    const database = await step("Database", () => shopDatabase(run));
    await step("Backup", async (note) => {
      const { tables, rows, bytes } = await program(run, "backup", database.url, [file], note);
      return { note: `${many(rows)} of ${tables} tables, ${size(bytes)}` };
    });
    say(`\n${path.relative(process.env.INIT_CWD ?? process.cwd(), file)}\nIt holds everything the shop knows about people: keep it where only you can read it, and away from this machine.`);
    await run.close(0);
  });
}

function wishOf(args) {
  try {
    const { positionals: [file, ...more], values } = parseArgs({ args, allowPositionals: true, options: { into: { type: "string" }, replace: { type: "boolean", default: false } } });
    if (file && more.length === 0) return { file: here(file), ...values };
  } catch {
    // said below
  }
  throw new Trouble(`The command is \`${USE}\`.`);
}

/** `npm run restore -- <file>`: a backup into an empty database, or in place of what is there when told. */
export async function runRestore(args) {
  await during("restore", "npm run restore", async (run) => {
    const { file, into, replace } = wishOf(args);
    await step("Packages", (note) => install(run, note));
    const database = await step("Database", () => (into ? otherDatabase(into) : shopDatabase(run)));
    await step("Restore", async (note) => {
      const { at, tables, rows, looked } = await program(run, "restore", database.url, [file, ...(replace ? ["--replace"] : [])], note);
      return { note: `${many(rows)} in ${tables} tables, as of ${at.slice(0, 19).replace("T", " ")} UTC; healthy (${looked} invariants)` };
    });
    await run.close(0);
  });
}
