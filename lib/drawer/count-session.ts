import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { cashCounts } from "@/db/schema/all";
import { type CashSessionId, type Id, isId } from "@/lib/core/id";
import { type Minor, minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { lockSession, type NotThere } from "./lock-session";
import { EURO_PIECES, MOST_PIECES, worthOf } from "./rules";

const known = (worth: string) => (EURO_PIECES as readonly number[]).some((piece) => String(piece) === worth);
export const CountSession = z.object({
  countId: z.string().refine(isId).transform((id) => id as Id<"cash-count">),
  sessionId: z.string().refine(isId).transform((id) => id as CashSessionId),
  pieces: z.record(z.string().refine(known, "unknown-piece"), z.number().int().min(0).max(MOST_PIECES)), // how many of each coin and note
});
/** What a count found: `needsApproval` above the limit of the store. */
export type Counted = { readonly counted: Minor; readonly expected: Minor; readonly variance: Minor; readonly needsApproval: boolean };

/**
 * A colleague says what lies in the drawer, coin by coin, before hearing what should. Each count stays written down; who doubts theirs
 * counts again. What moves afterwards makes it old. May be repeated with the same id.
 */
export function countSession(who: Staff, { countId, sessionId, pieces }: z.output<typeof CountSession>): Promise<Outcome<Counted, NotThere>> {
  return atomically(async (tx) => {
    const session = await lockSession(tx, who, sessionId);
    if (!session.ok) return session;
    const [before] = await tx.select({ counted: cashCounts.counted, expected: cashCounts.expected }).from(cashCounts).where(eq(cashCounts.id, countId));
    if (!before && session.value.closedAt) return refused({ why: "closed" });
    const { counted, expected } = before ?? { counted: worthOf(pieces), expected: session.value.balance };
    if (!before) await tx.insert(cashCounts).values({ id: countId, sessionId, pieces, counted, expected, moves: session.value.moves, actor: actorOf(who) });
    const variance = minorOf(counted - expected);
    return done({ counted, expected, variance, needsApproval: Math.abs(variance) > session.value.varianceLimit });
  }, { pool: "staff" });
}
