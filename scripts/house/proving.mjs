import { randomInt } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { htmlOf, isProved, linesOf, machineOf, missedIn, textOf } from "../prove/report.mjs";
import { build } from "./build.mjs";
import { checkGivenDatabase } from "./given-database.mjs";
import { install, pinnedNode } from "./install.mjs";
import { follow, tail } from "./output.mjs";
import { freshLog, keep, root } from "./places.mjs";
import { startTestPostgres } from "./postgres.mjs";
import { heading, say, step } from "./progress.mjs";
import { during } from "./run.mjs";
import { secrets, withoutOwner } from "./settings.mjs";
import { emptyTestDatabase } from "./test-database.mjs";
import { openTestShop } from "./test-shop.mjs";
import { Trouble } from "./trouble.mjs";

/** As the app's server, which renders mails as well: neither the plain conditions of Node nor react-server do. */
const AS_SERVER = ["--import", "./scripts/prove/as-server.mjs", "--import", "tsx"];
const MIGRATE = ["--conditions=react-server", "--import", "tsx", "db/migrate.ts"];
/** Buyers come from networks of their own, as the test's header says; what is logged is not what is measured. */
const DOOR = { UNICO_CLIENT_HEADER: "x-real-ip", LOG_LEVEL: "error" };

function wishes(command, args) {
  try {
    const { values } = parseArgs({ args, options: { quick: { type: "boolean", default: false }, only: { type: "string" }, seed: { type: "string" }, database: { type: "string" } } });
    return { ...values, only: values.only?.split(",").map((name) => name.trim()), seed: values.seed ?? String(randomInt(1, 1_000_000)) };
  } catch (error) {
    throw new Trouble(`${error.message.split(".")[0]}: \`npm run ${command} -- --quick --only flash-sale --seed 42 --database postgres://…/mine_test\` is all it takes.`);
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

/** A database of its own for one scenario: empty, or that of a shop that is open. */
async function openFor(run, { name, overHttp }, { server, nameFor }, { environment, payments }, note) {
  if (overHttp) {
    note("the shop opens");
    return openTestShop(run, { server, name: `prove-${name}`, database: nameFor(name), environment, payments, settings: DOOR });
  }
  const url = await emptyTestDatabase(server, nameFor(name));
  const env = { ...environment, DATABASE_URL: url, DATABASE_DIRECT_URL: url };
  const migrated = await program(run, "migrate", MIGRATE, env);
  if (migrated.code !== 0) throw new Trouble("The tables can't be made: the lines above say why.", { details: tail(migrated.output) });
  return { env, end: async () => {} };
}

/** One scenario: what it told. */
async function tell(run, scenario, { seed, size, place, settings }, note) {
  const shop = await openFor(run, scenario, place, settings, note);
  let told = null;
  const { output } = await program(run, `prove-${scenario.name}`, [...AS_SERVER, "scripts/prove/main.ts", scenario.name, seed, size], { ...shop.env, LOG_LEVEL: "error" }, (line) => {
    if (line.startsWith('{"name":')) told = JSON.parse(line);
    else if (!line.startsWith("{")) note(line);
  });
  await shop.end();
  return told ?? { name: scenario.name, says: "", seconds: 0, claims: [], measures: [], broke: tail(output, 8) };
}

/**
 * The sale over HTTP in small, for `npm test`: what the other scenarios are in scripts/prove/prove.test.ts.
 * @returns {Promise<import("./tally.mjs").Tally>} claims that hold
 */
export function proveInSmall(run, { server, environment, payments }) {
  return step("Sale over HTTP", async (note) => {
    const place = { server, nameFor: () => "unico_prove_test" };
    const told = await tell(run, { name: "flash-sale", overHttp: true }, { seed: "tests", size: "tiny", place, settings: { environment, payments } }, note);
    if (!isProved([told])) throw new Trouble("The sale over HTTP does not hold: `npm run prove -- --quick --only flash-sale` runs it alone.", { details: linesOf(told).join("\n") });
    return { passed: told.claims.length, failed: 0, skipped: 0, note: `${told.claims.length} claims hold` };
  });
}

/** Proves it, scenario by scenario, and leaves a report in `.unico/reports`. `bench`: what is measured, on a machine that does nothing else. */
export async function runProve(args, command = "prove") {
  await during(command, `npm run ${command}`, async (run) => {
    const { quick, only, seed, database } = wishes(command, args);
    await step("Packages", (note) => install(run, note));
    const { STAND_IN_SECRET_KEY, STAND_IN_WEBHOOK_SECRET, ...own } = secrets({});
    const environment = { ...withoutOwner(process.env), ...own };
    const settings = { environment, payments: { STAND_IN_SECRET_KEY, STAND_IN_WEBHOOK_SECRET } };
    const { output } = await program(run, command, [...AS_SERVER, "scripts/prove/main.ts", "--list", command], { ...environment, DATABASE_URL: "postgres://nowhere/none_test" });
    const all = JSON.parse(tail(output, 1));
    const unknown = only?.filter((name) => !all.some((one) => one.name === name)) ?? [];
    if (unknown.length > 0) throw new Trouble(`There is no scenario ${unknown.join(", ")}: they are ${all.map((one) => one.name).join(", ")}.`);
    const wanted = all.filter((one) => !only || only.includes(one.name));
    if (wanted.some((one) => one.overHttp)) await step("Build", (note) => build(run, environment, note));
    const place = await step("Database", () => scratch(run, database));
    say(`  seed ${seed}${quick ? ", quick" : ""}: --seed ${seed} draws the same lots again\n`);
    const tales = [];
    for (const scenario of wanted) {
      const told = await step(scenario.name, async (note) => {
        const one = await tell(run, scenario, { seed, size: quick ? "quick" : "full", place, settings }, note);
        return { ...one, note: isProved([one]) ? `${one.claims.length} claims hold` : "does not hold" };
      });
      tales.push(told);
      for (const line of linesOf(told)) say(line);
    }
    const about = { command, seed, quick, at: new Date(), machine: machineOf(place.note) };
    const files = ["txt", "html", "json"].map((kind) => keep("reports", `${command}.${kind}`));
    const texts = [textOf(tales, about), htmlOf(tales, about), JSON.stringify({ ...about, tales }, null, 2)];
    files.forEach((file, i) => writeFileSync(file, texts[i]));
    heading(isProved(tales) ? "Everything holds" : "Not everything holds");
    const missed = command === "bench" && !quick ? missedIn(tales) : [];
    for (const line of missed) say(`  missed: ${line}`);
    say(`  ${path.relative(root, files[0])} and ${path.relative(root, files[1])}`);
    await run.close(isProved(tales) && missed.length === 0 ? 0 : 1);
  });
}
