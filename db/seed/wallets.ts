import { sql } from "drizzle-orm";
import { hashOf } from "@/lib/core/hash";
import { monthsAfter, readGiftCode } from "@/lib/wallets/rules";
import { customers } from "@/db/schema/all";
import { idOf, type SeedTx } from "./shared";

/** A gift card of 50.00 that everybody who visits the demo may try; the README names it. */
const DEMO_CARD = "DEM0-CART-AREG-A10B-0TTE-GA50";

/** The demo's gift card, and 15.00 of store credit for its customer. */
export async function seedWallets(tx: SeedTx, now: Date): Promise<void> {
  const code = readGiftCode(DEMO_CARD) ?? "";
  await tx.execute(sql`select issue_wallet(${idOf("wallet", "gift-card")}, 'gift-card', 'EUR', 5000, ${hashOf(code)}, ${code.slice(-4)}, null, ${monthsAfter(now, 24).toISOString()}::timestamptz, 'goodwill:demo', 'job:seed', ${idOf("journal", "gift-card")})`);
  const [customer] = await tx.select({ id: customers.id }).from(customers).limit(1);
  if (customer) await tx.execute(sql`select issue_wallet(${idOf("wallet", "credit")}, 'store-credit', 'EUR', 1500, null, null, ${customer.id}, null, 'goodwill:demo', 'job:seed', ${idOf("journal", "credit")})`);
}
