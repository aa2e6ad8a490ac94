// `npm run bench:office`: how long pages of the office's tables take, and its palette, in a shop of 100,000 variants (`-- --of goods`, the standard) or of
// a million orders and ten million movements (`-- --of orders`). Brings its own server, or uses the one that TEST_DATABASE_URL names.
//   npm run bench:office -- --of orders --orders 100000
import { availableParallelism, cpus } from "node:os";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { fill } from "./bench-lists/goods";
import { fillShop } from "./bench-doctor/shop";
import { startTestPostgres } from "./house/postgres.mjs";
import { emptyTestDatabase } from "./house/test-database.mjs";

const DATABASE = "unico_bench_office_test";
const RUNS = 15;
const GOAL_MS = 200;
const { of, orders } = parseArgs({ options: { of: { type: "string", default: "goods" }, orders: { type: "string", default: "1000000" } } }).values;
const say = (line: string) => process.stdout.write(`${line}\n`);

const given = process.env["TEST_DATABASE_URL"];
const packaged = given ? null : await startTestPostgres();
const server = given ?? packaged?.urlOf("postgres") ?? "";
const url = await emptyTestDatabase(server, DATABASE);
process.env["DATABASE_URL"] = url;
const { migrate } = await import("@/db/migrate");
const { closePools, db } = await import("@/db/client");
const { sql: text } = await import("drizzle-orm");
const { findInOffice } = await import("@/lib/office/find");
const { orderRows, orderTable } = await import("@/lib/office/orders");
const { PRODUCT_TABLE, productRows } = await import("@/lib/office/products");
const { readView } = await import("@/lib/office/rules");
const { movementsOf, STOCK_TABLE, stockRows } = await import("@/lib/office/stock");
const { places } = await import("@/lib/locations/reads");
const { dutiesOf } = await import("@/lib/staff/rules");
const { newId } = await import("@/lib/core/id");

const who = { is: "staff", staffId: newId<"staff">(), ...dutiesOf([{ role: "manager", locationId: null }, { role: "care", locationId: null }]) } as const;
const view = (spec: typeof PRODUCT_TABLE, query: string) => readView(spec, Object.fromEntries(new URLSearchParams(query)));

async function measure(name: string, ask: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const began = performance.now();
    await ask();
    if (run > 0) times.push(performance.now() - began); // the first one warms
  }
  const [least, median, worst] = [Math.min(...times), times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0, Math.max(...times)];
  say(`${worst <= GOAL_MS ? " " : "!"}${[least, median, worst].map((ms) => ms.toFixed(0).padStart(6)).join("")}   ${name}`);
}

async function goods(): Promise<void> {
  for (const query of ["", "sort=title", "sort=-title", "state=draft", "state=active", "lacks=english", "lacks=gtin", "lacks=picture", "lacks=price", "q=lampada", "q=zzzz", "q=lampada&state=active&sort=title"]) await measure(`products ${query}`, () => productRows(who, view(PRODUCT_TABLE, query)));
  const far = { ...view(PRODUCT_TABLE, ""), after: (await productRows(who, view(PRODUCT_TABLE, ""), 20_000)).next };
  await measure("products, twenty thousand on", () => productRows(who, far));
  for (const query of ["", "sort=-sku", "show=out", "show=last", "show=damaged", "show=coming", "q=lampada", "q=zzzz"]) await measure(`stock ${query}`, () => stockRows(who, view(STOCK_TABLE, query)));
  for (const typed of ["la", "lampada", "zzzz", "2000000000015"]) await measure(`palette ${typed}`, () => findInOffice(who, typed, "it"));
}

async function bought(): Promise<void> {
  const known = await places();
  const spec = orderTable(known);
  for (const query of ["", "sort=at", "state=placed", "state=paid", "state=cancelled", "way=collect", `place=${known.at(-1)?.id}`, `state=paid&way=deliver&place=${known[0]?.id}`, "q=zzzz"]) await measure(`orders ${query}`, () => orderRows(who, view(spec, query)));
  const [some] = await db.execute<{ number: string; variantId: never }>(text`select o.number, (select variant_id from stock_movements limit 1) as "variantId" from orders o order by o.id offset 5000 limit 1`);
  await measure("orders by number", () => orderRows(who, view(spec, `q=${some?.number}`)));
  await measure("palette, an order's number", () => findInOffice(who, some?.number ?? "", "it"));
  if (some) await measure("movements of a variant", () => movementsOf(who, some.variantId));
}

try {
  await migrate(url);
  const sql = postgres(url, { max: 1, max_lifetime: null, onnotice: () => {} });
  const began = performance.now();
  say(`Filling ${DATABASE} …`);
  if (of === "orders") await fillShop(sql, Number(orders), say);
  else await fill(sql);
  await sql`analyze`;
  await sql.end();
  const [size] = await db.execute<{ version: string; variants: number; orders: number; movements: number }>(text`select split_part(version(), ' ', 2) as version, (select count(*)::int from variants) as variants, (select count(*)::int from orders) as orders, (select count(*)::int from stock_movements) as movements`);
  say(`\nPostgreSQL ${size?.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim()}; ${size?.variants.toLocaleString("en")} variants, ${size?.orders.toLocaleString("en")} orders, ${size?.movements.toLocaleString("en")} movements, filled in ${((performance.now() - began) / 1000).toFixed(0)} s; ${RUNS} warm runs.\n`);
  say("  least median worst   (ms)");
  await (of === "orders" ? bought() : goods());
} finally {
  await closePools();
  await packaged?.stop();
}
