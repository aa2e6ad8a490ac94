import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { cartLines } from "@/db/schema/all";
import { cartById } from "@/lib/cart/reads";
import type { Cart, CartLineId } from "@/lib/cart/types";
import { oneLine } from "@/lib/checkout/rules";
import { isId } from "@/lib/core/id";
import { type Minor, minorOf, shareOf, ZERO } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { shareOff } from "@/lib/staff/approvals/rules";
import type { ApprovalNeeded } from "@/lib/staff/approvals/types";
import { useApproval } from "@/lib/staff/approvals/use-approval";
import { lockBasket } from "./lock-basket";
import { sellsAt } from "./reads";
import { AtBasket } from "./ring-up";

const Amount = z.object({ amount: z.number().int().min(0).max(10_000_000).transform(minorOf) }); // minor units off the whole line; 0: nothing any more
const Share = z.object({ percent: z.number().int().min(1).max(100) });
export const TakeOff = AtBasket.extend({ lineId: z.string().refine(isId).transform((id) => id as CartLineId), off: z.union([Amount, Share]), reason: oneLine(200).nullable() });
export type NotTakenOff = { why: "not-yours" } | { why: "basket-gone" } | { why: "line-gone" } | { why: "reason-missing" } | { why: "more-than-it-costs"; most: Minor } | ApprovalNeeded;

/**
 * A colleague takes something off a line, says why, and it is written on the order's line with their name. May be repeated; nothing takes
 * it back. More than their own limit needs a manager's word: refuses `approval-needed` with what to ask for. Refuses `more-than-it-costs`,
 * `reason-missing`.
 */
export function takeOff(who: Staff, { place, basketId, lineId, off, reason }: z.output<typeof TakeOff>): Promise<Outcome<Cart, NotTakenOff>> {
  return atomically(async (tx) => {
    if (!sellsAt(who, place)) return refused({ why: "not-yours" });
    const locked = await lockBasket(tx, place, basketId);
    if (!locked) return refused({ why: "basket-gone" });
    const line = (await cartById(basketId, new Date(), tx)).lines.find((l) => l.id === lineId);
    if (!line) return refused({ why: "line-gone" });
    const costs = minorOf(line.total - (line.label?.off ?? 0)); // the label's price is what it costs here: what is taken off is taken off that
    const amount = "amount" in off ? off.amount : shareOf(costs, off.percent * 100);
    if (amount > costs) return refused({ why: "more-than-it-costs", most: costs });
    if (amount > 0 && reason === null) return refused({ why: "reason-missing" });
    if (line.off && line.off.amount === amount && line.off.reason === reason) return done(await cartById(basketId, new Date(), tx)); // sent again: an approval works once
    const word = amount === 0 ? done({ approvalId: null }) : await useApproval(tx, who, { action: "line-discount", locationId: place, subject: `line:${lineId}:${line.quantity}`, amount: shareOff(costs, amount) });
    if (!word.ok) return word;
    const nothing = { off: ZERO, offReason: null, offBy: null, offApproval: null };
    await tx.update(cartLines).set(amount === 0 ? nothing : { off: amount, offReason: reason, offBy: who.staffId, offApproval: word.value.approvalId }).where(and(eq(cartLines.id, lineId), eq(cartLines.cartId, basketId)));
    await record(tx, who, { is: "cart.changed", cartId: basketId, version: locked.version });
    return done(await cartById(basketId, new Date(), tx));
  }, { pool: "staff" });
}
