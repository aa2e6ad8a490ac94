import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { companyAt } from "@/lib/company/reads";
import type { Company } from "@/lib/company/types";
import { SHOP_LIFE } from "./life";
import { tag } from "./tags";

/** Who sells now, and how the shop is called. */
export async function cachedCompany(): Promise<Company> {
  "use cache";
  cacheLife(SHOP_LIFE);
  cacheTag(tag.all);
  return companyAt();
}
