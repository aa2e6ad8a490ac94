import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { constraintOf } from "@/db/faults";
import { cashMovements } from "@/db/schema/all";
import { type CashSessionId, type Id, isId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { lockSession, type NotThere } from "./lock-session";
import { MOST_CASH } from "./rules";

const reason = z.string().trim().min(1, "required").max(200);
const amount = z.number().int().min(1).max(MOST_CASH).transform(minorOf); // minor units
const shared = { movementId: z.string().refine(isId).transform((id) => id as Id<"cash-movement">), sessionId: z.string().refine(isId).transform((id) => id as CashSessionId) };
/** Into the drawer, out of it, into the safe, or opened for something that is no sale. What has another purpose than the safe says which. */
export const MoveCash = z.discriminatedUnion("kind", [
  z.object({ ...shared, kind: z.enum(["in", "out"]), amount, reason }),
  z.object({ ...shared, kind: z.literal("drop"), amount, reason: reason.optional() }),
  z.object({ ...shared, kind: z.literal("no-sale"), reason }),
]);
export type NotMoved = NotThere | { why: "not-in-drawer" };

/**
 * A colleague puts money into an open drawer or takes some out, for what is no sale: paid in or out with its reason, dropped into the
 * safe, or the drawer only opened, which stays written down. Booked at once. May be repeated with the same id. Refuses `not-in-drawer`
 * for more than should lie there, without saying how much that is.
 */
export async function moveCash(who: Staff, { movementId, sessionId, ...move }: z.output<typeof MoveCash>): Promise<Outcome<null, NotMoved>> {
  const size = move.kind === "no-sale" ? 0 : move.amount;
  const by = minorOf(move.kind === "in" ? size : -size);
  try {
    return await atomically(async (tx) => {
      const session = await lockSession(tx, who, sessionId);
      if (!session.ok) return session;
      const [before] = await tx.select({ id: cashMovements.id }).from(cashMovements).where(eq(cashMovements.id, movementId));
      if (before) return done(null);
      if (session.value.closedAt) return refused({ why: "closed" });
      await tx.insert(cashMovements).values({ id: movementId, sessionId, kind: move.kind, amount: by, reason: move.reason ?? null, actor: actorOf(who) });
      return done(null);
    }, { pool: "staff" });
  } catch (fault) {
    if (constraintOf(fault) === "cash_sessions_never_short") return refused({ why: "not-in-drawer" });
    throw fault;
  }
}
