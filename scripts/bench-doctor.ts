// `npm run bench:doctor`: how long the doctor takes in a shop of 1,000,000 orders and 10,000,000 movements, invariant by invariant.
// Brings its own server, or uses the one that TEST_DATABASE_URL names; needs some 12 GB of disc and leaves nothing behind.
//   npm run bench:doctor -- --orders 100000 --explain S1,O8
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { startTestPostgres } from "./house/postgres.mjs";
import { emptyTestDatabase } from "./house/test-database.mjs";
import { fillShop } from "./bench-doctor/shop";

const DATABASE = "unico_bench_doctor_test";
const GOAL_MS = 30_000;
const RUNS = 3;
const { orders: wanted, explain } = parseArgs({ options: { orders: { type: "string", default: "1000000" }, explain: { type: "string" } } }).values;
const orders = Number(wanted);
const say = (line: string) => process.stdout.write(`${line}\n`);

const given = process.env["TEST_DATABASE_URL"];
const packaged = given ? null : await startTestPostgres();
const server = given ?? packaged?.urlOf("postgres") ?? "";
const { migrate } = await import("@/db/migrate");
const { INVARIANTS } = await import("@/db/invariants/all");
const { ALL_LANES, examine } = await import("@/db/invariants/examine");
const { questionsFor } = await import("@/db/invariants/questions");
const url = await emptyTestDatabase(server, DATABASE);

/** Hundredths of a second that the server's ended processes have worked, where Linux tells: others on the machine don't count. */
function worked(): number | null {
  try {
    const fields = readFileSync(`/proc/${packaged?.server.pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    return Number(fields[13]) + Number(fields[14]);
  } catch {
    return null;
  }
}

async function main(): Promise<void> {
  const sql = postgres(url, { max: 1, max_lifetime: null, onnotice: () => {} });
  await migrate(url);
  const began = performance.now();
  say(`Filling ${DATABASE} with ${orders.toLocaleString("en")} orders …`);
  await fillShop(sql, orders, say);
  const [size] = await sql`select split_part(version(), ' ', 2) as version, current_setting('shared_buffers') as buffers, pg_size_pretty(pg_database_size(current_database())) as size,
    (select count(*)::int from orders) as orders, (select count(*)::int from stock_movements) as movements`;
  say(`PostgreSQL ${size?.["version"]}, shared_buffers ${size?.["buffers"]}, ${availableParallelism()} × ${cpus()[0]?.model.trim()}; ${size?.["orders"].toLocaleString("en")} orders, ${size?.["movements"].toLocaleString("en")} movements, ${size?.["size"]}, filled in ${((performance.now() - began) / 1000).toFixed(0)} s.\n`);
  await sql`select set_config('work_mem', '64MB', false), set_config('jit', 'off', false), set_config('max_parallel_workers_per_gather', '0', false)`;
  for (const { ids, text } of questionsFor(INVARIANTS.filter(({ id }) => explain?.split(",").includes(id)))) {
    const plan = await sql.unsafe<{ "QUERY PLAN": string }[]>(`explain (analyze, buffers, settings) ${text}`);
    say(`${ids.join(" ")}\n${plan.map((row) => `    ${row["QUERY PLAN"]}`).join("\n")}\n`);
  }
  await sql.end();
  for (let run = 1; run <= RUNS; run++) {
    const before = worked();
    const { ms, findings } = await examine(url, { lanes: ALL_LANES, eachMs: 120_000, wholeMs: 600_000 });
    await new Promise((resolve) => setTimeout(resolve, 500)); // its backends are gone, and counted
    const cpu = before === null ? "" : `, ${(((worked() ?? 0) - before) / 100).toFixed(1)} s of processor time`;
    const wrong = findings.filter((f) => f.rows !== 0);
    say(`${ms <= GOAL_MS ? " " : "!"}${(ms / 1000).toFixed(1).padStart(7)} s  run ${run}${cpu}, load ${loadavg()[0]?.toFixed(1)}${wrong.length > 0 ? `, not healthy: ${wrong.map((f) => `${f.id} ${f.rows ?? f.unseen} ${f.keys[0] ?? ""}`).join("; ")}` : ""}`);
    if (run === RUNS) for (const { id, ms } of findings.toSorted((a, b) => b.ms - a.ms).filter((f) => f.ms >= 20)) say(`${(ms / 1000).toFixed(2).padStart(11)}  ${id}`);
  }
}

try {
  await main();
} finally {
  if (given) {
    const sql = postgres(server, { max: 1 });
    await sql.unsafe(`drop database if exists ${DATABASE} with (force)`);
    await sql.end();
  }
  await packaged?.stop();
}
