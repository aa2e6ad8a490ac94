// Attacks the shop at UNICO_BASE_URL with every row of rows/, or with those that --only names. `npm run attack` starts it.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { examine } from "@/db/invariants/examine";
import { brokenOf } from "@/lib/health/rules";
import { faultsIn, toldIn } from "./log";
import { chanceFrom } from "./random";
import { sayReport, sayVerdict } from "./report";
import { areasFor } from "./rows/all";
import { type Place, runRow, type Verdict } from "./run-row";
import { makeWorld, publicWorld } from "./world";

const LONGEST_MS = 10 * 60_000;
/** The short run tries so many rows of each area, which the seed draws: the same ones on a quick machine and on a slow one. */
const SHORT_ROWS = 8;
const MOST_LOGGED = 200_000_000;

const { values: wish } = parseArgs({ options: { only: { type: "string", multiple: true }, seed: { type: "string" }, short: { type: "boolean", default: false } } });
const seed = wish.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(wish.seed);
if (!Number.isSafeInteger(seed)) throw new Error(`--seed ${wish.seed} is no whole number`);
const { UNICO_BASE_URL = "", DATABASE_URL, STRIPE_API_BASE = "", STRIPE_SECRET_KEY = "", STRIPE_WEBHOOK_SECRET = "", UNICO_PEOPLE = "[]", ATTACK_LOG } = process.env;
const base = new URL(UNICO_BASE_URL);
if (!["localhost", "127.0.0.1"].includes(base.hostname)) throw new Error("attacks go to a shop on this machine only");
if (DATABASE_URL && !new URL(DATABASE_URL).pathname.endsWith("_test")) throw new Error("attacks change their database: its name must end in _test");

const since = Date.now();
const chance = chanceFrom(seed);
const sql = DATABASE_URL ? postgres(DATABASE_URL, { max: 2, onnotice: () => {}, connection: { application_name: "attacks" } }) : null;
const world = sql ? await makeWorld(base, sql, JSON.parse(UNICO_PEOPLE), { at: STRIPE_API_BASE, key: STRIPE_SECRET_KEY }) : await publicWorld(base);
const place: Place = { slack: await slackOf(base), short: wish.short, world, sql, visitors: new Map(), chance, webhookSecret: STRIPE_WEBHOOK_SECRET };
const wanted = (id: string): boolean => !wish.only || wish.only.some((start) => id === start || id.startsWith(`${start}.`) || id.startsWith(`${start}-`));

process.stdout.write(`Seed ${seed}\n`);
const verdicts: Verdict[] = [];
let waiting = 0;
let unreached = 0;
const ill: string[] = [];
const ended: string[] = [];
for (const area of chance.shuffle(areasFor(chance))) {
  const all = chance.shuffle(area.rows).filter((row) => wanted(row.id) && !(wish.short && row.long));
  const rows = wish.short ? all.slice(0, SHORT_ROWS) : all;
  waiting += all.length - rows.length;
  if (rows.length === 0) continue;
  process.stdout.write(`\n${area.name}\n`);
  for (const row of rows) {
    if (Date.now() - since > LONGEST_MS) {
      unreached++;
      continue;
    }
    const verdict = await runRow(place, row);
    verdicts.push(verdict);
    if (!wish.short || verdict.wrong.length > 0) sayVerdict(verdict);
  }
  if (DATABASE_URL) for (const { id, keys } of brokenOf((await examine(DATABASE_URL)).findings)) ill.push(`After ${area.name} the doctor finds ${id}: ${keys.slice(0, 3).join(", ")}`);
  const well = await fetch(`${base.origin}/api/health`).then((answer) => answer.ok, () => false);
  if (!well) ended.push(`After ${area.name} the shop is not well any more`);
}
if (unreached > 0) ended.push(`The time was over before ${unreached} rows were tried`);
if (ATTACK_LOG) {
  const logged = readFileSync(ATTACK_LOG, "utf8").slice(-MOST_LOGGED);
  ended.push(...toldIn(logged, world.known), ...faultsIn(logged, new Date(since)));
}
await sql?.end({ timeout: 2 });
process.exitCode = sayReport({ seed, seconds: Math.round((Date.now() - since) / 1000), verdicts, waiting, ill, ended }) > 0 ? 1 : 0;

/** An idle machine answers this in some 3 ms. */
async function slackOf(shop: URL): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 15; i++) {
    const began = performance.now();
    await fetch(`${shop.origin}/api/health/live`).then((answer) => answer.text());
    times.push(performance.now() - began);
  }
  return Math.min(10, Math.max(1, (times.toSorted((a, b) => a - b)[7] ?? 0) / 3));
}
