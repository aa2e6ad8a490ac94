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
      const begun = await tx.execute<{ variantId: VariantId; productId: ProductId }>(sql`
        update listed_variants l set amount = price_in_force(l.variant_id, l.currency, clock_timestamp()), amount_until = next_price_from(l.variant_id, l.currency, clock_timestamp())
        where l.variant_id in (select variant_id from listed_variants where amount_until <= clock_timestamp() order by variant_id limit ${AT_ONCE} for update skip locked)
        returning l.variant_id as "variantId", l.product_id as "productId"`);
      await record(tx, WHO, ...begun.map((row) => ({ is: "price.changed", ...row }) as const));
      return done(begun.length);
    });
    all += value;
    if (value < AT_ONCE) return done(all);
  }
}
