import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { hashPassword } from "@/lib/core/password";

type Colleague = { readonly name: string; readonly email: string; readonly password: string; readonly pin: string };
type AtTill = { readonly placeId: string; readonly tillId: string; readonly closures: number };
type Sum = { readonly amount: number };
/** A drawer's run as the ledgers have it: sales by tender and by VAT rate, what moved in the drawer by kind, and what the accounts say of it. */
type LedgerOfDay = {
  readonly sales: readonly ({ readonly tender: string; readonly count: number } & Sum)[];
  readonly vat: readonly ({ readonly rate: number; readonly gross: number; readonly vat: number })[];
  readonly moved: Readonly<Record<string, number>>;
  readonly accounts: Readonly<Record<string, number>>;
  readonly balance: number;
  readonly orders: number;
};

/** What goes on behind the tills while somebody stands at one: a part of behind.ts. */
export const behindTheTill = (sql: Sql, marked: (work: (tx: TransactionSql) => Promise<unknown>) => Promise<unknown>) => ({
  /** Somebody begins to work at a store's counter. */
  async hire({ name, email, password, pin }: Colleague, role: string, place: string): Promise<void> {
    const id = randomUUID();
    await sql`insert into staff (id, email, name, password_hash) values (${id}, ${email}, ${name}, ${await hashPassword(password)})`;
    await sql`insert into staff_roles (id, staff_id, role, location_id) select ${randomUUID()}, ${id}, ${role}, l.id from locations l where l.handle = ${place}`;
    await sql`insert into staff_pins (staff_id, pin_hash) values (${id}, ${await hashPassword(pin)})`;
  },

  /** A till of a store, and how often it was closed. */
  async till(place: string, number: number): Promise<AtTill> {
    const [row] = await sql<AtTill[]>`select l.id as "placeId", t.id as "tillId", t.closures from tills t join locations l on l.id = t.location_id where l.handle = ${place} and t.number = ${number}`;
    if (!row) throw new Error(`no till ${number} in ${place}`);
    return row;
  },

  /** The run that a till's drawer is in, or was in last. */
  async sessionOf(tillId: string): Promise<string> {
    const [row] = await sql<{ id: string }[]>`select id from cash_sessions where till_id = ${tillId} order by opened_at desc limit 1`;
    return row?.id ?? "";
  },

  /** What the ledgers say of a drawer's run: nothing of it comes from a report. */
  async ledgerOf(session: string): Promise<LedgerOfDay> {
    const sales = await sql<{ tender: string; count: number; amount: number }[]>`
      select a.tender, count(*)::int as count, sum(a.amount)::int as amount from till_takings t join payment_attempts a on a.order_id = t.order_id and a.state = 'captured' where t.session_id = ${session} group by 1 order by 1`;
    const vat = await sql<{ rate: number; gross: number; vat: number }[]>`select v.rate, sum(v.gross)::int as gross, sum(v.vat)::int as vat from till_takings t join order_vat v on v.order_id = t.order_id where t.session_id = ${session} group by 1 order by 1`;
    const moved = await sql<{ kind: string; amount: number }[]>`select kind, sum(amount)::int as amount from cash_movements where session_id = ${session} group by 1`;
    const accounts = await sql<{ account: string; amount: number }[]>`
      select e.account, sum(e.amount)::int as amount from journals j join entries e on e.journal_id = j.id where j.cause in (
        select 'attempt:' || a.id from till_takings t join payment_attempts a on a.order_id = t.order_id where t.session_id = ${session}
        union all select 'refund:' || t.refund_id from till_takings t where t.session_id = ${session} and t.refund_id is not null
        union all select 'cash:' || m.id from cash_movements m where m.session_id = ${session}) group by 1`;
    const [all] = await sql<[{ balance: number; orders: number }]>`select balance::int, (select count(order_id)::int from till_takings where session_id = ${session}) as orders from cash_sessions where id = ${session}`;
    return { sales, vat, moved: Object.fromEntries(moved.map((one) => [one.kind, one.amount])), accounts: Object.fromEntries(accounts.map((one) => [one.account, one.amount])), ...all };
  },

  /** A drawer that is open was opened so many days earlier, and nobody closed it. */
  async leftOpen(session: string, days: number): Promise<void> {
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`; // nobody but time may move when it was opened
      await tx`update cash_sessions set opened_at = opened_at - make_interval(days => ${days}) where id = ${session}`;
    });
  },

  /** So many cents of what was paid in cash in a run are owed back in cash, since no drawer could give them when it was decided. Answers the order's number. */
  async owe(session: string, cents: number): Promise<string> {
    let number = "";
    await marked(async (tx) => {
      const [paid] = await tx<{ id: string; number: string }[]>`
        select a.id, o.number from cash_movements m join payment_attempts a on a.id = m.attempt_id join orders o on o.id = a.order_id where m.session_id = ${session} and m.kind = 'sale' and m.amount > ${cents} order by m.seq limit 1`;
      if (!paid) throw new Error("nothing was paid in cash");
      const refund = randomUUID();
      await tx`insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor) values (${refund}, ${paid.id}, ${cents}, ${`refund:${refund}`}, 'goodwill', 'job:journeys')`;
      number = paid.number;
    });
    return number;
  },

  /** The VAT rate of a thing from now on, in hundredths of a percent. */
  async setVat(sku: string, rate: number): Promise<void> {
    await marked((tx) => tx`update products set vat_rate = ${rate} where id = (select product_id from variants where sku = ${sku})`);
  },
});
