import "server-only";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { couponEdits, coupons } from "@/db/schema/all";
import { isId, type Id } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { managesCodes, MOST_STEM, randomCode } from "./codes/rules";
import { readCouponCode } from "./rules";

/** Codes of one batch. */
const MOST = 1_000;
const sum = z.number().int().min(0).max(100_000_000).transform(minorOf);
export const CodeName = z.string().transform((text) => text.toWellFormed().replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim()).pipe(z.string().max(120, "too-long"));
export const AddCodes = z.object({
  couponId: z.string().refine(isId).transform((id) => id as Id<"coupon">), // made with the form: one press, one code or batch
  code: z.string().transform((typed, context) => readCouponCode(typed) ?? (context.addIssue({ code: "custom", message: "code" }), z.NEVER)),
  name: CodeName,
  kind: z.enum(["percent", "amount"]), value: z.number().int().min(1), minimum: sum,
  startsAt: z.date(), endsAt: z.date().nullable(), maxUses: z.number().int().min(1).max(1_000_000).nullable(), budget: sum.nullable(), oncePerCustomer: z.boolean(),
  /** How many that work once each are made after the word; null: the word itself is the code. */
  batch: z.number().int().min(2).max(MOST).nullable(),
});
export type NotAdded = { why: "not-yours" } | { why: "taken" } | { why: "no-end" } | { why: "ends-before" } | { why: "too-much" } | { why: "too-long" };

/**
 * Makes a code, or a batch of random ones that work once each. Refuses a code that there is (`taken`), one that would end before it begins, more than the
 * whole (`too-much`), and `no-end` for one that could pay for everything as often as anybody likes. May be repeated: one form, one batch.
 */
export function addCodes(who: Staff, { couponId, code, batch, ...terms }: z.output<typeof AddCodes>): Promise<Outcome<{ readonly codes: number }, NotAdded>> {
  return atomically(async (tx): Promise<Outcome<{ readonly codes: number }, NotAdded>> => {
    if (!managesCodes(who)) return refused({ why: "not-yours" });
    if (terms.kind === "percent" && terms.value > 10_000) return refused({ why: "too-much" });
    if (terms.endsAt && terms.endsAt <= terms.startsAt) return refused({ why: "ends-before" });
    if (batch !== null && code.length > MOST_STEM) return refused({ why: "too-long" });
    const maxUses = batch === null ? terms.maxUses : 1;
    const paysForAll = terms.kind === "percent" ? terms.value === 10_000 : terms.value >= terms.minimum;
    if (maxUses === null && paysForAll) return refused({ why: "no-end" });
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`code ${couponId}`}))`);
    const [made] = await tx.select({ id: coupons.id }).from(coupons).where(eq(coupons.id, couponId));
    if (made) return done({ codes: batch ?? 1 });
    const rows = Array.from({ length: batch ?? 1 }, (_, i) => ({ ...terms, ...(i === 0 && { id: couponId }), code: batch === null ? code : randomCode(code), currency: "EUR" as const, maxUses, publicCode: batch === null }));
    const added = await tx.insert(coupons).values(rows).onConflictDoNothing({ target: coupons.code }).returning({ id: coupons.id });
    if (added.length < rows.length) return refused({ why: "taken" });
    await tx.insert(couponEdits).values(added.map(({ id }) => ({ couponId: id, after: "made", actor: actorOf(who) })));
    await record(tx, who, { is: "codes.changed", couponId });
    return done({ codes: added.length });
  }, { pool: "staff" });
}
