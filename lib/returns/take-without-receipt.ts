import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { noReceiptLines, noReceiptReturns } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import { type Id, isId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import { type Minor, minorOf, sum } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { PersonName } from "@/lib/customers/rules";
import { record } from "@/lib/events/record";
import { policyOn } from "@/lib/rights/policy/rules";
import type { ApprovalNeeded } from "@/lib/staff/approvals/types";
import { useApproval } from "@/lib/staff/approvals/use-approval";
import { openCredit } from "@/lib/wallets/open-credit";
import { takesBackAt } from "./counter/rules";
import { SELLABLE } from "./counter/types";
import { takenBare, worthOf } from "./no-receipt/reads";
import type { TakenBare } from "./no-receipt/types";

const an = <Noun extends string>() => z.string().refine(isId).transform((id) => id as Id<Noun>);
export const TakeWithoutReceipt = z.object({
  returnId: an<"return">(), // made with the screen: one press, one return
  place: z.string().refine(isId).transform((id) => id as LocationId),
  bearer: PersonName, // as it stands in the document that was looked at
  documentSeen: z.literal(true),
  expected: z.number().int().min(1).transform(minorOf).nullable().default(null), // the sum that was looked at
  lines: z.array(z.object({ variantId: z.string().refine(isId).transform((id) => id as VariantId), quantity: z.number().int().min(1).max(20), condition: z.enum(SELLABLE) })).min(1).max(20)
    .refine((all) => new Set(all.map(({ variantId }) => variantId)).size === all.length),
});
type Press = z.output<typeof TakeWithoutReceipt>;
/** What is looked at before a document is. */
export const LookWithoutReceipt = TakeWithoutReceipt.omit({ bearer: true, documentSeen: true });

export type NotWithoutReceipt = ApprovalNeeded | { why: "not-yours" } | { why: "never" } | { why: "press-used" } | { why: "unknown-goods" } | { why: "excluded"; because: Words } | { why: "condition" } | { why: "no-price" } | { why: "too-much"; most: Minor } | { why: "sum-changed"; back: Minor };

/**
 * Goods come back of which nobody finds the purchase, from somebody whose document was looked at: each piece gives the lowest price that the list had in
 * the days that the shop's policy says, as credit with a code of its own, always with a manager's word for this very press; it hangs in this store again.
 * Refuses `never` where the policy gives nothing, `condition` for a piece in another state than it allows, `excluded` for what never comes back, `no-price`
 * for what was not sold in those days, `too-much` above what a visit gives. May be repeated: the same press, the same return and code.
 */
export async function takeWithoutReceipt(who: Staff, input: Press, now = new Date()): Promise<Outcome<TakenBare, NotWithoutReceipt>> {
  const taken = await take(who, input, now, true);
  return taken.ok || taken.why !== "looked" ? taken : done(taken.taken);
}

/** What that press would do now, and nothing done: the sum, or the same refusal. */
export async function foreseeWithoutReceipt(who: Staff, input: z.output<typeof LookWithoutReceipt>, now = new Date()): Promise<Outcome<TakenBare, NotWithoutReceipt>> {
  const looked = await take(who, { ...input, bearer: "–", documentSeen: true }, now, false);
  return looked.ok || looked.why !== "looked" ? looked : done(looked.taken);
}

function take(who: Staff, input: Press, now: Date, keep: boolean): Promise<Outcome<TakenBare, NotWithoutReceipt | { why: "looked"; taken: TakenBare }>> {
  const { expected, bearer, documentSeen: _, ...pressed } = input;
  const { returnId, place, lines } = pressed;
  const policy = policyOn(now);
  const pressHash = hashOf(JSON.stringify(pressed)); // a manager's word says the sum itself, before it was looked at, and comes before the document
  return atomically(async (tx): Promise<Outcome<TakenBare, NotWithoutReceipt | { why: "looked"; taken: TakenBare }>> => {
    if (!takesBackAt(who, place)) return refused({ why: "not-yours" });
    if (!policy.withoutReceipt) return refused({ why: "never" });
    const { days, conditions, most } = policy.withoutReceipt;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`no-receipt:${returnId}`}, 0))`); // of two presses at once the second hears what the first did
    const before = await takenBare(returnId, tx);
    if (before) return before.pressHash === pressHash ? done({ returnId, back: before.back }) : refused({ why: "press-used" });
    if (lines.some(({ condition }) => !conditions.includes(condition))) return refused({ why: "condition" });
    const things = await worthOf(lines.map(({ variantId }) => variantId), policy, tx);
    const rows = [];
    for (const line of lines) {
      const thing = things.find(({ variantId }) => variantId === line.variantId);
      if (!thing) return refused({ why: "unknown-goods" });
      if (thing.never) return refused({ why: "excluded", because: thing.never });
      if (!thing.price) return refused({ why: "no-price" });
      rows.push({ ...line, priceId: thing.price.id, amount: minorOf(thing.price.amount * line.quantity) });
    }
    const back = minorOf(sum(rows.map(({ amount }) => amount)));
    if (back === 0) return refused({ why: "no-price" });
    if (back > most) return refused({ why: "too-much", most });
    if (expected !== null && expected !== back) return refused({ why: "sum-changed", back });
    const leave = await useApproval(tx, who, { action: "no-receipt-return", locationId: place, subject: `no-receipt:${returnId} ${pressHash}`, amount: back });
    if (!leave.ok) return leave;
    if (!leave.value.approvalId) throw new Error("goods without a receipt were let through by nobody's word");
    const walletId = await openCredit(tx, who, returnId, "EUR");
    await tx.insert(noReceiptReturns).values({ id: returnId, pressHash, locationId: place, bearer, days, most, currency: "EUR", amount: back, approvalId: leave.value.approvalId, walletId, actor: actorOf(who) });
    for (const [position, row] of rows.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1)).entries()) await tx.insert(noReceiptLines).values({ returnId, position, ...row }); // each locks its level
    await tx.execute(sql`select give_no_receipt_credit(${returnId}, ${newId<"journal">()})`);
    await record(tx, who, { is: "stock.moved", locationId: place, variantIds: rows.map(({ variantId }) => variantId) }, { is: "returned-goods.changed", locationId: place });
    const taken = { returnId, back };
    return keep ? done(taken) : refused({ why: "looked", taken });
  }, { pool: "staff" });
}
