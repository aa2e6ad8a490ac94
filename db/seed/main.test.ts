import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { verify } from "@node-rs/argon2";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { expectHealthy } from "@/db/testing/healthy";
import { listProducts, productByHandle } from "@/lib/catalogue/reads";
import { WHOLE_LIST } from "@/lib/catalogue/rules";
import { places } from "@/lib/locations/reads";
import { openAt } from "@/lib/locations/rules";

afterAll(() => expectHealthy());

const run = async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--conditions=react-server", "--import", "tsx", "db/seed/main.ts"], { env: process.env });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as { people: { role: string; email: string; password: string }[] };
};
let people: Awaited<ReturnType<typeof run>>["people"];
beforeAll(async () => ({ people } = await run()), 60_000);

const count = async (query: ReturnType<typeof sql>) => Number((await db.execute<{ n: string }>(query))[0]?.n);

test("the demo is there whole, and a second run leaves it as it is", async () => {
  const all = () => count(sql`select (select count(*) from products) * 1000000 + (select count(*) from variants) * 1000 + (select count(*) from stock_movements) as n`);
  const first = await all();
  expect(Math.floor(first / 1000)).toBe(40_135);
  expect((await run()).people).toEqual(people);
  expect(await all()).toBe(first);
}, 60_000);

test("everything can be read in both languages", async () => {
  const texts = sql`select title as w from products union all select description from products union all select material from products union all select care from products
    union all select warnings from products where warnings is not null union all select alt from media union all select name from categories union all select name from option_values
    union all select directions from locations union all select reason from exceptional_hours union all select jsonb_array_elements(services) from locations`;
  expect(await count(sql`select count(*) as n from (${texts}) t where coalesce(trim(w ->> 'it'), '') = '' or coalesce(trim(w ->> 'en'), '') = ''`)).toBe(0);
});

test("barcodes carry right check digits, and every variant has its picture", async () => {
  const gtins = await db.execute<{ gtin: string }>(sql`select gtin from variants`);
  for (const { gtin } of gtins) expect(Array.from(gtin, (digit, i) => Number(digit) * (i % 2 === 0 ? 3 : 1)).reduce((a, b) => a + b) % 10, gtin).toBe(0);
  expect(await count(sql`select count(*) as n from variants v where not exists (select 1 from media m where m.product_id = v.product_id and m.role = 'main' and v.choice @> m.choice)`)).toBe(0);
});

test("reductions are announced today, each in its own way", async () => {
  const now = new Date();
  const reduction = async (handle: string, sku: string) => (await productByHandle(handle, now))?.variants.find((v) => v.sku === sku)?.offer;
  expect(await reduction("cuscino-lino", "BL-TEX-26-NATU-S")).toMatchObject({ amount: 3300, reduction: { lowest: 4200, days: 30 } }); // in two steps: the reference of the first
  expect(await reduction("lampada-studio", "BL-LIG-15-ROSS")).toMatchObject({ amount: 12_900, reduction: { lowest: 13_900 } }); // cheaper not long before
  expect(await reduction("portaincenso-pietra", "BL-HOM-38-TRAV")).toMatchObject({ amount: 2400, reduction: { lowest: 2900, days: 14 } }); // on sale for less than 30 days
  expect(await reduction("candela-cera", "BL-HOM-36-FICO")).toMatchObject({ reduction: null, unit: { amount: 1545, per: 100, unit: "g" } });
});

test("some things are sold out, some in stores only, some not everywhere", async () => {
  expect(await count(sql`select count(*) as n from listed_variants where free_at = '{}'`)).toBeGreaterThan(0);
  expect(await count(sql`select count(*) as n from variants where not sold_online`)).toBe(3);
  expect(await count(sql`select count(*) as n from listed_variants where cardinality(free_at) between 1 and 4`)).toBeGreaterThan(20);
  expect((await listProducts(WHOLE_LIST, "it", new Date())).total).toBe(40);
});

test("stores open again within the week, whenever the demo is made", async () => {
  for (const place of await places()) {
    const state = openAt(place, new Date());
    const at = state.open ? state.until : state.opensAt;
    expect(at, place.handle).not.toBeNull();
    if (place.handle !== "bologna-via-farini") expect((at?.getTime() ?? 0) - Date.now(), place.handle).toBeLessThan(7 * 86_400_000);
  }
});

test("the printed people can sign in", async () => {
  expect(people.map((p) => p.role)).toEqual(["customer", "manager", "cashier", "picker", "buyer", "marketer", "care", "auditor", "owner"]);
  for (const person of people) {
    const [row] = await db.execute<{ hash: string }>(sql`select password_hash as hash from customers where email = ${person.email} union all select password_hash from staff where email = ${person.email}`);
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verify(row?.hash ?? "", person.password)).toBe(true);
  }
});
