import "server-only";
import { asc, eq, and } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { prices, variants } from "@/db/schema/all";
import { isId, type PriceId, type VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { type NotPlanned, type PlannedRow, plansPrices, rowsAgainst, rowsFor } from "./plan/rules";

const OfVariant = z.object({
  priceId: z.string().refine(isId).transform((id) => id as PriceId), // made with the form: one press, one plan
  variantId: z.string().refine(isId).transform((id) => id as VariantId),
  /** The latest row of the list that somebody saw; empty: there was none. */
  seen: z.string().max(36),
  reason: z.string().transform((text) => text.toWellFormed().replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim()).pipe(z.string().min(3, "required").max(200, "too-long")),
});
const moment = z.date().nullable();
export const PlanPrice = OfVariant.extend({ kind: z.enum(["regular", "reduced"]), amount: z.number().int().min(1).max(10_000_000).transform(minorOf), /** null: now. */ startsAt: moment, endsAt: moment });
export const WithdrawPlan = OfVariant;
export type NotPriced = NotPlanned | { why: "not-yours" } | { why: "unknown-variant" } | { why: "changed-meanwhile" } | { why: "nothing-planned" };

/**
 * A colleague decides what something costs from a moment on, or announces a reduction until another (plan/rules.ts). May be repeated: one form, one plan. Refuses what the rules refuse,
 * and `changed-meanwhile` when the list is another one than they saw: of two at once the second looks again.
 */
export const planPrice = (who: Staff, { kind, amount, startsAt, endsAt, ...of }: z.output<typeof PlanPrice>, now = new Date()): Promise<Outcome<null, NotPriced>> =>
  inList(who, of, (rows) => rowsFor(rows, { kind, amount, startsAt: startsAt ?? now, endsAt: kind === "reduced" ? endsAt : null }, now), now);

/** What is planned for something and has not begun is taken back: its price goes on as it is. Refuses `nothing-planned`. */
export const withdrawPlan = (who: Staff, of: z.output<typeof WithdrawPlan>, now = new Date()): Promise<Outcome<null, NotPriced>> =>
  inList(who, of, (rows): Outcome<readonly PlannedRow[], NotPriced> => {
    const against = rowsAgainst(rows, now);
    return against.length > 0 ? done(against) : refused({ why: "nothing-planned" });
  }, now);

/** Adds to a variant's list in euro what `decide` says of it, locked; rows that begin now are made known, later ones as they begin (begin-prices.ts). */
function inList(who: Staff, { priceId, variantId, seen, reason }: z.output<typeof OfVariant>, decide: (rows: readonly (PlannedRow & { readonly id: PriceId })[]) => Outcome<readonly PlannedRow[], NotPriced>, now: Date): Promise<Outcome<null, NotPriced>> {
  return atomically(async (tx): Promise<Outcome<null, NotPriced>> => {
    if (!plansPrices(who)) return refused({ why: "not-yours" });
    const [variant] = await tx.select({ productId: variants.productId }).from(variants).where(eq(variants.id, variantId)).for("update");
    if (!variant) return refused({ why: "unknown-variant" });
    const rows = await listOf(tx, variantId);
    if (rows.some(({ id }) => id === priceId)) return done(null);
    if ((rows.toSorted((a, b) => a.seq - b.seq).at(-1)?.id ?? "") !== seen) return refused({ why: "changed-meanwhile" });
    const decided = decide(rows);
    if (!decided.ok) return decided;
    await tx.insert(prices).values(decided.value.map((row, i) => ({ ...row, ...(i === 0 && { id: priceId }), variantId, currency: "EUR" as const, reason, addedBy: actorOf(who) })));
    if (decided.value.some(({ startsAt }) => startsAt <= now)) await record(tx, who, { is: "price.changed", variantId, productId: variant.productId });
    return done(null);
  }, { pool: "staff" });
}

const listOf = (tx: Tx, variantId: VariantId) =>
  tx.select({ id: prices.id, seq: prices.seq, amount: prices.amount, kind: prices.kind, startsAt: prices.startsAt }).from(prices).where(and(eq(prices.variantId, variantId), eq(prices.currency, "EUR"))).orderBy(asc(prices.startsAt), asc(prices.seq));
