import { z } from "zod";
import { minorOf } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";
import { CONDITIONS, type StorePolicy, type Terms } from "./types";

const Reason = z.strictObject({ it: z.string().trim().min(1), en: z.string().trim().min(1) });
const termsOf = { windowDays: z.int().min(0).max(3650), condition: z.enum(CONDITIONS), feeBasisPoints: z.int().min(0).max(10_000), never: Reason.nullable() };
const Policy = z.strictObject({
  ...termsOf,
  since: z.iso.date(),
  withoutReceipt: z.strictObject({ days: z.int().min(30).max(3650), conditions: z.array(z.enum(["as-new", "opened"])).min(1), most: z.int().min(1).max(100_000).transform(minorOf) }).nullable().default(null),
  excludedToo: z.boolean(),
  categories: z.record(z.string().regex(/^[a-z0-9-]+$/), z.strictObject(termsOf).partial()),
});
const Policies = z.array(Policy).min(1).refine((all) => all.every(({ since }, i) => since > (all[i - 1]?.since ?? "")), "each one begins after the one before it");

/** Reads what a shop promises of its own, the oldest terms first. Throws for what nobody could keep: it must be mended before the shop opens. */
export const readPolicies = (written: unknown): readonly StorePolicy[] => Policies.parse(written) as readonly StorePolicy[];

/**
 * What this shop promises: thirty days, as new, at no cost, in any store or by post; not what the law excludes from withdrawal. Without a receipt
 * credit alone, at the lowest price of ninety days, at most 100.00 for a visit.
 * A shop that changes its mind adds a row from a day on; pages, receipts and screens say what stands here.
 */
const STORE_POLICIES = readPolicies([{ since: "2026-01-01", windowDays: 30, condition: "new", feeBasisPoints: 0, never: null, excludedToo: false, categories: {}, withoutReceipt: { days: 90, conditions: ["as-new"], most: 10_000 } }]);

/** The policy of a day, by the clock of the shop; the first one for whatever was bought before it. */
export function policyOn(at: Date, policies = STORE_POLICIES, timeZone = "Europe/Rome"): StorePolicy {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);
  const found = policies.findLast(({ since }) => since <= day) ?? policies[0];
  if (!found) throw new Error("no policy");
  return found;
}

/** What is promised now, for pages that are the same for everybody: the last row, which is added on its day and not before. */
export const POLICY: StorePolicy = policyOn(new Date("9999-12-31"));

/** The terms for a thing of a category. */
export const termsFor = ({ categories, windowDays, condition, feeBasisPoints, never }: StorePolicy, category: string): Terms => ({ windowDays, condition, feeBasisPoints, never, ...categories[category] });

/** What is promised for a thing before it is bought; `never` also where the law excludes it and the shop doesn't take it back all the same. */
export function promiseFor({ category, withdrawalExclusion }: { readonly category: { readonly handle: string }; readonly withdrawalExclusion: Words | null }, policy = POLICY): Terms {
  const terms = termsFor(policy, category.handle);
  return { ...terms, never: terms.never ?? (policy.excludedToo ? null : withdrawalExclusion) };
}
