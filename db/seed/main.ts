import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { products } from "@/db/schema/all";
import { indexProduct } from "@/lib/catalogue/index-product";
import { config } from "@/lib/core/config";
import { seedCompany } from "./company";
import { demoPeople, seedPeople } from "./people";
import { seedPlaces } from "./places";
import { seedCoupons, seedPrices } from "./prices";
import { seedProducts } from "./products";
import type { SeedTx } from "./shared";
import { seedStock } from "./stock";
import { seedWallets } from "./wallets";

const say = (line: string): void => void process.stderr.write(`${line}\n`);
/** One number for all seeds of Unico, so that two on one database take turns. */
const LOCK = 829_306_443;

/** Fills an empty shop with the demo's goods, places and people, whole or not at all. Leaves a shop that has products as it is. */
async function seed(tx: SeedTx, now: Date): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK}), set_config('unico.tx', '1', true)`);
  const [there] = await tx.select({ id: products.id }).from(products).limit(1);
  if (there) return say("The shop has products already: nothing to do.");
  say("The company, its stores and the warehouse");
  await seedCompany(tx);
  await seedPlaces(tx, now);
  say("Departments, makers, products and pictures");
  const ids = await seedProducts(tx, now);
  say("Prices with their history, and codes");
  await tx.execute(sql`select set_config('unico.history', '1', true)`);
  await seedPrices(tx, now);
  await tx.execute(sql`select set_config('unico.history', '', true)`);
  await seedCoupons(tx, now);
  say("Stock");
  await seedStock(tx);
  say("Search and lists");
  await indexProduct(tx, ids);
  say("People");
  await seedPeople(tx, now);
  await seedWallets(tx, now);
}

const client = postgres(config().DATABASE_DIRECT_URL, { max: 1, onnotice: () => {}, connection: { application_name: "unico-seed", timezone: "UTC" } });
try {
  const people = await drizzle(client, { casing: "snake_case" }).transaction(async (tx) => {
    await seed(tx, new Date());
    return demoPeople(tx);
  });
  process.stdout.write(`${JSON.stringify({ people })}\n`);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await client.end({ timeout: 5 });
}
