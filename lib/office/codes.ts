import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { Id } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import type { OrderState } from "@/lib/orders/types";
import { managesCodes } from "@/lib/pricing/codes/rules";
import type { CodeTerms } from "@/lib/pricing/codes/types";
import { anywhere } from "./rules";
import type { Page, TableSpec, TableView } from "./types";

export const CODE_TABLE: TableSpec = { path: "/admin/codes", columns: ["code", "gives", "until", "used", "given", "state"], sorts: ["-added", "added"], filters: { state: ["on", "coming", "used-up", "ended"], many: ["one", "batch"] } };

export type CodeRow = CodeTerms & { readonly id: Id<"coupon">; readonly code: string; readonly used: number; readonly given: Minor; readonly addedAt: Date };
type Stored = Omit<CodeRow, "startsAt" | "endsAt" | "addedAt"> & { readonly startsAt: string; readonly endsAt: string | null; readonly addedAt: string; readonly [column: string]: unknown };
export type CodeUse = { readonly number: string; readonly state: OrderState; readonly amount: Minor; readonly total: Minor; readonly at: Date };
export type CodeEdit = { readonly field: string | null; readonly before: unknown; readonly after: unknown; readonly by: string; readonly at: Date };
export type CodeWhole = CodeRow & { readonly uses: readonly CodeUse[]; readonly edits: readonly CodeEdit[] };

const WHOLE = sql`select c.id, c.code, c.name, c.kind, c.value, c.minimum::int as minimum, c.starts_at::text as "startsAt", c.ends_at::text as "endsAt", c.max_uses as "maxUses", c.used, c.budget::int as budget, c.given::int as given, c.once_per_customer as "oncePerCustomer", c.added_at::text as "addedAt" from coupons c`;
const over = sql`coalesce(c.ends_at <= now(), false)`;
const spent = sql`(coalesce(c.used >= c.max_uses, false) or coalesce(c.given >= c.budget, false))`;
const STATES = { ended: over, "used-up": sql`not ${over} and ${spent}`, coming: sql`not ${over} and not ${spent} and c.starts_at > now()`, on: sql`not ${over} and not ${spent} and c.starts_at <= now()` } as const;
const asRow = (row: Stored): CodeRow => ({ ...row, startsAt: new Date(row.startsAt), endsAt: row.endsAt === null ? null : new Date(row.endsAt), addedAt: new Date(row.addedAt) });

/** Discount codes, the latest first, a page at a time; searched by code or by what they are for. Nothing for who doesn't manage them. */
export async function codeRows(who: Staff, { q, filters, sort, after }: TableView, limit = 50): Promise<Page<CodeRow>> {
  if (!managesCodes(who)) return { rows: [], next: null };
  const up = sort === "added";
  const { state, many } = filters;
  const rows = await staffDb.execute<Stored>(sql`
    ${WHOLE} where ${state ? STATES[state as keyof typeof STATES] : sql`true`} and ${many ? (many === "batch" ? sql`not c.public_code` : sql`c.public_code`) : sql`true`}
      and ${q === "" ? sql`true` : sql`(c.code ilike ${anywhere(q)} or c.name ilike ${anywhere(q)})`} and ${after === null ? sql`true` : sql`c.id ${up ? sql`>` : sql`<`} ${after[1]}::uuid`}
    order by c.id ${up ? sql`asc` : sql`desc`} limit ${limit + 1}`);
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit).map(asRow), next: rows.length > limit && last ? [null, last.id] : null };
}

/** A code beside the table, with the orders that have it and what was changed of it. Null for who doesn't manage codes, and for none. */
export async function codeWhole(who: Staff, id: Id<"coupon">): Promise<CodeWhole | null> {
  if (!managesCodes(who)) return null;
  const [row] = await staffDb.execute<Stored>(sql`${WHOLE} where c.id = ${id}`);
  if (!row) return null;
  const [uses, edits] = await Promise.all([
    staffDb.execute<Omit<CodeUse, "at"> & { at: string }>(sql`select o.number, o.state, u.amount::int as amount, o.total::int as total, u.used_at::text as at from coupon_uses u join orders o on o.id = u.order_id where u.coupon_id = ${id} order by u.id desc limit 20`),
    staffDb.execute<Omit<CodeEdit, "at"> & { at: string }>(sql`select e.field, e.before, e.after, coalesce(s.name, '') as by, e.at::text as at from coupon_edits e left join staff s on 'staff:' || s.id = e.actor where e.coupon_id = ${id} order by e.id desc limit 30`),
  ]);
  return { ...asRow(row), uses: uses.map((use) => ({ ...use, at: new Date(use.at) })), edits: edits.map((edit) => ({ ...edit, at: new Date(edit.at) })) };
}
