import { randomInt } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { htmlOf, isProved, linesOf, machineOf, textOf } from "../prove/report.mjs";
import { checkGivenDatabase } from "./given-database.mjs";
import { install, pinnedNode } from "./install.mjs";
import { follow, tail } from "./output.mjs";
import { freshLog, keep, root } from "./places.mjs";
import { startTestPostgres } from "./postgres.mjs";
import { heading, say, step } from "./progress.mjs";
import { during } from "./run.mjs";
import { secrets, withoutOwner } from "./settings.mjs";
import { emptyTestDatabase } from "./test-database.mjs";
import { Trouble } from "./trouble.mjs";

/** As the app's server, which renders mails as well: neither the plain conditions of Node nor react-server do. */
const AS_SERVER = ["--import", "./scripts/prove/as-server.mjs", "--import", "tsx"];
const MIGRATE = ["--conditions=react-server", "--import", "tsx", "db/migrate.ts"];
const USAGE = "`npm run prove -- --quick --only last-piece,coupons --seed 42 --database postgres://…/mine_test` is all it takes";

function wishes(args) {
  try {
    const { values } = parseArgs({ args, options: { quick: { type: "boolean", default: false }, only: { type: "string" }, seed: { type: "string" }, database: { type: "string" } } });
    return { ...values, only: values.only?.split(",").map((name) => name.trim()), seed: values.seed ?? String(randomInt(1, 1_000_000)) };
  } catch (error) {
    throw new Trouble(`${error.message.split(".")[0]}: ${USAGE}.`);
  }
}

/** Where scratch databases are made: the server of a given test database, or the packaged one, durable as a shop's. */
async function scratch(run, given) {
  if (!given) {
    const packaged = await startTestPostgres(run.child, { durable: true });
    run.atEnd(packaged.clear);
    return { note: `PostgreSQL ${packaged.version}, of its own`, server: packaged.urlOf("postgres"), nameFor: (scenario) => `unico_prove_${scenario.replaceAll("-", "_")}_test` };
  }
  const name = URL.canParse(given) ? new URL(given).pathname.slice(1) : "";
  if (!/^[a-z_0-9]+_test$/.test(name)) throw new Trouble("--database is emptied for every scenario: its name must end in _test.");
  const { version } = await checkGivenDatabase(given, "--database");
  const server = new URL(given);
  server.pathname = "/postgres";
  return { note: `PostgreSQL ${version}, yours`, server: server.href, nameFor: () => name };
}

/** Runs a program of ours to its end; its lines go to `onLine`. */
async function program(run, label, args, env, onLine = () => {}) {
  const child = await run.child(label, pinnedNode, args, { cwd: root, env });
  return follow(child, { onLine, log: freshLog(`${label}.log`) });
}

/** One scenario on a database of its own: what it told. */
async function tell(run, { name, seed, size }, { server, nameFor }, environment, note) {
  const url = await emptyTestDatabase(server, nameFor(name));
  const env = { ...environment, DATABASE_URL: url, DATABASE_DIRECT_URL: url, LOG_LEVEL: "error" };
  const migrated = await program(run, "migrate", MIGRATE, env);
  if (migrated.code !== 0) throw new Trouble("The tables can't be made: the lines above say why.", { details: tail(migrated.output) });
  let told = null;
  const { output } = await program(run, `prove-${name}`, [...AS_SERVER, "scripts/prove/main.ts", name, seed, size], env, (line) => {
    if (line.startsWith('{"name":')) told = JSON.parse(line);
    else if (!line.startsWith("{")) note(line);
  });
  return told ?? { name, says: "", seconds: 0, claims: [], measures: [], broke: tail(output, 8) };
}

/** Proves it, scenario by scenario, and leaves a report in `.unico/reports`. */
export async function runProve(args) {
  await during("prove", "npm run prove", async (run) => {
    const { quick, only, seed, database } = wishes(args);
    await step("Packages", (note) => install(run, note));
    const { STAND_IN_SECRET_KEY: _key, STAND_IN_WEBHOOK_SECRET: _secret, ...own } = secrets({});
    const environment = { ...withoutOwner(process.env), ...own };
    const { output } = await program(run, "prove", [...AS_SERVER, "scripts/prove/main.ts", "--list"], { ...environment, DATABASE_URL: "postgres://nowhere/none_test" });
    const names = JSON.parse(tail(output, 1));
    const unknown = only?.filter((name) => !names.includes(name)) ?? [];
    if (unknown.length > 0) throw new Trouble(`There is no scenario ${unknown.join(", ")}: they are ${names.join(", ")}.`);
    const place = await step("Database", () => scratch(run, database));
    say(`  seed ${seed}${quick ? ", quick" : ""}: --seed ${seed} draws the same lots again\n`);
    const tales = [];
    for (const name of names.filter((each) => !only || only.includes(each))) {
      const told = await step(name, async (note) => {
        const one = await tell(run, { name, seed, size: quick ? "quick" : "full" }, place, environment, note);
        return { ...one, note: isProved([one]) ? `${one.claims.length} claims hold` : "does not hold" };
      });
      tales.push(told);
      for (const line of linesOf(told)) say(line);
    }
    const about = { seed, quick, at: new Date(), machine: machineOf(place.note) };
    const files = ["txt", "html", "json"].map((kind) => keep("reports", `prove.${kind}`));
    const texts = [textOf(tales, about), htmlOf(tales, about), JSON.stringify({ ...about, tales }, null, 2)];
    files.forEach((file, i) => writeFileSync(file, texts[i]));
    heading(isProved(tales) ? "Everything holds" : "Not everything holds");
    say(`  ${path.relative(root, files[0])} and ${path.relative(root, files[1])}`);
    await run.close(isProved(tales) ? 0 : 1);
  });
}
