import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { editsCompany } from "@/lib/company/rules";
import type { Staff } from "@/lib/core/who";

/** The steps from an empty shop to its first sale, in the order in which they are of use. */
export const STEPS = ["company", "place", "departments", "makers", "product", "stock", "sale"] as const;
export type Step = (typeof STEPS)[number];
export type Beginning = { readonly [S in Step]: boolean } & { readonly colleagues: boolean; /** The product that was begun last and is not offered yet. */ readonly draft: string | null; /** What can be sold. */ readonly offered: string | null; };

/** How far a new shop has come; null for who doesn't have the settings of the whole shop. */
export async function readBeginning(who: Staff): Promise<Beginning | null> {
  if (!editsCompany(who)) return null;
  const [row] = await staffDb.execute<Beginning>(sql`
    select exists (select 1 from companies) as company, exists (select 1 from locations) as place, exists (select 1 from categories) as departments,
      exists (select 1 from makers where postal_address is not null and electronic_address is not null) as makers,
      exists (select 1 from products where status = 'active') as product,
      exists (select 1 from stock_levels where on_hand > 0) as stock, exists (select 1 from orders where paid_at is not null) as sale,
      (select count(*) > 1 from staff where disabled_at is null) as colleagues,
      (select handle from products where status = 'draft' order by added_at desc limit 1) as draft,
      (select handle from products where status = 'active' order by added_at desc limit 1) as offered`);
  return row ?? null;
}

/** The first step that is still to be done; null: the shop has begun to sell. */
export const nextStep = (begun: Beginning): Step | null => STEPS.find((step) => !begun[step]) ?? null;
