import { rmSync } from "node:fs";
import { runAttacks } from "./attacks.mjs";
import { build } from "./build.mjs";
import { checkGivenDatabase } from "./given-database.mjs";
import { install, npm, pinnedNode } from "./install.mjs";
import { runStorm, SHORT_STORM } from "./chaos.mjs";
import { beginShop, CONFIG, firstJourneys, haveJourneys, runJourneys } from "./journeys.mjs";
import { follow, tail } from "./output.mjs";
import { freshLog, keep, root } from "./places.mjs";
import { startTestPostgres } from "./postgres.mjs";
import { say, step } from "./progress.mjs";
import { proveInSmall } from "./proving.mjs";
import { during } from "./run.mjs";
import { secrets, withoutOwner } from "./settings.mjs";
import { judge, lastLine, vitestTally } from "./tally.mjs";
import { openTestShop } from "./test-shop.mjs";
import { Trouble } from "./trouble.mjs";

async function check(run, environment) {
  const child = await run.child("checks", ...npm(["run", "--silent", "check"]), { cwd: root, env: environment });
  const { code, output } = await follow(child, { log: freshLog("check.log") });
  if (code !== 0) throw new Trouble("The house checks fail: `npm run check` shows the above again.", { details: tail(output, 60) });
  return {};
}

async function vitest(run, server, environment) {
  const file = keep("reports", "vitest.json");
  rmSync(file, { force: true });
  const args = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return step(
    "Rules and verbs",
    async () => {
      const child = await run.child("vitest", pinnedNode, args, { cwd: root, env: { ...environment, TEST_DATABASE_URL: server } });
      const { code } = await follow(child, { onLine: (line) => process.stdout.write(`${line}\n`) });
      return judge("unit and database tests", code, file, vitestTally, "npx vitest run");
    },
    { quiet: false },
  );
}

/** Settings that make a test find the same everywhere, and the demo payments' own. */
function hermetic() {
  const { STAND_IN_SECRET_KEY, STAND_IN_WEBHOOK_SECRET, ...own } = secrets({});
  return { environment: { ...withoutOwner(process.env), ...own }, payments: { STAND_IN_SECRET_KEY, STAND_IN_WEBHOOK_SECRET } };
}

/** The server that TEST_DATABASE_URL names, checked, or the packaged one, started. */
async function testServer(run) {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, note: `PostgreSQL ${(await checkGivenDatabase(given, "TEST_DATABASE_URL")).version}, yours` };
  const packaged = await startTestPostgres(run.child);
  run.atEnd(packaged.clear);
  return { url: packaged.urlOf("postgres"), note: `PostgreSQL ${packaged.version}` };
}

/** The attacks of `npm test` are the same every time; other seeds are for `npm run attack`. */
const ATTACKS_SEED = 2026;

const COMMANDS = { journeys: "npm run journeys", attacks: "npm run attack" };

/**
 * Everything that must hold, in the order in which it is quickest to learn that something doesn't.
 * @param {{ only?: "journeys" | "attacks", args?: string[], whole?: boolean }} wish `args` go to Playwright, or to the attacks; `whole`: all journeys instead of the first, and a short storm
 */
export async function runTests({ only, args = [], whole = false } = {}) {
  const since = Date.now();
  const tallies = [];
  await during("test", only ? COMMANDS[only] : "npm test", async (run) => {
    await step("Packages", (note) => install(run, note));
    const { environment, payments } = hermetic();
    const server = await step("Database", () => testServer(run));
    if (!only) await step("Checks", () => check(run, environment));
    if (!only) tallies.push(await vitest(run, server.url, environment));
    await step("Build", (note) => build(run, environment, note));
    const shop = await step("Test shop", () => openTestShop(run, { server: server.url, name: only ?? "journeys", environment, payments }));
    if (only !== "attacks" && !haveJourneys()) say(`· No journeys: ${CONFIG} isn't there`);
    else if (only !== "attacks") {
      const these = only || whole ? args : firstJourneys;
      const own = beginShop(these) ? await step("Empty shop", () => openTestShop(run, { server: server.url, name: "own", environment, payments, empty: true })) : null;
      tallies.push(await runJourneys(run, { shop, own, args: these }));
      await own?.end();
    }
    if (only !== "journeys") tallies.push(await runAttacks(run, { shop, args: only ? args : ["--short", "--seed", String(ATTACKS_SEED)] }));
    await shop.end();
    if (!only) tallies.push(await proveInSmall(run, { server: server.url, environment, payments }));
    if (whole) tallies.push(await runStorm(run, { environment, payments, ...SHORT_STORM }));
    say(`\nAll of it in ${Math.round((Date.now() - since) / 1000)} s`);
    if (!only && !whole) say("The other journeys, and a short storm: npm test -- --whole");
    say(lastLine(tallies));
    await run.close(0);
  });
}
