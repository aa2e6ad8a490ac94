import "server-only";
import { desc, lte } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { companies } from "@/db/schema/all";
import { config } from "@/lib/core/config";
import { companyOf, UNNAMED } from "./rules";
import type { Company, Sender } from "./types";

/** Who sells now, or sold at a moment (for documents issued then); nobody yet: `UNNAMED`, and the first company for what came before it. */
export async function companyAt(at: Date | null | undefined = null, on: Pick<Tx, "select"> = db): Promise<Company> {
  const [row] = await on.select().from(companies).where(at ? lte(companies.addedAt, at) : undefined).orderBy(desc(companies.seq)).limit(1);
  if (row) return companyOf(row);
  const [first] = at ? await on.select().from(companies).orderBy(companies.seq).limit(1) : [];
  return first ? companyOf(first) : UNNAMED;
}

/** Who writes letters now. */
export const sender = async (on?: Pick<Tx, "select">): Promise<Sender> => ({ home: config().UNICO_BASE_URL, company: await companyAt(null, on) });
