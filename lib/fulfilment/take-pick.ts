import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { picks } from "@/db/schema/all";
import { type FulfilmentId, type Id, newId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import type { Part } from "./hand-over";
import { lockPart, mayServe } from "./serve-part";

export type PickId = Id<"pick">;
type Taken = { readonly pickId: PickId; readonly since: Date };
export type NotTaken =
  | { why: "unknown-part" }
  | { why: "not-yours" } // the colleague may not serve at the part's place
  | { why: "not-paid" }
  | { why: "not-waiting" } // ready, on its way or cancelled
  | { why: "taken"; by: string; since: Date }; // another colleague is at it: their name

/** A colleague begins to gather the pieces of a part. One at a time: of ten who press at once one has it, the others are told who. May be repeated. */
export function takePick(who: Staff, { fulfilmentId }: z.output<typeof Part>): Promise<Outcome<Taken, NotTaken>> {
  return atomically(async (tx) => {
    const part = await lockPart(tx, fulfilmentId);
    if (!part) return refused({ why: "unknown-part" });
    if (!mayServe(who, part)) return refused({ why: "not-yours" });
    if (part.state === "waiting") return refused({ why: "not-paid" });
    if (part.state !== "planned") return refused({ why: "not-waiting" });
    const open = await openPick(tx, part.id);
    if (open && open.actor !== actorOf(who)) return refused({ why: "taken", by: await nameOf(tx, open.actor), since: open.takenAt });
    if (open) return done({ pickId: open.id, since: open.takenAt });
    const [pick] = await tx.insert(picks).values({ id: newId<"pick">(), fulfilmentId: part.id, locationId: part.locationId, actor: actorOf(who) }).returning();
    if (!pick) throw new Error("a pick was begun and is not there");
    await record(tx, who, { is: "pick.changed", fulfilmentId: part.id, locationId: part.locationId });
    return done({ pickId: pick.id, since: pick.takenAt });
  }, { pool: "staff" });
}

/**
 * A pick is laid down, by whoever had it or another colleague of the place: the part waits for somebody else. Refuses as `takePick`
 * does; `not-waiting` when nobody is at it.
 */
export function giveBackPick(who: Staff, { fulfilmentId }: z.output<typeof Part>): Promise<Outcome<{ readonly fulfilmentId: FulfilmentId }, Exclude<NotTaken, { why: "taken" }>>> {
  return atomically(async (tx) => {
    const part = await lockPart(tx, fulfilmentId);
    if (!part) return refused({ why: "unknown-part" });
    if (!mayServe(who, part)) return refused({ why: "not-yours" });
    const open = await openPick(tx, part.id);
    if (!open) return refused({ why: "not-waiting" });
    await tx.update(picks).set({ endedAt: sql`greatest(now(), ${picks.takenAt})`, endedAs: "given-back" }).where(eq(picks.id, open.id));
    await record(tx, who, { is: "pick.changed", fulfilmentId: part.id, locationId: part.locationId });
    return done({ fulfilmentId: part.id });
  }, { pool: "staff" });
}

/** A part and the pick that this colleague has of it in hand, both locked; refuses for anybody else's, or where nobody picks it. */
export async function lockOwnPick(tx: Tx, who: Staff, fulfilmentId: FulfilmentId) {
  const part = await lockPart(tx, fulfilmentId);
  if (!part) return refused({ why: "unknown-part" });
  if (!mayServe(who, part)) return refused({ why: "not-yours" });
  const pick = await openPick(tx, part.id);
  if (!pick) return refused({ why: "not-taken" });
  if (pick.actor !== actorOf(who)) return refused({ why: "taken", by: await nameOf(tx, pick.actor) });
  return done({ part, pick });
}

/** The pick that somebody has in hand; null when nobody has. The part is locked, so nobody begins one meanwhile. */
export async function openPick(tx: Tx, fulfilmentId: FulfilmentId) {
  const [open] = await tx.select().from(picks).where(and(eq(picks.fulfilmentId, fulfilmentId), isNull(picks.endedAt)));
  return open ?? null;
}

/** A colleague's name from how ledgers say them (`staff:<id>`); a dash for one who is not there any more. */
export async function nameOf(tx: Tx, actor: string): Promise<string> {
  const [row] = await tx.execute<{ name: string }>(sql`select name from staff where 'staff:' || id = ${actor}`);
  return row?.name ?? "–";
}
