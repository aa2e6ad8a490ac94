import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { pickScans } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { Part } from "./hand-over";
import type { LastScan } from "./picking/types";
import { leftOf, linesInHand, type Scanned } from "./scan-piece";
import { lockOwnPick, type PickId } from "./take-pick";

export const TakeBackScan = Part.extend({ scan: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
/** How its line stands without it, and which scan is the last one now. */
export type TakenBack = Scanned & { readonly last: LastScan | null };
export type NotTakenBack =
  | { why: "unknown-part" }
  | { why: "not-yours" }
  | { why: "not-taken" } // nobody picks it, or it is ready
  | { why: "taken"; by: string } // another colleague does: what they scanned is theirs
  | { why: "not-last" }; // taken back already, or another piece was scanned since

/**
 * The last piece that a colleague scanned was a mistake: it counts no more, and is wanted again. The scan stays and another entry says
 * that it was taken back, by whom and when. It names the scan, so that pressed twice it takes back one.
 */
export function takeBackScan(who: Staff, { fulfilmentId, scan }: z.output<typeof TakeBackScan>): Promise<Outcome<TakenBack, NotTakenBack>> {
  return atomically(async (tx) => {
    const mine = await lockOwnPick(tx, who, fulfilmentId);
    if (!mine.ok) return mine;
    const { part, pick } = mine.value;
    const [last, before] = await standing(tx, pick.id);
    if (last?.id !== scan) return refused({ why: "not-last" });
    const [entry] = await tx.insert(pickScans).values({ pickId: pick.id, orderLineId: last.line, takesBack: last.id, actor: actorOf(who) }).returning({ row: pickScans.id });
    await record(tx, who, { is: "pick.changed", fulfilmentId: part.id, locationId: part.locationId });
    const lines = await linesInHand(tx, part.id, pick.id);
    const [its, previous] = [last, before].map((one) => lines.find((line) => line.id === one?.line));
    if (!its || !entry) throw new Error(`scan ${scan} is of no line of its part`);
    return done({ position: its.position, found: its.found, wanted: its.wanted, left: leftOf(lines), ...entry, last: before && previous ? { scan: before.id, position: previous.position } : null });
  }, { pool: "staff" });
}

/** The two newest scans of a pick that were not taken back. */
const standing = (tx: Tx, pickId: PickId) =>
  tx
    .select({ id: pickScans.id, line: pickScans.orderLineId })
    .from(pickScans)
    .where(sql`${eq(pickScans.pickId, pickId)} and ${pickScans.takesBack} is null and not exists (select 1 from pick_scans b where b.takes_back = ${pickScans.id})`)
    .orderBy(desc(pickScans.id))
    .limit(2);
