import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { LocationId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { APPROVAL_ACTIONS, type ApprovalAction, type ApprovalId } from "@/lib/staff/approvals/types";
import { readsAudit } from "./audit";
import { anywhere } from "./rules";
import type { Page, TableSpec, TableView } from "./types";

/** How an approval ended, or stands: it waits, was said and not used, was used, a manager did it on their own word, was refused, withdrawn, or its time is over. */
export const ENDS = ["waits", "given", "used", "own", "refused", "withdrawn", "over"] as const;

export const approvalsTable = (at: readonly { readonly id: LocationId }[]): TableSpec => ({
  path: "/admin/approvals",
  columns: ["at", "what", "amount", "by", "about", "end", "answered", "place", "device"],
  sorts: ["-at"],
  filters: { end: ENDS, what: APPROVAL_ACTIONS, place: at.map(({ id }) => id) },
});

export type ApprovalRow = {
  readonly id: ApprovalId; readonly action: ApprovalAction; readonly amount: number; readonly about: string; readonly by: string; readonly at: Date; readonly locationId: LocationId;
  readonly end: (typeof ENDS)[number]; readonly answeredBy: string | null; readonly answeredAt: Date | null; readonly device: string | null;
};

/** Whether a colleague reads what was asked for and decided: who approves, at their places, and who audits the whole shop. */
export const readsApprovals = (who: Pick<Staff, "may" | "at">): boolean => who.may.has("approve") || readsAudit(who);

const END = sql`case when a.ended_by = a.asked_by then 'withdrawn' when a.ended_by is not null then 'refused' when a.used_at is not null and a.given_by = a.asked_by then 'own' when a.used_at is not null then 'used' when a.expires_at <= now() then 'over' when a.given_at is null then 'waits' else 'given' end`;

/** What managers were asked to approve and what they decided, the latest first, a page at a time; searched by what they were told and by who asked. Nothing for who neither approves nor audits. */
export async function approvalRows(who: Staff, { q, filters, sort, after }: TableView, limit = 50): Promise<Page<ApprovalRow>> {
  if (!readsApprovals(who)) return { rows: [], next: null };
  const up = sort === "at";
  const { end, what, place } = filters;
  const rows = await staffDb.execute<Omit<ApprovalRow, "at" | "answeredAt"> & { at: string; answeredAt: string | null }>(sql`
    select a.id, a.action, a.amount::float8 as amount, a.about, s.name as by, a.asked_at::text as at, a.location_id as "locationId", ${END} as "end", coalesce(e.name, g.name) as "answeredBy", coalesce(a.ended_at, a.given_at)::text as "answeredAt", d.name as device
    from approvals a join staff s on s.id = a.asked_by left join staff g on g.id = a.given_by left join staff e on e.id = a.ended_by left join devices d on d.id = a.device_id
    where ${who.at === null ? sql`true` : sql`a.location_id in (select jsonb_array_elements_text(${JSON.stringify(who.at)}::jsonb)::uuid)`}
      and ${end ? sql`${END} = ${end}` : sql`true`} and ${what ? sql`a.action = ${what}` : sql`true`} and ${place ? sql`a.location_id = ${place}` : sql`true`}
      and ${q === "" ? sql`true` : sql`(a.about ilike ${anywhere(q)} or s.name ilike ${anywhere(q)})`} and ${after === null ? sql`true` : sql`a.id ${up ? sql`>` : sql`<`} ${after[1]}::uuid`}
    order by a.id ${up ? sql`asc` : sql`desc`} limit ${limit + 1}`);
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit).map((row) => ({ ...row, at: new Date(row.at), answeredAt: row.answeredAt === null ? null : new Date(row.answeredAt) })), next: rows.length > limit && last ? [null, last.id] : null };
}
