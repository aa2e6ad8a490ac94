import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";

/** Handles of every product on offer, in the house's order: at most 20,000, as two languages of them fit one site map. */
export async function offeredHandles(): Promise<readonly string[]> {
  const rows = await db.execute<{ handle: string }>(sql`select handle from products where status = 'active' order by position, id limit 20000`);
  return rows.map((row) => row.handle);
}
