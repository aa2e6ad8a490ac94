import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { couponEdits, coupons } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import { isId, type Id } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { AddCodes } from "./add-codes";
import { differing, type Editable, editionOf, managesCodes } from "./codes/rules";

export const ChangeCode = AddCodes.pick({ couponId: true, name: true, minimum: true, endsAt: true, maxUses: true, budget: true }).extend({ /** `codeHash` of what the form was opened with. */ seen: z.string().max(64) });
export const EndCode = z.object({ couponId: z.string().refine(isId).transform((id) => id as Id<"coupon">) });
export type NotChanged = { why: "not-yours" } | { why: "unknown-code" } | { why: "changed-meanwhile" } | { why: "below-used" } | { why: "below-given" } | { why: "no-end" } | { why: "ends-before" };

/** What the form was opened with, and must still be true when it is sent. */
export const codeHash = (terms: Editable): string => hashOf(editionOf(terms));

/**
 * Changes until when a code counts, from what value of goods on, how often, and how much it may give away; what it gives stays what its buyers were
 * promised. Refuses limits that are below what was used or given (`below-used`, `below-given`), and `changed-meanwhile` where somebody was quicker.
 */
export const changeCode = (who: Staff, { couponId, seen, ...to }: z.output<typeof ChangeCode>): Promise<Outcome<{ readonly changed: number }, NotChanged>> =>
  edit(who, couponId, (was) => (codeHash(was) === seen ? to : null));

/** Ends a code now: bags that have it hear so, orders that used it keep it. May be repeated. */
export const endCode = (who: Staff, { couponId }: z.output<typeof EndCode>, now = new Date()): Promise<Outcome<{ readonly changed: number }, NotChanged>> =>
  edit(who, couponId, ({ name, minimum, maxUses, budget, ...was }) => ({ name, minimum, maxUses, budget, endsAt: was.endsAt && was.endsAt <= now ? was.endsAt : now }), true);

function edit(who: Staff, couponId: Id<"coupon">, decide: (was: Editable) => Editable | null, ends = false): Promise<Outcome<{ readonly changed: number }, NotChanged>> {
  return atomically(async (tx): Promise<Outcome<{ readonly changed: number }, NotChanged>> => {
    if (!managesCodes(who)) return refused({ why: "not-yours" });
    const [was] = await tx.select().from(coupons).where(eq(coupons.id, couponId)).for("update");
    if (!was) return refused({ why: "unknown-code" });
    const said = decide(was);
    const to = said && { ...said, endsAt: said.endsAt && ends && said.endsAt <= was.startsAt ? was.startsAt : said.endsAt };
    if (to && differing(was, to).length === 0) return done({ changed: 0 });
    if (!to) return refused({ why: "changed-meanwhile" });
    if (to.endsAt && to.endsAt <= was.startsAt && !ends) return refused({ why: "ends-before" });
    if (to.maxUses !== null && to.maxUses < was.used) return refused({ why: "below-used" });
    if (to.budget !== null && (to.budget < was.given || to.budget === 0)) return refused({ why: "below-given" });
    if (to.maxUses === null && (was.kind === "percent" ? was.value === 10_000 : was.value >= to.minimum)) return refused({ why: "no-end" });
    const changed = differing(was, to);
    await tx.update(coupons).set(to).where(eq(coupons.id, couponId));
    await tx.insert(couponEdits).values(changed.map((field) => ({ couponId, field, before: was[field], after: to[field], actor: actorOf(who) })));
    await record(tx, who, { is: "codes.changed", couponId });
    return done({ changed: changed.length });
  }, { pool: "staff" });
}
