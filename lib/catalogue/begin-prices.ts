import "server-only";
import { sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import type { ProductId, VariantId } from "@/lib/core/id";
import { type Done, done } from "@/lib/core/outcome";
import type { Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";

const WHO: Who = { is: "machine", job: "begin-prices" };
const AT_ONCE = 500;

/**
 * Makes known the planned prices that have begun since lists noted the earlier ones, so that pages are made anew, and says how
 * many. The prices themselves hold from their second on, without this. For a job of every minute; may be repeated. What is in no
 * list (a product without a picture) is made anew within the hour instead (lib/cached/life.ts).
 */
export async function beginPrices(): Promise<Done<number>> {
  for (let all = 0; ; ) {
    const { value } = await atomically(async (tx) => {
      const begun = await tx.execute<{ variantId: VariantId; productId: ProductId }>(sql`select variant_id as "variantId", product_id as "productId" from begin_prices(${AT_ONCE})`);
      await record(tx, WHO, ...begun.map((row) => ({ is: "price.changed", ...row }) as const));
      return done(begun.length);
    });
    all += value;
    if (value < AT_ONCE) return done(all);
  }
}
