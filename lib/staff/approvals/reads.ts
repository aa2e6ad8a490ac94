import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { hashOf } from "@/lib/core/hash";
import type { LocationId, StaffId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import type { ApprovalId, Asked, Stand, Wanted } from "./types";

/** What an approval is bound to: this person, doing exactly this, here. The database computes it again (CHECK approvals_bound). */
export const boundTo = (asker: StaffId, { action, locationId, subject, amount }: Wanted): string => hashOf([asker, action, locationId, String(amount), subject].join("\n"));

type Row = Omit<Asked, "expiresAt"> & { readonly expiresAt: string; readonly [column: string]: unknown };

/** What waits for an approval at a place, the oldest first. Null for who can't give any there. */
export async function askedAt(who: Staff, place: LocationId, now: Date): Promise<readonly Asked[] | null> {
  if (!who.may.has("approve") || (who.at !== null && !who.at.includes(place))) return null;
  const rows = await staffDb.execute<Row>(sql`
    select a.id, a.action, a.subject, a.amount::float8 as amount, a.about, s.name as "askedBy", a.expires_at::text as "expiresAt" from approvals a join staff s on s.id = a.asked_by
    where a.location_id = ${place} and a.given_at is null and a.ended_at is null and a.expires_at > ${now.toISOString()}::timestamptz order by a.asked_at, a.id limit 20`);
  return rows.map((row) => ({ ...row, expiresAt: new Date(row.expiresAt) }));
}

const standAt = (now: Date) => sql`case when a.ended_by = a.asked_by then 'withdrawn' when a.ended_by is not null then 'refused' when a.used_at is not null or a.expires_at <= ${now.toISOString()}::timestamptz then 'over' when a.given_at is null then 'waits' else 'given' end`;

/** How an approval stands that a colleague asked for. Null for one that isn't theirs. */
export async function standOf(who: Staff, id: ApprovalId, now: Date): Promise<Stand | null> {
  const [row] = await staffDb.execute<{ stand: Stand }>(sql`select ${standAt(now)} as stand from approvals a where a.id = ${id} and a.asked_by = ${who.staffId}`);
  return row?.stand ?? null;
}

/** What a colleague last asked for, of exactly this, and how it stands; null once its time is over, and before. */
export async function lastAsked(who: Staff, wanted: Wanted, now: Date): Promise<{ readonly approvalId: ApprovalId; readonly stand: Stand } | null> {
  const [row] = await staffDb.execute<{ approvalId: ApprovalId; stand: Stand }>(sql`
    select a.id as "approvalId", ${standAt(now)} as stand from approvals a
    where a.bound = ${boundTo(who.staffId, wanted)} and a.used_at is null and a.expires_at > ${now.toISOString()}::timestamptz order by a.asked_at desc, a.id desc limit 1`);
  return row ?? null;
}

/** By whom exactly this was approved for a colleague and not used yet, by name; null while nobody has. */
export async function approvedBy(who: Staff, wanted: Wanted, now: Date): Promise<string | null> {
  const [row] = await staffDb.execute<{ name: string }>(sql`
    select s.name from approvals a join staff s on s.id = a.given_by
    where a.bound = ${boundTo(who.staffId, wanted)} and a.used_at is null and a.ended_at is null and a.expires_at > ${now.toISOString()}::timestamptz order by a.asked_at limit 1`);
  return row?.name ?? null;
}
