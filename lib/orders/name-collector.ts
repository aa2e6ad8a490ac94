import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { fulfilments, orderContacts } from "@/db/schema/all";
import { isId, type OrderId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { lockMine } from "./lock-mine";

/** A person's name on one line; nothing at all withdraws it. */
const Name = z.string().default("").transform((t) => t.normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, " ").replace(/\s+/g, " ").trim()).pipe(z.string().max(80, "too-long")).transform((t) => t || null);
export const NameCollector = z.object({ orderId: z.string().refine(isId).transform((id) => id as OrderId), code: z.string().max(100).nullable().default(null), name: Name });

/**
 * The buyer names who else may collect their order, or withdraws it: colleagues see the name at the counter, and its buyer hears of
 * it. For its customer, a guest with its code, or a colleague who may hand over. Refuses `nothing-to-collect` once all of it was
 * given or is over, `unknown-order` for anybody else. May be repeated.
 */
export function nameCollector(who: Shopper | Staff, { orderId, code, name }: z.output<typeof NameCollector>): Promise<Outcome<{ readonly name: string | null }, { why: "unknown-order" } | { why: "nothing-to-collect" }>> {
  return atomically(async (tx) => {
    const order = await lockMine(tx, who, orderId, { code, duty: "hand-over" });
    if (!order) return refused({ why: "unknown-order" });
    const waits = await tx.$count(fulfilments, and(eq(fulfilments.orderId, orderId), eq(fulfilments.kind, "collect"), inArray(fulfilments.state, ["waiting", "planned", "ready", "asked"])));
    if (waits === 0) return refused({ why: "nothing-to-collect" });
    const changed = await tx.update(orderContacts).set({ collector: name }).where(and(eq(orderContacts.orderId, orderId), sql`${orderContacts.collector} is distinct from ${name}`)).returning({ id: orderContacts.orderId });
    if (changed.length > 0) await record(tx, who, { is: "order.collector-named", orderId });
    return done({ name });
  }, { pool: poolFor(who) });
}
