import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cashSessions, locations, tills } from "@/db/schema/all";
import type { CashSessionId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { maySellAt } from "./rules";

export type NotThere = { why: "unknown-session" } | { why: "not-yours" } | { why: "closed" };

/** A session with its till and store, locked until the transaction ends: for a colleague who sells there. */
export async function lockSession(tx: Tx, who: Staff, id: CashSessionId) {
  const [row] = await tx
    .select({
      id: cashSessions.id, tillId: tills.id, locationId: tills.locationId, timeZone: locations.timeZone, varianceLimit: locations.varianceLimit, currency: cashSessions.currency,
      openedAt: cashSessions.openedAt, balance: cashSessions.balance, moves: cashSessions.moves, closure: cashSessions.closure, closedAt: cashSessions.closedAt, report: cashSessions.report,
    })
    .from(cashSessions)
    .innerJoin(tills, eq(tills.id, cashSessions.tillId))
    .innerJoin(locations, eq(locations.id, tills.locationId))
    .where(eq(cashSessions.id, id))
    .for("update", { of: cashSessions });
  if (!row) return refused({ why: "unknown-session" });
  return maySellAt(who, row.locationId) ? done(row) : refused({ why: "not-yours" });
}
export type LockedSession = Extract<Awaited<ReturnType<typeof lockSession>>, Outcome<unknown, never>>["value"];
