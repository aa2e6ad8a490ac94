import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { expectHealthy } from "@/db/testing/healthy";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { beginPrices } from "./begin-prices";

afterAll(() => expectHealthy());

const plan = (variantId: string, amount: number, inMs: number) =>
  atomically(async (tx) => done(await tx.execute(sql`
    insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by)
    values (${newId()}, ${variantId}, 'EUR', ${amount}, 'reduced', clock_timestamp() + make_interval(secs => ${inMs / 1000}), 'test', 'job:test')`)));
const noted = async (variantId: string) => (await db.execute(sql`select amount::int as amount, amount_until is null as "forEver" from listed_variants where variant_id = ${variantId}`))[0];
const told = async (variantId: string) => (await db.execute(sql`select 1 from facts where "is" = 'price.changed' and body ->> 'variantId' = ${variantId}`)).length;

test("a planned price is made known once it has begun, and once only", async () => {
  await beginPrices();
  const { variants: [one] } = await aProduct({ price: 1000 });
  const id = one?.id ?? "";
  await plan(id, 800, 1_000);
  await plan(id, 900, 60_000);
  expect(await beginPrices()).toEqual(done(0));
  expect(await noted(id)).toEqual({ amount: 1000, forEver: false });
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  const both = await Promise.all([beginPrices(), beginPrices()]);
  expect(both.reduce((sum, { value }) => sum + value, 0)).toBe(1);
  expect(await noted(id)).toEqual({ amount: 800, forEver: false });
  expect(await told(id)).toBe(1);
  expect(await beginPrices()).toEqual(done(0));
});
