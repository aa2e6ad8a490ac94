import { randomUUID } from "node:crypto";
import postgres, { type TransactionSql } from "postgres";
import { newToken } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import { hashPassword } from "@/lib/core/password";
import { sayGiftCode } from "@/lib/wallets/rules";
import { behindTheTill } from "./behind-the-till";
import type { Person } from "./people";

export type Mail = { kind: string; subject: string; html: string; text: string; locale: string };
export type OrderRow = { id: string; number: string; state: string; total: number; captured: number; refunded: number };

/**
 * What goes on behind the shop while somebody is in it: stock is counted, prices are changed, mails are written, time passes.
 * Speaks to the journeys' own database as its owner; writes as the shop does, in a marked transaction, and says the same facts.
 */
export function openBehind(url: string, name: string) {
  if (!new URL(url).pathname.endsWith("_test")) throw new Error("journeys change their database: its name must end in _test");
  const sql = postgres(url, { max: 2, onnotice: () => {}, connection: { application_name: name } });

  const marked = <T>(work: (tx: TransactionSql) => Promise<T>) =>
    sql.begin(async (tx) => {
      await tx`select set_config('unico.tx', '1', true)`;
      return work(tx);
    });
  const fact = (tx: TransactionSql, body: { is: string } & Record<string, string | string[]>, followed: boolean) =>
    tx`insert into facts ("is", body, actor, followed) values (${body.is}, ${tx.json(body)}, 'job:journeys', ${followed})`;

  return {
    ...behindTheTill(sql, marked),

    /** Pieces of a variant in all places, or in one: in the buildings, and of those promised to orders. */
    async stock(sku: string, place: string | null = null): Promise<{ onHand: number; held: number }> {
      const [row] = await sql<[{ onHand: number; held: number }]>`
        select coalesce(sum(on_hand), 0)::int as "onHand", coalesce(sum(held), 0)::int as held
        from stock_levels join variants v on v.id = variant_id join locations l on l.id = location_id where v.sku = ${sku} and l.handle = coalesce(${place}, l.handle)`;
      return row;
    },

    /** A count leaves exactly so many free pieces of a variant, all in the place that sends first; nothing elsewhere. */
    async leaveOnly(sku: string, pieces: number): Promise<void> {
      await marked(async (tx) => {
        const levels = await tx<{ variantId: string; locationId: string; free: number }[]>`
          select s.variant_id as "variantId", s.location_id as "locationId", s.on_hand - s.held - coalesce(b.pieces, 0) as free
          from stock_levels s join variants v on v.id = s.variant_id join locations l on l.id = s.location_id
          left join stock_buffers b on b.variant_id = s.variant_id and b.location_id = s.location_id
          where v.sku = ${sku} order by (not l.delivers_from), l.routing_rank, s.on_hand desc`;
        for (const [i, { variantId, locationId, free }] of levels.entries()) {
          const by = (i === 0 ? pieces : 0) - free;
          if (by === 0) continue;
          await tx`insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor)
            values (${locationId}, ${variantId}, 'count', ${by}, ${`count:${randomUUID()}`}, 'job:journeys')`;
          await fact(tx, { is: "stock.moved", variantIds: [variantId], locationId }, false);
        }
      });
    },

    /** A colleague leaves, or comes back. */
    async disable(email: string, left: boolean): Promise<void> {
      await marked((tx) => tx`update staff set disabled_at = ${left ? new Date() : null} where email = ${email}`);
    },

    /** A place is open all day today, or closed all day. */
    async openToday(place: string, open: boolean): Promise<void> {
      await marked(async (tx) => {
        const [at] = await tx<{ id: string }[]>`select id from locations where handle = ${place}`;
        if (!at) throw new Error(`no place ${place}`);
        await tx`insert into exceptional_hours (location_id, day, opens, closes, reason) values (${at.id}, (now() at time zone 'Europe/Rome')::date, ${open ? "00:00" : null}, ${open ? "24:00" : null}, ${tx.json({ it: "Prova", en: "Trial" })})
          on conflict (location_id, day) do update set opens = excluded.opens, closes = excluded.closes`;
        await fact(tx, { is: "location.changed", locationId: at.id }, true);
      });
    },

    /** A store's colleagues say that their pause lasts until tomorrow at this hour. */
    async pauseLonger(place: string): Promise<void> {
      await marked(async (tx) => {
        const [at] = await tx<{ locationId: string }[]>`insert into intake_limits (location_id, most, until, reason, actor)
          select i.location_id, i.most, now() + interval '23 hours', i.reason, i.actor from intake_limits i join locations l on l.id = i.location_id where l.handle = ${place} order by i.id desc limit 1 returning location_id as "locationId"`;
        if (!at) throw new Error(`${place} made no pause`);
        await fact(tx, { is: "location.changed", locationId: at.locationId }, true);
      });
    },

    /** So many more pieces of a variant come to a place. */
    async bring(sku: string, place: string, pieces: number): Promise<void> {
      await marked(async (tx) => {
        const [at] = await tx<{ variantId: string; locationId: string }[]>`select v.id as "variantId", l.id as "locationId" from variants v, locations l where v.sku = ${sku} and l.handle = ${place}`;
        if (!at) throw new Error(`no variant ${sku}, or no place ${place}`);
        await tx`insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values (${at.locationId}, ${at.variantId}, 'receive', ${pieces}, ${`receipt:${randomUUID()}`}, 'job:journeys')`;
        await fact(tx, { is: "stock.moved", variantIds: [at.variantId], locationId: at.locationId }, false);
      });
    },

    /** A new price, in cents with VAT, from now on. */
    async setPrice(sku: string, cents: number): Promise<void> {
      await marked(async (tx) => {
        const [variant] = await tx<{ id: string; productId: string }[]>`select id, product_id as "productId" from variants where sku = ${sku}`;
        if (!variant) throw new Error(`no variant ${sku}`);
        await tx`insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by)
          values (${randomUUID()}, ${variant.id}, 'EUR', ${cents}, 'regular', now(), 'journey', 'job:journeys')`;
        await fact(tx, { is: "price.changed", variantId: variant.id, productId: variant.productId }, true);
      });
    },

    /** A product is no longer sold, or is again. */
    async noLongerSold(handle: string, gone: boolean): Promise<void> {
      await marked(async (tx) => {
        const [product] = await tx<{ id: string }[]>`update products set status = ${gone ? "archived" : "active"} where handle = ${handle} returning id`;
        if (!product) throw new Error(`no product ${handle}`);
        await fact(tx, { is: "product.changed", productId: product.id, handle }, true);
      });
    },

    /** While `work` is done, whoever reads one of these tables waits for the database until it is given up. */
    async holding(tables: readonly string[], work: () => Promise<void>): Promise<void> {
      await sql.begin(async (tx) => {
        await tx`lock table ${tx(tables)} in access exclusive mode`;
        await work();
      });
    },

    /** Somebody who signed up some time ago. */
    async anAccount({ email, name, password }: Person): Promise<void> {
      await sql`insert into customers (id, email, name, password_hash, email_verified_at, locale) values (${randomUUID()}, ${email}, ${name}, ${await hashPassword(password)}, now(), 'it')`;
    },

    /** A gift card of so many cents; answers its code. */
    async giftCard(cents: number): Promise<string> {
      const code = newToken(120);
      await marked((tx) => tx`select issue_wallet(${randomUUID()}, 'gift-card', 'EUR', ${cents}, ${hashOf(code)}, ${code.slice(-4)}, null, null, ${`goodwill:${code.slice(-4)}`}, 'job:journeys', ${randomUUID()})`);
      return sayGiftCode(code);
    },
    /** What is left on the gift card of that code, and what of it is held. */
    async leftOn(code: string): Promise<{ balance: number; held: number }> {
      const [row] = await sql<[{ balance: number; held: number }]>`select balance::int, held::int from wallets where code_hash = ${hashOf(code.replaceAll("-", ""))}`;
      return row;
    },

    /** The mails to an address, oldest first. */
    mails: async (to: string): Promise<Mail[]> =>
      [...(await sql<Mail[]>`select kind, subject, html, text, locale from messages where recipient = ${to.toLowerCase()} order by written_at, id`)],

    /** The orders for an address, oldest first. */
    orders: async (email: string): Promise<OrderRow[]> =>
      [...(await sql<OrderRow[]>`
        select o.id, o.number, o.state, o.total::int as total, o.captured::int as captured, o.refunded::int as refunded
        from orders o join order_contacts c on c.order_id = o.id where c.email = ${email.toLowerCase()} order by o.placed_at`)],

    /** What serves an order: how, from which place, how far it is, and how many pieces are held there for it. */
    parts: async (number: string): Promise<{ kind: string; place: string; state: string; held: number }[]> =>
      [...(await sql<{ kind: string; place: string; state: string; held: number }[]>`
        select f.kind, l.handle as place, f.state, coalesce((select sum(h.quantity) from holds h join fulfilment_lines fl on fl.order_line_id = h.order_line_id and fl.fulfilment_id = f.id where h.location_id = f.location_id and h.state = 'held'), 0)::int as held
        from fulfilments f join orders o on o.id = f.order_id join locations l on l.id = f.location_id where o.number = ${number} order by f.position`)],

    /** The last line that was sold of a variant, and what the label said of one piece whose price was honoured. */
    async lastSold(sku: string): Promise<{ number: string; unitAmount: number; discount: number; total: number; said: number | null }> {
      const [row] = await sql<[{ number: string; unitAmount: number; discount: number; total: number; said: number | null }]>`
        select o.number, l.unit_amount::int as "unitAmount", l.discount::int as discount, l.total::int as total, p.amount::int as said
        from order_lines l join orders o on o.id = l.order_id left join printed_labels p on p.id = l.label_id where l.sku = ${sku} and o.paid_at is not null order by o.paid_at desc limit 1`;
      return row;
    },

    /** What a store's tills took last: the order, its tenders, what the books say of it by account, and what came into a drawer. */
    async lastSale(place: string): Promise<{ state: string; total: number; tenders: string[]; booked: Record<string, number>; drawer: number } | null> {
      const [row] = await sql<{ state: string; total: number; tenders: string[]; booked: Record<string, number>; drawer: number }[]>`
        select o.state, o.total::int as total,
          coalesce((select json_agg(a.tender || ' ' || a.amount || ' ' || a.state order by a.tender, a.started_at) from payment_attempts a where a.order_id = o.id), '[]') as tenders,
          coalesce((select json_object_agg(account, amount) from (select e.account, sum(e.amount)::int as amount from payment_attempts a join journals j on j.cause = 'attempt:' || a.id join entries e on e.journal_id = j.id where a.order_id = o.id group by e.account order by e.account) x), '{}') as booked,
          coalesce((select sum(m.amount)::int from payment_attempts a join cash_movements m on m.attempt_id = a.id where a.order_id = o.id), 0) as drawer
        from till_takings t join orders o on o.id = t.order_id join cash_sessions s on s.id = t.session_id join tills on tills.id = s.till_id join locations l on l.id = tills.location_id
        where l.handle = ${place} order by t.at desc limit 1`;
      return row ?? null;
    },

    /** What a browser's random number chose about cookies, oldest first. */
    cookieChoices: async (browser: string): Promise<{ purposes: string[]; wording: string; locale: string }[]> =>
      [...(await sql<{ purposes: string[]; wording: string; locale: string }[]>`select purposes, wording, locale from cookie_choices where browser = ${browser} order by id`)],

    /** The time to pay an order is over, and what the clock does every minute is done now. */
    async letPaymentExpire(number: string): Promise<void> {
      await marked(async (tx) => {
        await tx`update payment_attempts set expires_at = now() - interval '1 minute' where order_id = (select id from orders where number = ${number}) and state in ('created', 'unknown', 'open')`;
      });
      await sql`select graphile_worker.add_job('sweep-payments', '{}'::json)`;
    },

    /**
     * Time passes for an order that is ready to be collected: it was ready so many hours ago and waits so many hours more, or waited
     * until so long ago. Then what the clock does is done: reminders are written, and what waited in vain is given back.
     */
    async letWait(number: string, { ready, left }: { readonly ready: number; readonly left: number }): Promise<void> {
      await sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`; // nobody but time may move what was said and done
        const parts = await tx<{ id: string }[]>`
          update fulfilments f set changed_at = now() - make_interval(hours => ${ready}) from orders o where o.id = f.order_id and o.number = ${number} and f.kind = 'collect' and f.state = 'ready' returning f.id`;
        if (parts.length === 0) throw new Error(`nothing of order ${number} is ready`);
        await tx`update promises set made_at = now() - make_interval(hours => ${ready}), due = now() + make_interval(hours => ${left}) where kind = 'held-until' and ended_at is null and fulfilment_id in ${tx(parts.map((part) => part.id))}`;
      });
      for (const task of ["remind-collections", "expire-collections"]) await sql`select graphile_worker.add_job(${task}, '{}'::json)`;
    },

    /** Days pass since an order was collected. */
    async letDaysPass(number: string, days: number): Promise<void> {
      await sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`; // nobody but time may move what was said and done
        const parts = await tx`update fulfilments f set changed_at = f.changed_at - make_interval(days => ${days}) from orders o where o.id = f.order_id and o.number = ${number} and f.state = 'collected' returning f.id`;
        if (parts.length === 0) throw new Error(`nothing of order ${number} was collected`);
      });
    },

    /** Somebody in the store looks for what an order wants to collect there, and doesn't find it. */
    async cannotFind(number: string): Promise<void> {
      await marked(async (tx) => {
        const [part] = await tx<{ id: string; orderId: string; locationId: string; line: string; variantId: string; quantity: number }[]>`
          select f.id, f.order_id as "orderId", f.location_id as "locationId", l.id as line, l.variant_id as "variantId", fl.quantity
          from fulfilments f join fulfilment_lines fl on fl.fulfilment_id = f.id join order_lines l on l.id = fl.order_line_id join orders o on o.id = f.order_id
          where o.number = ${number} and f.kind = 'collect' and f.state = 'planned'`;
        if (!part) throw new Error(`nothing of order ${number} waits to be collected`);
        const shortage = randomUUID();
        await tx`update fulfilments set state = 'asked', changed_at = now() where id = ${part.id}`;
        await tx`update holds set state = 'released', closed_at = now() where order_line_id = ${part.line} and location_id = ${part.locationId}`;
        await tx`insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values (${part.locationId}, ${part.variantId}, 'count', ${-part.quantity}, ${`shortage:${shortage}`}, 'staff:journeys')`;
        await tx`insert into shortages (id, fulfilment_id, order_line_id, kind, pieces, actor) values (${shortage}, ${part.id}, ${part.line}, 'missing', ${part.quantity}, 'staff:journeys')`;
        await fact(tx, { is: "fulfilment.asked", fulfilmentId: part.id, orderId: part.orderId }, true);
      });
    },

    /** So many orders fit in each pickup window of a place from now on. */
    async windowsFor(place: string, orders: number): Promise<void> {
      await marked((tx) => tx`update locations set window_capacity = ${orders} where handle = ${place}`);
    },

    /** Everybody's tries are forgotten: in a journey many people share one network address. */
    forgetTries: async (): Promise<void> => void (await sql`delete from rate_limits`),

    close: () => sql.end({ timeout: 2 }),
  };
}
export type Behind = ReturnType<typeof openBehind>;
