// `npm run bench:lists`: how long lists, search and suggestions take in a shop with 100,000 variants, and how PostgreSQL answers
// them. Brings its own server, or uses the one that TEST_DATABASE_URL names; fills `unico_bench_test` there and keeps it until the next run.
import { availableParallelism, cpus } from "node:os";
import postgres from "postgres";
import { startTestPostgres } from "./house/postgres.mjs";
import { emptyTestDatabase } from "./house/test-database.mjs";
import { fill, PRODUCTS, VARIANTS } from "./bench-lists/goods";

const DATABASE = "unico_bench_test";
const RUNS = 15;
const GOAL = { list: 150, suggest: 50 };
const explaining = process.argv.includes("--explain");
const say = (line: string) => process.stdout.write(`${line}\n`);

const given = process.env["TEST_DATABASE_URL"];
const packaged = given ? null : await startTestPostgres();
const server = given ?? packaged?.urlOf("postgres") ?? "";
const address = new URL(server);
address.pathname = `/${DATABASE}`;
process.env["DATABASE_URL"] = address.href;
const { migrate } = await import("@/db/migrate");
const { atomically } = await import("@/db/atomically");
const { closePools, db } = await import("@/db/client");
const { sql: text } = await import("drizzle-orm");
const { isBusy } = await import("@/db/faults");
const { done } = await import("@/lib/core/outcome");
const { indexProduct } = await import("@/lib/catalogue/index-product");
const { listProducts, suggest } = await import("@/lib/catalogue/reads");
const { readListQuery } = await import("@/lib/catalogue/rules");
const { questionFor } = await import("@/lib/catalogue/lists/phrase-question");
const { exactly } = await import("@/lib/catalogue/search/reads");
const { wordsOf } = await import("@/lib/catalogue/search/rules");

try {
  await makeShop();
  const [version] = await db.execute<{ version: string }>(text`select split_part(version(), ' ', 2) as version`);
  say(`\nPostgreSQL ${version?.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim()}; ${VARIANTS.toLocaleString("en")} variants of ${PRODUCTS.toLocaleString("en")} products; ${RUNS} warm runs, both trips of each list.\n`);
  say("   least median  worst  found   (ms)");
  for (const address of LISTS()) await measureList(address);
  say("");
  for (const typed of ["la", "lam", "lampada lu", "lanpad", "vaso rosta", "zzzz"]) await measure(`suggest ${typed}`, GOAL.suggest, () => suggest(typed, "it", new Date()));
} finally {
  await closePools();
  await packaged?.stop();
}

function LISTS(): string[] {
  return [
    "", "sort=newest", "sort=price-up", "sort=price-down", "sort=name", "category=department-1", "category=department-9", "colour=green", "in-stock=1", "store=place-2",
    "from=20&to=60", "colour=green&colour=blue&material=wood&from=20&to=200&in-stock=1", "category=department-1&colour=green&in-stock=1&sort=price-up",
    "q=lampada", "q=lampade+rolulu", "q=luce", "q=luce&colour=green&in-stock=1&sort=price-up", "q=lanpada", "q=legno+pietra&category=department-1", "q=zzzz",
  ];
}

async function makeShop(): Promise<void> {
  const began = performance.now();
  say(`Filling ${DATABASE} …`);
  await migrate(await emptyTestDatabase(server, DATABASE));
  const sql = postgres(process.env["DATABASE_URL"] ?? "", { max: 1, onnotice: () => {} });
  await fill(sql);
  const ids = (await sql<{ id: string }[]>`select id from products order by id`).map((row) => row.id);
  say(`Goods, prices and stock: ${((performance.now() - began) / 1000).toFixed(1)} s. Indexing …`);
  const indexing = performance.now();
  for (let i = 0; i < ids.length; i += 500) await atomically(async (tx) => done(await indexProduct(tx, ids.slice(i, i + 500) as never)), { deadlineMs: 60_000 });
  await sql`vacuum analyze`;
  await sql.end();
  say(`${ids.length.toLocaleString("en")} products indexed in ${((performance.now() - indexing) / 1000).toFixed(1)} s.`);
}

async function measureList(query: string): Promise<void> {
  const asked = readListQuery(new URLSearchParams(query));
  const next = (await measure(`/${query ? `?${query}` : ""}`, GOAL.list, () => listProducts(asked, "it", new Date())))?.next;
  if (next && ["", "sort=price-up", "q=luce"].includes(query)) await measure(`/?${query} second page`, GOAL.list, () => listProducts({ ...asked, after: next }, "it", new Date()));
  if (!explaining) return;
  const plan = await db.execute<Record<string, string>>(text`explain (analyze, buffers) ${questionFor(asked, exactly(wordsOf(asked.words)), null, "it", new Date())}`);
  say(plan.map((row) => `    ${row["QUERY PLAN"]}`).join("\n"));
}

async function measure<T>(name: string, goal: number, work: () => Promise<T>): Promise<T | undefined> {
  const times: number[] = [];
  let answer: T | undefined;
  let busy = 0;
  for (let i = 0; i < RUNS + 2; i++) {
    const began = performance.now();
    try {
      answer = await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      busy++;
    }
    if (i >= 2) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const [least = 0, median = 0, most = 0] = [times[0], times[Math.floor(times.length / 2)], times.at(-1)];
  const size = answer === undefined ? "none" : ((answer as { total?: number }).total ?? (answer as unknown as { length: number }).length);
  const ms = (n: number) => n.toFixed(0).padStart(6);
  say(`${median <= goal ? " " : "!"}${ms(least)}${ms(median)}${ms(most)}${String(size).padStart(7)}  ${name}${busy ? `, given up ${busy} times` : ""}`);
  return answer;
}
