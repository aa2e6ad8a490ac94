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
const FIGURES_MS = 500;
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
const { readPeriod, sayDays, todayAt } = await import("@/lib/figures/period/rules");
const { revenueOf } = await import("@/lib/figures/revenue/reads");
const { pickupsOf } = await import("@/lib/figures/pickups/reads");
const { returnsOf } = await import("@/lib/figures/returns/reads");
const { shelvesOf } = await import("@/lib/figures/shelves/reads");
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

async function measure(name: string, ask: () => Promise<unknown>, goal = GOAL_MS): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const began = performance.now();
    await ask();
    if (run > 0) times.push(performance.now() - began); // the first one warms
  }
  const [least, median, worst] = [Math.min(...times), times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0, Math.max(...times)];
  say(`${worst <= goal ? " " : "!"}${[least, median, worst].map((ms) => ms.toFixed(0).padStart(6)).join("")}   ${name}`);
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
  await figures();
}

/** Every fourth part as a collection: ready within hours, one of ten late, collected a day on or never; of a hundred a piece is missing, of ten one comes back. Past the triggers; only what figures read. */
async function collect(sql: postgres.Sql): Promise<void> {
  await sql`set session_replication_role = replica`;
  await sql.unsafe(`
    create temporary table c as select f.id, f.order_id, f.location_id, o.paid_at, row_number() over (order by o.id) as n from fulfilments f join orders o on o.id = f.order_id where o.state = 'fulfilled' and right(o.number, 1) in ('2', '6');
    update fulfilments set kind = 'collect', state = 'collected', method = 'collect' where id in (select id from c);
    insert into promises (id, order_id, fulfilment_id, kind, due, reason, made_at, ended_at, ended_as) select gen_random_uuid(), order_id, id, 'ready-by', paid_at + interval '4 hours', '{}', paid_at, paid_at + n % 10 * interval '26 minutes', 'kept' from c where n % 10 > 0;
    insert into promises (id, order_id, fulfilment_id, kind, due, reason, made_at, ended_at, ended_as) select gen_random_uuid(), order_id, id, 'ready-by', paid_at + interval '4 hours', '{}', paid_at, paid_at + interval '5 hours', 'late' from c where n % 10 = 0;
    insert into promises (id, order_id, fulfilment_id, kind, due, reason, made_at, ended_at, ended_as) select gen_random_uuid(), order_id, id, 'held-until', paid_at + interval '3 days', '{}', paid_at, paid_at + case when n % 20 = 1 then interval '3 days' else interval '1 day' end, case when n % 20 = 1 then 'void' else 'kept' end from c;
    insert into handovers (id, fulfilment_id, location_id, actor, proof, at) select gen_random_uuid(), id, location_id, 'staff:bench', 'code', paid_at + interval '1 day' from c where n % 20 <> 1;
    insert into shortages (id, fulfilment_id, order_line_id, kind, pieces, actor, at) select gen_random_uuid(), c.id, l.order_line_id, 'missing', 1, 'staff:bench', paid_at from c join fulfilment_lines l on l.fulfilment_id = c.id where n % 100 = 0;
    insert into returns (id, press_hash, order_id, kind, location_id, actor, taken_at) select id, '', order_id, 'withdrawal', location_id, 'staff:bench', least(paid_at + interval '5 days', now()) from c where n % 10 = 3;
    insert into return_lines (id, return_id, position, order_line_id, quantity, came_back, accepted, condition, disposition, share, amount) select gen_random_uuid(), c.id, 0, l.order_line_id, 1, true, true, 'as-new', 'sell', 1000, 1000 from c join lateral (select * from fulfilment_lines f where f.fulfilment_id = c.id limit 1) l on true where n % 10 = 3;
    drop table c`);
  await sql`set session_replication_role = origin`;
}

/** Dashboards: their periods, a year among them, and the orders behind a figure. */
async function figures(): Promise<void> {
  const today = todayAt(new Date());
  const known = await places();
  for (const asked of ["period=today", "period=week", "period=four-weeks", "period=month", "from=2000-01-01&to=2000-01-31", `from=${Number(today.slice(0, 4)) - 1}${today.slice(4)}&to=${today}`]) {
    const period = readPeriod(Object.fromEntries(new URLSearchParams(asked)), today);
    await measure(`revenue ${sayDays(period)}`, () => revenueOf(who, period), FIGURES_MS);
    await measure(`revenue of one place ${sayDays(period)}`, () => revenueOf({ ...who, at: [known[0]?.id as never] }, period), FIGURES_MS);
    await measure(`collections ${sayDays(period)}`, () => pickupsOf(who, period), FIGURES_MS);
    await measure(`returns ${sayDays(period)}`, () => returnsOf(who, period), FIGURES_MS);
    await measure(`shelves ${sayDays(period)}`, () => shelvesOf(who, period), FIGURES_MS);
    for (const filter of [`returned=${sayDays(period)}&right=withdrawal`, `ended=${sayDays(period)}&collection=late`, `ended=${sayDays(period)}&collection=collected&place=${known[0]?.id}`, `sold=${sayDays(period)}`, `sold=${sayDays(period)}&origin=web&way=deliver&place=${known[0]?.id}`, `given=${sayDays(period)}&back=none`, `sold=${sayDays(period)}&origin=till`])
      await measure(`orders ${filter}`, () => orderRows(who, readView(orderTable(known, Object.fromEntries(new URLSearchParams(filter))), Object.fromEntries(new URLSearchParams(filter)))));
  }
}

try {
  await migrate(url);
  const sql = postgres(url, { max: 1, max_lifetime: null, onnotice: () => {} });
  const began = performance.now();
  say(`Filling ${DATABASE} …`);
  if (of === "orders") await fillShop(sql, Number(orders), say).then(() => collect(sql));
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
