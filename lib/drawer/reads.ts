import "server-only";
import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { type Db, staffDb, type Tx } from "@/db/client";
import { cashCounts, cashSessions, locations, staff, tills } from "@/db/schema/all";
import type { CashSessionId, LocationId, StaffId, TillId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import type { Closure, Counting, Till, ZReport } from "./types";

/** A colleague's name for who reads a ledger; its word where it was none. */
export async function nameOfActor(on: Db | Tx, actor: string): Promise<string> {
  const [is, id = ""] = actor.split(":");
  const [row] = is === "staff" ? await on.select({ name: staff.name }).from(staff).where(eq(staff.id, id as StaffId)) : [];
  return row?.name ?? actor;
}

/** The tills of a store, with the session that runs in each drawer. */
export async function tillsAt(place: LocationId): Promise<readonly Till[]> {
  const rows = await staffDb
    .select({ id: tills.id, locationId: tills.locationId, number: tills.number, name: tills.name, readerRef: tills.readerRef, session: { id: cashSessions.id, openedBy: cashSessions.openedBy, openedAt: cashSessions.openedAt } })
    .from(tills)
    .leftJoin(cashSessions, and(eq(cashSessions.tillId, tills.id), isNull(cashSessions.closedAt)))
    .where(and(eq(tills.locationId, place), isNull(tills.removedAt)))
    .orderBy(asc(tills.number));
  return Promise.all(rows.map(async (row) => ({ ...row, session: row.session && { ...row.session, openedBy: await nameOfActor(staffDb, row.session.openedBy) } })));
}

/** Where a till stands; null for one that there isn't, or isn't any more. */
export async function tillById(id: TillId, on: Db | Tx = staffDb): Promise<{ readonly locationId: LocationId; readonly number: number; readonly readerRef: string | null } | null> {
  const [row] = await on.select({ locationId: tills.locationId, number: tills.number, readerRef: tills.readerRef }).from(tills).where(and(eq(tills.id, id), isNull(tills.removedAt)));
  return row ?? null;
}

/** A count of a session that still runs, as who counted hears it; null for one that is old, of another store, or of none. */
export async function countAt(place: LocationId, id: string): Promise<Counting | null> {
  const [row] = await staffDb
    .select({ id: cashCounts.id, sessionId: cashCounts.sessionId, counted: cashCounts.counted, expected: cashCounts.expected, isLate: sql<boolean>`${cashCounts.moves} <> ${cashSessions.moves}`, limit: locations.varianceLimit })
    .from(cashCounts)
    .innerJoin(cashSessions, and(eq(cashSessions.id, cashCounts.sessionId), isNull(cashSessions.closedAt)))
    .innerJoin(tills, and(eq(tills.id, cashSessions.tillId), eq(tills.locationId, place)))
    .innerJoin(locations, eq(locations.id, place))
    .where(eq(cashCounts.id, id as Counting["id"]));
  return row ? { ...row, variance: minorOf(row.counted - row.expected) } : null;
}

/** The latest closures of a till, newest first. */
export async function closuresOf(till: TillId, most = 14): Promise<readonly Closure[]> {
  const rows = await staffDb.select(CLOSED).from(cashSessions).innerJoin(tills, eq(tills.id, cashSessions.tillId)).where(and(eq(tills.id, till), isNotNull(cashSessions.closedAt))).orderBy(desc(cashSessions.closure)).limit(most);
  return Promise.all(rows.map(named));
}

/** One closure of a store; null for one that there isn't, or is another's. */
export async function closureAt(place: LocationId, session: CashSessionId): Promise<Closure | null> {
  const [row] = await staffDb.select(CLOSED).from(cashSessions).innerJoin(tills, eq(tills.id, cashSessions.tillId)).where(and(eq(cashSessions.id, session), eq(tills.locationId, place), isNotNull(cashSessions.closedAt)));
  return row ? named(row) : null;
}

const CLOSED = {
  sessionId: cashSessions.id, till: tills.number, closure: sql<number>`${cashSessions.closure}`, openedAt: cashSessions.openedAt, openedBy: cashSessions.openedBy, closedAt: sql`${cashSessions.closedAt}`.mapWith(cashSessions.closedAt), closedBy: sql<string>`${cashSessions.closedBy}`,
  approvedBy: cashSessions.approvedBy, note: cashSessions.note, report: sql<ZReport>`${cashSessions.report}`,
};
const named = async (row: Closure): Promise<Closure> => ({ ...row, openedBy: await nameOfActor(staffDb, row.openedBy), closedBy: await nameOfActor(staffDb, row.closedBy), approvedBy: row.approvedBy && (await nameOfActor(staffDb, row.approvedBy)) });
