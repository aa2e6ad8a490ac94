// `npm run bench:goods`: how long the goods' view takes in a shop with 100,000 variants, scanned one after the other at random, alone and
// eight at once. Brings its own server, or uses the one that TEST_DATABASE_URL names; fills `unico_bench_test` there.
import { availableParallelism, cpus } from "node:os";
import postgres from "postgres";
import type { LocationId, StaffId } from "@/lib/core/id";
import { startTestPostgres } from "./house/postgres.mjs";
import { emptyTestDatabase } from "./house/test-database.mjs";
import { fill, PRODUCTS, VARIANTS } from "./bench-lists/goods";

const DATABASE = "unico_bench_test";
const SCANS = 400;
const GOAL_MS = 300;
const say = (line: string) => process.stdout.write(`${line}\n`);

const packaged = process.env["TEST_DATABASE_URL"] ? null : await startTestPostgres();
const server = process.env["TEST_DATABASE_URL"] ?? packaged?.urlOf("postgres") ?? "";
process.env["DATABASE_URL"] = Object.assign(new URL(server), { pathname: `/${DATABASE}` }).href;
const { migrate } = await import("@/db/migrate");
const { closePools } = await import("@/db/client");
const { goodsAt } = await import("@/lib/goods/reads");

try {
  say(`Filling ${DATABASE} …`);
  await migrate(await emptyTestDatabase(server, DATABASE));
  const sql = postgres(process.env["DATABASE_URL"] ?? "", { max: 1, onnotice: () => {} });
  await fill(sql);
  // Every hundredth thing is one that sells all day: 500 movements in each place.
  await sql.unsafe(`set session_replication_role = replica;
    insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor)
      select l.id, v.id, case when n = 250 then 'count' when n % 2 = 0 then 'receive' else 'sell' end, case when n = 250 then 0 when n % 2 = 0 then 1 else -1 end, 'count:' || v.id || l.id || n, 'job:bench'
      from (select id from variants where right(sku, 2) = '-0' order by id limit 1000) v, locations l, generate_series(1, 500) n`);
  await sql`vacuum analyze`;
  const [{ here } = { here: "" }] = await sql<{ here: string }[]>`select id as here from locations order by handle limit 1`;
  await sql.end();
  const who = { is: "staff" as const, staffId: "019aa000-0000-7000-8000-000000000000" as StaffId, at: null, may: new Set(["hand-over"] as const) };
  const scan = async (i: number) => {
    const sku = `SKU-${(i * 7919) % (i % 2 === 0 ? 1000 : PRODUCTS)}-${i % 2 === 0 ? 0 : i % 4}`;
    const began = performance.now();
    const goods = await goodsAt(who, here as LocationId, sku, new Date());
    if (goods === null || goods === "not-yours" || goods.stock.length === 0) throw new Error(`${sku} was not found`);
    return performance.now() - began;
  };
  say(`\n${availableParallelism()} × ${cpus()[0]?.model.trim()}; ${VARIANTS.toLocaleString("en")} variants; ${SCANS} scans each.\n\n   median    p95  worst   (ms)`);
  for (const atOnce of [1, 8]) {
    for (let i = 0; i < 20; i++) await scan(i);
    const times: number[] = [];
    await Promise.all(Array.from({ length: atOnce }, async (_, worker) => {
      for (let i = worker; i < SCANS; i += atOnce) times.push(await scan(i));
    }));
    times.sort((a, b) => a - b);
    const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1).padStart(7);
    say(`${Number(at(0.95)) <= GOAL_MS ? " " : "!"} ${at(0.5)}${at(0.95)}${at(1)}  ${atOnce} at once`);
  }
} finally {
  await closePools();
  await packaged?.stop();
}
