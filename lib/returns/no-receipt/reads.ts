import "server-only";
import { eq, type SQL, sql } from "drizzle-orm";
import { db, staffDb, type Tx } from "@/db/client";
import { noReceiptLines, noReceiptReturns } from "@/db/schema/all";
import { isId, type LocationId, type PriceId, type VariantId } from "@/lib/core/id";
import { type Minor, minorOf } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { promiseFor } from "@/lib/rights/policy/rules";
import type { StorePolicy } from "@/lib/rights/policy/types";
import { codeOf } from "../counter/reads";
import { takesBackAt } from "../counter/rules";
import type { ReturnId } from "../counter/types";
import type { TakenBare, Worth } from "./types";

type Row = Omit<Worth, "price" | "never"> & { readonly priceId: PriceId | null; readonly amount: number | null; readonly category: string; readonly exclusion: Words | null; readonly [column: string]: unknown };

/** The GTIN-14 of an EAN or UPC that was scanned, as variants keep it. */
const gtinsOf = (keys: readonly string[]) => keys.flatMap((key) => (/^\d{8,14}$/.test(key) ? [key.padStart(14, "0")] : []));

/**
 * The things of these ids, SKUs or GTINs, archived ones too, and what a piece of each gives without a receipt: the lowest price of the list in the days
 * that the policy says, as the database computes it (`lowest_price`). What is none is left out.
 */
export async function worthOf(keys: readonly string[], policy: StorePolicy, on: Pick<Tx, "execute"> = staffDb): Promise<readonly Worth[]> {
  if (keys.length === 0) return [];
  const anyOf = (all: readonly string[], type: SQL) => sql`any (array[${sql.join(all.map((key) => sql`${key}`), sql`, `)}]::${type}[])`; // each kind of key by its own index
  const since = sql`now() - make_interval(days => ${policy.withoutReceipt?.days ?? 0})`;
  const rows = await on.execute<Row>(sql`
    select v.id as "variantId", v.sku, v.gtin, p.title, q.id as "priceId", q.amount::float8 as amount, c.handle as category, p.withdrawal_exclusion as exclusion,
      (select coalesce(jsonb_agg(ov.name order by o.position), '[]') from options o join option_values ov on ov.option_id = o.id where o.product_id = p.id and ov.key = v.choice ->> o.key) as choice,
      (select m.stem from media m where m.product_id = p.id and m.role = 'main' order by coalesce(v.choice @> m.choice, false) desc, m.position limit 1) as picture
    from variants v join products p on p.id = v.product_id join categories c on c.id = p.category_id left join prices q on q.id = lowest_price(v.id, 'EUR', ${since}, now())
    where v.id = ${anyOf(keys.filter(isId), sql`uuid`)} or v.sku = ${anyOf(keys, sql`text`)} or v.gtin = ${anyOf(gtinsOf(keys), sql`text`)} order by v.sku`);
  return rows.map(({ priceId, amount, category, exclusion, ...row }) => {
    const { never, windowDays } = promiseFor({ category: { handle: category }, withdrawalExclusion: exclusion }, policy);
    return { ...row, price: priceId && amount !== null ? { id: priceId, amount: minorOf(amount) } : null, never: never ?? (windowDays === 0 ? { it: "Di questo articolo non si riprende nulla.", en: "Nothing of this comes back." } : null) };
  });
}

/** Such a return as it was taken; null if there is none. */
export async function takenBare(returnId: ReturnId, on: Tx | typeof staffDb = staffDb): Promise<(TakenBare & { readonly locationId: LocationId; readonly pressHash: string }) | null> {
  const [row] = await on.select({ returnId: noReceiptReturns.id, back: noReceiptReturns.amount, locationId: noReceiptReturns.locationId, pressHash: noReceiptReturns.pressHash }).from(noReceiptReturns).where(eq(noReceiptReturns.id, returnId));
  return row ?? null;
}

/** The same for a colleague who takes back where it was taken: its pieces, and for an hour the code of its credit. */
export async function showBare(who: Staff, place: LocationId, returnId: ReturnId): Promise<(TakenBare & { readonly code: string | null; readonly lines: readonly { readonly variantId: VariantId; readonly quantity: number; readonly amount: Minor }[] }) | null> {
  const taken = takesBackAt(who, place) ? await takenBare(returnId) : null;
  if (taken?.locationId !== place) return null;
  const lines = await db.select({ variantId: noReceiptLines.variantId, quantity: noReceiptLines.quantity, amount: noReceiptLines.amount }).from(noReceiptLines).where(eq(noReceiptLines.returnId, returnId)).orderBy(noReceiptLines.position);
  return { returnId, back: taken.back, code: await codeOf(returnId), lines };
}
