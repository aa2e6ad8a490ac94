import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { chanceFrom } from "../chaos/chance.mjs";
import { FAULTS } from "../chaos/faults.mjs";
import { openHouse } from "../chaos/house.mjs";
import { figuresOf, writeReport } from "../chaos/report.mjs";
import { storm } from "../chaos/storm.mjs";
import { wrongIn } from "../chaos/verdict.mjs";
import { build } from "./build.mjs";
import { install, pinnedNode } from "./install.mjs";
import { follow, tail } from "./output.mjs";
import { keep, root } from "./places.mjs";
import { say, step } from "./progress.mjs";
import { during } from "./run.mjs";
import { secrets, withoutOwner } from "./settings.mjs";
import { Trouble } from "./trouble.mjs";

const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];
/** A short storm: a fault of each kind, once, and the same every time. It comes with the tests, on a machine that may be busy: how soon the shop is back is measured by the long one. */
export const SHORT_STORM = {
  backMs: 30_000,
  seed: 2026,
  once: true,
  only: ["app-killed", "database-killed", "backend-killed", "database-stalls", "processor-fails-after", "charge-unsaid", "notices-replayed", "mail-cut"],
};
const USE = "npm run chaos -- [--minutes N] [--seed S] [--only fault,fault] | --short";

/** Asks judge.ts; with `look` only what is true at every commit, while buyers go on. */
async function judge(run, env, look = false) {
  const child = await run.child(look ? "look" : "judge", pinnedNode, [...TYPESCRIPT, "scripts/chaos/judge.ts", ...(look ? ["look"] : [])], { cwd: root, env: { ...env, LOG_LEVEL: "silent" } });
  let line = null; // longer than the tail of the output that is kept
  const { code, output } = await follow(child, { onLine: (each) => each.startsWith("{") && (line = each) });
  if (code !== 0 || !line) throw new Trouble("The judge of the chaos fails: the lines above say why.", { details: tail(output, 30) });
  return JSON.parse(line);
}

/**
 * Breaks a shop of its own for a while and looks at what came of it.
 * @param {{ environment: object, payments: object, ms?: number, once?: boolean, seed?: number, quick?: boolean, only?: string[], backMs?: number }} given `once`: each fault comes once, however long that takes, instead of one after the other for `ms`; `quick`: the doctor comes once, at the end
 * @returns {Promise<import("./tally.mjs").Tally>} faults survived
 */
export async function runStorm(run, { environment, payments, ms = 60_000, once = false, seed = Math.floor(Math.random() * 2 ** 31), quick = true, only, backMs }) {
  const again = once ? "npm run chaos -- --short" : `npm run chaos -- --minutes ${+(ms / 60_000).toFixed(2)} --seed ${seed}${only ? ` --only ${only.join(",")}` : ""}`;
  const house = await step("Shop to break", () => openHouse(run, { environment, payments }));
  const { result, judged, ledger } = await step("Chaos", async (note) => {
    note(`seed ${seed}`);
    const result = await storm(house, { chance: chanceFrom(seed), ms, once, only, backMs, say: note, afterEach: async () => (quick ? [] : (await judge(run, house.env, true)).ill) });
    const judged = await judge(run, house.env);
    const ledger = (await house.stand.control("ledger")).EUR ?? { net: 0, captures: 0, refunds: 0 };
    return { result, judged, ledger, note: `seed ${seed}: ${result.struck.length} faults, ${result.buyers.length} buyers` };
  });
  const letters = house.relay.taken;
  await house.close();
  const wrong = wrongIn(result, judged, ledger, { wrong: house.app.wrong, letters });
  const figures = figuresOf({ seed, result, judged, ledger });
  const file = writeReport({ at: new Date(), again, figures, struck: result.struck, skipped: result.skipped, wrong });
  writeFileSync(keep("reports", "chaos.json"), JSON.stringify({ seed, result: { ...result, answers: { ...result.answers, wrong: [...result.answers.wrong] } }, judged, ledger, wrong }));
  for (const [name, value] of figures) say(`  ${name.padEnd(20)} ${value}`);
  for (const { id, what, needs } of result.skipped) say(`  skipped: ${id} (${what}): there is no ${needs} here`);
  say(`  ${path.relative(root, file)}`);
  if (wrong.length > 0) throw new Trouble(`${wrong.length} things went wrong under faults, see above; \`${again}\` draws the same ones.`, { details: wrong.slice(0, 30).join("\n") });
  return { passed: result.struck.length, failed: 0, skipped: result.skipped.length };
}

function wishOf(args) {
  try {
    const { values } = parseArgs({ args, options: { minutes: { type: "string", default: "2" }, seed: { type: "string" }, only: { type: "string" }, short: { type: "boolean", default: false } } });
    if (values.short) return { ...SHORT_STORM, quick: true };
    const [minutes, seed] = [Number(values.minutes), values.seed === undefined ? undefined : Number(values.seed)];
    const only = values.only?.split(",");
    if (only && !only.every((id) => FAULTS.some((fault) => fault.id === id))) throw new Trouble(`--only names no fault: the faults are ${FAULTS.map(({ id }) => id).join(", ")}.`);
    if (minutes > 0 && minutes <= 24 * 60 && (seed === undefined || Number.isSafeInteger(seed))) return { ms: minutes * 60_000, only, ...(seed !== undefined && { seed }) };
  } catch (error) {
    if (error instanceof Trouble) throw error;
  }
  throw new Trouble(`The command is \`${USE}\`, with a number of minutes and a whole number as the seed.`);
}

/** `npm run chaos`: faults of every kind against a shop that sells. */
export async function runChaos(args) {
  await during("chaos", "npm run chaos", async (run) => {
    const wish = wishOf(args);
    const { STAND_IN_SECRET_KEY, STAND_IN_WEBHOOK_SECRET, ...own } = secrets({});
    const environment = { ...withoutOwner(process.env), ...own };
    await step("Packages", (note) => install(run, note));
    await step("Build", (note) => build(run, environment, note));
    await runStorm(run, { environment, payments: { STAND_IN_SECRET_KEY, STAND_IN_WEBHOOK_SECRET }, quick: false, ...wish });
    await run.close(0);
  });
}
