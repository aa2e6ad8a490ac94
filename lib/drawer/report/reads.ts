import "server-only";
import { eq, sql } from "drizzle-orm";
import { type Db, staffDb, type Tx } from "@/db/client";
import { cashSessions } from "@/db/schema/all";
import type { CashSessionId } from "@/lib/core/id";
import type { DrawerSums, SumBy, Takings, VatSum, XReport } from "../types";

type Told = { sales: SumBy[]; refunds: SumBy[]; vat: VatSum[]; orders: number; first: string | null; last: string | null; people: Takings["people"]; noSales: number; drawer: DrawerSums };

/** What happened in a session so far: one statement, so that all of it is of one moment. Null where there is none. */
export async function xReportOf(sessionId: CashSessionId, on: Db | Tx = staffDb): Promise<XReport | null> {
  const [session] = await on.select({ currency: cashSessions.currency, balance: cashSessions.balance, told: told(sessionId) }).from(cashSessions).where(eq(cashSessions.id, sessionId));
  if (!session) return null;
  const { first, last, ...rest } = session.told;
  return { currency: session.currency, ...rest, receipts: first !== null && last !== null ? { first, last } : null, expected: session.balance };
}

/** Sales are orders that were paid in the session; a receipt's number is its series and its place in it. */
const told = (id: CashSessionId) => sql<Told>`(
  with taken as (select t.order_id, t.refund_id, t.actor from till_takings t left join orders o on o.id = t.order_id where t.session_id = ${id} and (t.order_id is null or o.paid_at is not null)),
    paid as (select a.tender, a.amount from payment_attempts a join taken t on t.order_id = a.order_id where a.state = 'captured'),
    gone as (select case when r.exchange_id is null then a.tender else 'exchange' end as tender, r.amount from refunds r join taken t on t.refund_id = r.id join payment_attempts a on a.id = coalesce(r.via_id, r.attempt_id) where r.state <> 'failed'),
    papers as (select d.series || '/' || d.number as number, row_number() over (order by d.issued_at, d.number) as n from documents d join taken t on t.order_id = d.order_id where d.kind = 'receipt'),
    moved as (select kind, amount from cash_movements where session_id = ${id})
  select json_build_object(
    'sales', (select coalesce(json_agg(s order by s.tender), '[]') from (select tender, count(*)::int as count, sum(amount)::bigint as amount from paid group by tender) s),
    'refunds', (select coalesce(json_agg(s order by s.tender), '[]') from (select tender, count(*)::int as count, sum(amount)::bigint as amount from gone group by tender) s),
    'vat', (select coalesce(json_agg(s order by s.rate), '[]') from (select v.rate, sum(v.gross)::bigint as gross, sum(v.vat)::bigint as vat from order_vat v join taken t on t.order_id = v.order_id group by v.rate) s),
    'orders', (select count(order_id)::int from taken),
    'first', (select number from papers order by n limit 1), 'last', (select number from papers order by n desc limit 1),
    'people', (select coalesce(json_agg(s order by s.name), '[]') from (select coalesce(p.name, t.actor) as name, count(*)::int as count, sum(o.total)::bigint as amount
      from taken t join orders o on o.id = t.order_id left join staff p on t.actor = 'staff:' || p.id group by 1) s),
    'noSales', (select count(*)::int from moved where kind = 'no-sale'),
    'drawer', (select json_build_object('float', ${of("float")}, 'cashSales', ${of("sale")}, 'cashRefunds', ${of("refund")}, 'paidIn', ${of("in")}, 'paidOut', ${of("out")}, 'drops', ${of("drop")}) from moved)))`;
const of = (kind: string) => sql`coalesce(abs(sum(amount) filter (where kind = ${kind}))::bigint, 0)`;
