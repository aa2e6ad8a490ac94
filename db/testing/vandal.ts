import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { codeOf, constraintOf } from "@/db/faults";
import { migrate } from "@/db/migrate";
import { done, refused } from "@/lib/core/outcome";
import { owner } from "./backends";
import { makeWorld, type World } from "./world";

/** Somebody who tries to break the shop of a test file: as the app's role inside atomically(), and as the owner of the tables. */
export function vandal() {
  const own = owner(2);
  let world: World;
  beforeAll(async () => {
    await migrate(process.env["DATABASE_URL"] ?? ""); // its rights: those of a database are not copied from the template
    world = await makeWorld();
  });
  afterAll(() => own.end());

  const here = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(world[name as keyof World]));
  const said = (fault: unknown): string => `${codeOf(fault)} ${constraintOf(fault)} ${fault instanceof Error ? fault.message : ""}`;
  /** What the app's role hears; with `undo`, everything is checked as at the end, and then undone. */
  const asApp = (statements: readonly string[], { undo = false } = {}) =>
    atomically(async (tx) => {
      for (const one of statements) await tx.execute(sql.raw(here(one)));
      if (!undo) return done(null);
      await tx.execute(sql`set constraints all immediate`);
      return refused({ why: "undone" });
    }).then(() => "accepted", said);
  const asOwner = (statements: readonly string[]) =>
    own
      .begin(async (tx) => {
        await tx`select set_config('unico.tx', '1', true)`;
        for (const one of statements) await tx.unsafe(here(one));
      })
      .then(() => "accepted", said);
  const tryEach = (corruptions: readonly Corruption[]) => {
    for (const [id, what, statements, app, byOwner = app] of corruptions)
      test(`${id}: ${what}`, async () => {
        expect(await asApp(statements)).toMatch(app);
        if (byOwner) expect(await asOwner(statements)).toMatch(byOwner);
      });
  };
  return { own, asApp, asOwner, tryEach, here };
}

/** Invariant, what is tried, what the app's role hears; what the owner hears where that differs, `null` where only rights stand in the way. */
type Corruption = readonly [id: string, what: string, statements: readonly string[], app: RegExp, owner?: RegExp | null];
export const DENIED = /permission denied/;
export const FROZEN = /frozen/;
export const APPENDED = /append-only/;

/** A paid order ends as it should, but for its money. */
export const dies = (name: string): readonly string[] => [
  `update orders set state = 'cancelled', closed_at = now() where id = '{${name}}'`,
  `update fulfilments set state = 'cancelled' where id = '{${name}Part}'`,
  `update holds set state = 'released', closed_at = now() where id = '{${name}Hold}'`,
];

/** A whole order made after the paid one, with one thing changed. */
export const order = (change: { order?: string; lines?: string; vat?: string; parts?: string; covered?: string; holds?: string; price?: string; dates?: string; contact?: boolean; more?: string } = {}): readonly string[] => {
  const { order: o = "o.goods, o.discount, o.delivery, o.total", lines = "quantity", vat = "rate, gross, vat", parts = "charge", covered = "quantity", holds = "quantity", price = "price_id", dates = "null", contact = true, more } = change;
  const id = "'{spare}'::uuid";
  return [
    `insert into orders (id, number, channel, contract, cart_id, attempt_key, accepted_hash, guest_token_hash, locale, currency, goods, discount, delivery, total, paid_at)
      select ${id}, 'SPARE', channel, contract, cart_id, 'spare', accepted_hash, 'spare', locale, currency, ${o}, ${dates} from orders o where id = '{paid}'`,
    ...(contact ? [`insert into order_contacts (order_id, email, name) values (${id}, 'prova.canarino@example.org', 'Prova Canarino')`] : []),
    `insert into order_lines (id, order_id, position, variant_id, sku, handle, title, options, quantity, unit_amount, price_id, price_trail, discount, total, vat_rate, vat)
      select ${id}, ${id}, position, variant_id, sku, handle, title, options, ${lines}, unit_amount, ${price}, price_trail, discount, total, vat_rate, vat from order_lines where order_id = '{paid}'`,
    `insert into order_vat (order_id, rate, gross, vat) select ${id}, ${vat} from order_vat where order_id = '{paid}'`,
    ...(more ? [more] : []),
    `insert into fulfilments (id, order_id, position, kind, location_id, method, charge, reason) select ${id}, ${id}, position, kind, location_id, method, ${parts}, reason from fulfilments where order_id = '{paid}'`,
    `insert into fulfilment_lines (fulfilment_id, order_line_id, quantity) select ${id}, ${id}, ${covered} from fulfilment_lines where fulfilment_id = '{paidPart}' and ${covered} > 0`,
    `insert into holds (id, order_line_id, location_id, variant_id, quantity, expires_at, actor) select ${id}, ${id}, location_id, variant_id, ${holds}, now() + interval '20 minutes', 'guest' from holds where id = '{paidHold}' and ${holds} > 0`,
  ];
};
