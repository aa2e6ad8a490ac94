import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { aPlace } from "@/db/factories/locations";
import { migrate } from "@/db/migrate";
import { codeOf, constraintOf } from "@/db/faults";
import { done } from "@/lib/core/outcome";
import { after, owner } from "./testing/backends";
import { makeWorld, type World } from "./testing/world";

// The proof of "the database refuses": every invariant is broken on purpose, by the app's role inside atomically(), and again
// by the owner of the tables wherever a constraint or a trigger stands behind the rights.

const own = owner(2);
let world: World;
beforeAll(async () => {
  await migrate(process.env["DATABASE_URL"] ?? ""); // its rights: those of a database are not copied from the template
  world = await makeWorld();
});
afterAll(() => own.end());

const DENIED = /permission denied/;
const FROZEN = /frozen/;
const APPENDED = /append-only/;
const here = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(world[name as keyof World]));
const said = (fault: unknown): string => `${codeOf(fault)} ${constraintOf(fault)} ${fault instanceof Error ? fault.message : ""}`;
const asApp = (statements: readonly string[]) =>
  atomically(async (tx) => {
    for (const one of statements) await tx.execute(sql.raw(here(one)));
    return done(null);
  }).then(() => "accepted", said);
const asOwner = (statements: readonly string[]) =>
  own
    .begin(async (tx) => {
      await tx`select set_config('unico.tx', '1', true)`;
      for (const one of statements) await tx.unsafe(here(one));
    })
    .then(() => "accepted", said);

/** Invariant, what is tried, what the app's role hears; what the owner hears where that differs, `null` where only rights stand in the way. */
type Corruption = readonly [id: string, what: string, statements: readonly string[], app: RegExp, owner?: RegExp | null];
const each = (corruptions: readonly Corruption[]) => {
  for (const [id, what, statements, app, byOwner = app] of corruptions)
    test(`${id}: ${what}`, async () => {
      expect(await asApp(statements)).toMatch(app);
      if (byOwner) expect(await asOwner(statements)).toMatch(byOwner);
    });
};

const order = (change: { order?: string; lines?: string; vat?: string; parts?: string; covered?: string; holds?: string } = {}): readonly string[] => {
  const { order: o = "o.goods, o.discount, o.delivery, o.total", lines = "quantity", vat = "rate, gross, vat", parts = "charge", covered = "quantity", holds = "quantity" } = change;
  const id = "'{spare}'::uuid";
  return [
    `insert into orders (id, number, channel, contract, cart_id, attempt_key, accepted_hash, guest_token_hash, locale, currency, goods, discount, delivery, total)
      select ${id}, 'SPARE', channel, contract, cart_id, 'spare', accepted_hash, 'spare', locale, currency, ${o} from orders o where id = '{paid}'`,
    `insert into order_lines (id, order_id, position, variant_id, sku, handle, title, options, quantity, unit_amount, price_id, price_trail, discount, total, vat_rate, vat)
      select ${id}, ${id}, position, variant_id, sku, handle, title, options, ${lines}, unit_amount, price_id, price_trail, discount, total, vat_rate, vat from order_lines where order_id = '{paid}'`,
    `insert into order_vat (order_id, rate, gross, vat) select ${id}, ${vat} from order_vat where order_id = '{paid}'`,
    `insert into fulfilments (id, order_id, position, kind, location_id, method, charge, reason) select ${id}, ${id}, position, kind, location_id, method, ${parts}, reason from fulfilments where order_id = '{paid}'`,
    `insert into fulfilment_lines (fulfilment_id, order_line_id, quantity) select ${id}, ${id}, ${covered} from fulfilment_lines where fulfilment_id = '{paidPart}' and ${covered} > 0`,
    `insert into holds (id, order_line_id, location_id, variant_id, quantity, actor) select ${id}, ${id}, location_id, variant_id, ${holds}, 'guest' from holds where id = '{paidHold}' and ${holds} > 0`,
  ];
};

describe("stock", () => {
  each([
    ["S1", "a movement is lost", ["delete from stock_movements where cause = 'hold:{paidHold}'"], DENIED, APPENDED],
    ["S1", "a movement is edited", ["update stock_movements set on_hand_by = 9 where cause = 'hold:{paidHold}'"], DENIED, APPENDED],
    ["S1", "all movements are cleared away", ["truncate stock_movements"], DENIED, APPENDED],
    ["S1", "a level is set by hand", ["update stock_levels set on_hand = 1000 where variant_id = '{lamp}'"], DENIED, null],
    ["S2", "more is held than there is", ["update stock_levels set held = on_hand + 1 where variant_id = '{lamp}'"], DENIED, /stock_levels_never_oversold/],
    ["S2", "more is sold than there is", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('{place}', '{lamp}', 'sell', -1000, 'sale:1', 'job:test')"], /stock_levels_never_oversold/],
    ["S2", "pieces that are held are sold", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) select '{place}', '{lamp}', 'sell', -on_hand, 'sale:2', 'job:test' from stock_levels where variant_id = '{lamp}' and location_id = '{place}'"], /stock_levels_never_oversold/],
    ["S3", "pieces are held for nobody", ["insert into stock_movements (location_id, variant_id, kind, held_by, cause, actor) values ('{place}', '{lamp}', 'hold', 1, 'hold:nobody', 'job:test')"], /comes from a hold/],
    ["S3", "a hold's release is forged", ["insert into stock_movements (location_id, variant_id, kind, held_by, cause, actor) values ('{place}', '{lamp}', 'release', -1, 'hold:{paidHold}', 'job:test')"], /comes from a hold/],
    ["S3", "a hold's quantity is changed", ["update holds set quantity = 1 where id = '{paidHold}'"], DENIED, /keeps its line/],
    ["S4", "the same fact moves stock twice", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) select location_id, variant_id, kind, on_hand_by, cause, actor from stock_movements where variant_id = '{lamp}' and kind = 'receive'"], /stock_movements_once/],
    ["S4", "a closed hold is opened again", ["update holds set state = 'held', closed_at = null where id = '{sentHold}'"], /already fulfilled/],
    ["S4", "a closed hold is closed again", ["update holds set state = 'released' where id = '{sentHold}'"], /already fulfilled/],
    ["S4", "a hold begins closed", ["insert into holds (id, order_line_id, location_id, variant_id, quantity, state, actor, closed_at) values ('{spare}', '{placedLine}', '{other}', '{lamp}', 1, 'fulfilled', 'guest', now())"], /no more|begins held/],
    ["S6", "pieces leave for an order that is not paid", ["update holds set state = 'fulfilled', closed_at = now() where id = '{placedHold}'"], /pieces leave for paid orders/],
    ["S7", "a hold is deleted", ["delete from holds where id = '{paidHold}'"], DENIED, /closed, not deleted/],
    ["S10", "pieces are received that leave", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('{place}', '{lamp}', 'receive', -1, 'receipt:1', 'job:test')"], /stock_movements_kind/],
  ]);
});

test("the first pieces of a thing at a place may come from two hands at once", async () => {
  const { id: place } = await aPlace();
  const receive = (hand: string) => `insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('${place}', '${world.vase}', 'receive', 1, 'receipt:${hand}', 'job:test')`;
  const second = await own.begin(async (tx) => {
    await tx`select set_config('unico.tx', '1', true)`;
    await tx.unsafe(receive("left"));
    const waiting = asApp([receive("right")]);
    await after(100);
    return () => waiting; // a promise that is returned as it is would be waited for
  });
  expect(await second()).toBe("accepted");
  expect(await own`select on_hand from stock_levels where location_id = ${place}`).toMatchObject([{ on_hand: 2 }]);
});

describe("orders", () => {
  each([
    ["O1", "its lines are more than its goods", order({ order: "o.goods - 1, o.discount, o.delivery, o.total - 1" }), /does not reconcile/],
    ["O1", "its parts charge more than its delivery", order({ parts: "charge + 1" }), /does not reconcile/],
    ["O1", "a line is added later", ["insert into order_lines select (jsonb_populate_record(l, jsonb_build_object('id', '{spare}', 'position', 9))).* from order_lines l where id = '{paidLine}'"], /written whole/],
    ["O1", "VAT is added later", ["insert into order_vat (order_id, rate, gross, vat) values ('{paid}', 400, 0, 0)"], /written whole/],
    ["O1", "its total is changed", ["update orders set total = total + 1, goods = goods + 1 where id = '{paid}'"], DENIED, FROZEN],
    ["O2", "a line's price is changed", ["update order_lines set unit_amount = unit_amount + 1, total = total + quantity where id = '{paidLine}'"], DENIED, FROZEN],
    ["O2", "the accepted summary is changed", ["update orders set accepted_hash = 'another' where id = '{paid}'"], DENIED, FROZEN],
    ["O3", "it is paid without money", ["update orders set state = 'paid' where id = '{placed}'"], /orders_paid/],
    ["O3", "a parcel leaves that is not paid", ["update fulfilments set state = 'planned' where id = '{placedPart}'", "update fulfilments set state = 'sent' where id = '{placedPart}'"], /once it is paid/],
    ["O5", "it dies and holds stock", ["update orders set state = 'expired' where id = '{placed}'"], /dead and holds stock/],
    ["O5", "stock is held for a dead one", ["insert into holds (id, order_line_id, location_id, variant_id, quantity, actor) values ('{spare}', '{deadLine}', '{other}', '{lamp}', 1, 'guest')"], /living order/],
    ["O6", "it holds nothing", order({ holds: "0" }), /does not hold/],
    ["O6", "it holds less than it promises", order({ holds: "1" }), /does not hold/],
    ["O6", "it holds more than its line", ["insert into holds (id, order_line_id, location_id, variant_id, quantity, actor) values ('{spare}', '{paidLine}', '{other}', '{lamp}', 1, 'guest')"], /no more/],
    ["O6", "it holds another thing", ["insert into holds (id, order_line_id, location_id, variant_id, quantity, actor) values ('{spare}', '{paidLine}', '{other}', '{vase}', 1, 'guest')"], /of its thing/],
    ["O6", "a living one loses its pieces", ["update holds set state = 'released', closed_at = now() where id = '{paidHold}'"], /keeps its pieces/],
    ["O6", "a line is served by no part", order({ covered: "0", holds: "0" }), /no part serves/],
    ["O7", "more comes back than left", ["update order_lines set returned = fulfilled + 1 where id = '{paidLine}'"], /order_lines_progress/],
    ["O7", "more leaves than was bought", ["update order_lines set fulfilled = quantity + 1 where id = '{paidLine}'"], /order_lines_progress/],
    ["O8", "a dead one lives again", ["update orders set state = 'placed' where id = '{dead}'"], /not in order_transitions/],
    ["O8", "a served one is cancelled", ["update orders set state = 'cancelled' where id = '{sent}'"], /not in order_transitions/],
    ["O8", "the table of steps is changed", ["insert into order_transitions values ('expired', 'placed')"], DENIED, null],
    ["O8", "another table of steps is put before it", ["create temporary table order_transitions (\"from\" text, \"to\" text)", "insert into pg_temp.order_transitions values ('expired', 'placed')", "update orders set state = 'placed' where id = '{dead}'"], DENIED, /not in order_transitions/],
    ["O8", "its history is edited", ["update order_history set \"to\" = 'paid' where order_id = '{dead}'"], DENIED, APPENDED],
    ["O8", "its history is invented", ["insert into order_history (order_id, \"to\") values ('{dead}', 'paid')"], DENIED, null],
    ["O8", "a part steps backwards", ["update fulfilments set state = 'planned' where id = '{sentPart}'"], /goes from sent to planned/],
    ["O8", "a part begins sent", ["insert into fulfilments (id, order_id, position, kind, location_id, method, charge, state, reason) values ('{spare}', '{paid}', 9, 'deliver', '{place}', 'standard', 0, 'sent', '{}')"], /begins waiting/],
    ["O9", "one key makes two orders", ["insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', '{spare}', 'number', 'SPARE', 'guest_token_hash', 'spare', 'state', 'placed', 'captured', 0, 'refunded', 0))).* from orders o where id = '{paid}'"], /attemptKey/],
    ["O11", "its VAT is less than that of its lines", order({ vat: "rate, gross, vat - 1" }), /VAT is not that of its lines/],
    ["O11", "its VAT is at another rate", order({ vat: "400, gross, 0" }), /VAT is not that of its lines/],
    ["O12", "its discount is more than its goods", order({ order: "o.goods, o.goods + 1, o.delivery + 1, o.delivery" }), /orders_total/],
    ["O", "it begins paid", ["insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', '{spare}', 'number', 'SPARE', 'attempt_key', 'spare', 'guest_token_hash', 'spare'))).* from orders o where id = '{paid}'"], /begins placed/],
    ["O", "it is deleted", ["delete from orders where id = '{dead}'"], DENIED, /cancelled, not deleted/],
    ["A1", "it goes to another customer", ["update orders set customer_id = '{stranger}' where id = '{sent}'"], /one customer to another/],
  ]);
});

describe("money", () => {
  const book = (kind: string, cause: string, lines: string) => `select post_journal('{journal}', '${kind}', '${cause}', '${lines}')`;
  const lines = (amount: string, account = "sales", [debit, credit] = ["", "-"]) => `[{"account":"card-clearing","currency":"EUR","amount":${debit}${amount}},{"account":"${account}","currency":"EUR","amount":${credit}${amount}}]`;
  each([
    ["P1", "what was captured is set by hand", ["update orders set captured = total where id = '{placed}'"], DENIED, /counted, not set/],
    ["P1", "a capture is lost", ["delete from payment_attempts where id = '{paidAttempt}'"], DENIED, /attempts stay/],
    ["P1", "an attempt begins captured", ["insert into payment_attempts (id, order_id, tender, amount, currency, idempotency_key, state, expires_at) values ('{spare}', '{placed}', 'cash', 1, 'EUR', 'spare', 'captured', now())"], /begins created/],
    ["P1", "a capture is forgotten", ["update payment_attempts set state = 'open' where id = '{paidAttempt}'"], /goes from captured to open/],
    ["P2", "an order has two live card payments", ["insert into payment_attempts (id, order_id, tender, amount, currency, idempotency_key, expires_at) values ('{spare}', '{placed}', 'card-online', 1, 'EUR', 'spare', now())"], /one_live_card/],
    ["P2", "a paid order is paid again", ["insert into payment_attempts (id, order_id, tender, amount, currency, idempotency_key, expires_at) values ('{spare}', '{paid}', 'cash', 1, 'EUR', 'spare', now())"], /waiting order/],
    ["P2", "more is asked than is due", ["insert into payment_attempts (id, order_id, tender, amount, currency, idempotency_key, expires_at) select '{spare}', id, 'cash', total + 1, 'EUR', 'spare', now() from orders where id = '{placed}'"], /no more than is due/],
    ["P3", "more goes back than came", ["insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor) values ('{spare}', '{paidAttempt}', {total} + 1, 'spare', 'goodwill', 'job:test')"], /exceed what was captured/],
    ["P3", "it goes back twice", ["insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor) values ('{spare}', '{lateAttempt}', 1, 'spare', 'goodwill', 'job:test')"], /exceed what was captured/],
    ["P3", "money goes back that never came", ["insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor) values ('{spare}', '{placedAttempt}', 1, 'spare', 'goodwill', 'job:test')"], /exceed what was captured/],
    ["P3", "a refund begins as sent", ["insert into refunds (id, attempt_id, amount, idempotency_key, state, reason, actor) values ('{spare}', '{paidAttempt}', 1, 'spare', 'succeeded', 'goodwill', 'job:test')"], /begins due/],
    ["P3", "a refund fails before it is sent", ["update refunds set state = 'failed' where id = '{refund}'"], /goes from due to failed/],
    ["P3", "a refund's amount is changed", ["update refunds set amount = 1 where id = '{refund}'"], DENIED, /keeps its attempt/],
    ["P3", "a refund is deleted", ["delete from refunds where id = '{refund}'"], DENIED, /refunds stay/],
    ["P4", "what went back is set by hand", ["update orders set refunded = 1 where id = '{paid}'"], DENIED, /counted, not set/],
    ["P5", "money for a dead order is kept", ["update payment_attempts set state = 'surplus', intent_ref = 'intent-dead' where id = '{deadAttempt}'", book("capture", "attempt:{deadAttempt}", lines("{total}", "surplus"))], /nobody gives back/],
    ["P6", "an attempt's age is changed", ["update payment_attempts set started_at = now() where id = '{placedAttempt}'"], DENIED, null],
    ["P7", "money comes without its charge", ["update payment_attempts set state = 'captured' where id = '{placedAttempt}'"], /without its charge/],
    ["P7", "one charge pays two orders", ["update payment_attempts set state = 'captured', intent_ref = 'intent-{paidAttempt}' where id = '{placedAttempt}'"], /intentRef/],
    ["P8", "a page becomes another attempt's", ["update payment_attempts set provider_ref = 'page-{paidAttempt}' where id = '{placedAttempt}'"], /references|providerRef/],
    ["P8", "a charge is exchanged", ["update payment_attempts set intent_ref = 'another' where id = '{paidAttempt}'"], /references/],
    ["P8", "an attempt's amount is changed", ["update payment_attempts set amount = 1 where id = '{placedAttempt}'"], DENIED, /keeps its order/],
    ["O13", "it is paid in another currency", ["insert into payment_attempts (id, order_id, tender, amount, currency, idempotency_key, expires_at) values ('{spare}', '{placed}', 'cash', 1, 'USD', 'spare', now())"], /in its currency/],
    ["L1", "half a journal is written", ["insert into entries (journal_id, account, currency, amount) select id, 'sales', 'EUR', 1 from journals limit 1"], DENIED, null],
    ["L1", "a journal does not balance", [`update payment_attempts set state = 'captured', intent_ref = 'intent-placed' where id = '{placedAttempt}'`, book("capture", "attempt:{placedAttempt}", '[{"account":"card-clearing","currency":"EUR","amount":5},{"account":"sales","currency":"EUR","amount":-4}]')], /does not balance/],
    ["L2", "a journal is empty", [book("capture", "attempt:{deadAttempt}", "[]")], /does not balance/],
    ["L2", "a journal is written past its entrance", ["insert into journals (id, kind, cause) values ('{journal}', 'capture', 'mine')"], DENIED, null],
    ["L3", "a capture is booked that never was", [book("capture", "attempt:{placedAttempt}", lines("{total}"))], /has not happened/],
    ["L3", "a capture is booked with another amount", ["update payment_attempts set state = 'captured', intent_ref = 'intent-placed' where id = '{placedAttempt}'", book("capture", "attempt:{placedAttempt}", lines("1"))], /has not happened/],
    ["L3", "a cause is made up", [book("capture", "christmas", lines("1"))], /has not happened/],
    ["L3", "a refund is booked that is only due", [book("refund", "refund:{refund}", lines("{total}", "surplus", ["-", ""]))], /has not happened/],
    ["L3", "a capture is not booked", ["update payment_attempts set state = 'captured', intent_ref = 'intent-placed' where id = '{placedAttempt}'"], /not booked/],
    ["L3", "a refund is not booked", ["update refunds set state = 'sent' where id = '{refund}'", "update refunds set state = 'succeeded' where id = '{refund}'"], /not booked/],
    ["L5", "an entry is edited", ["update entries set amount = amount + 1"], DENIED, APPENDED],
    ["L5", "a journal is deleted", ["delete from journals"], DENIED, APPENDED],
    ["D1", "a document is lost", ["delete from documents where order_id = '{paid}'"], DENIED, APPENDED],
    ["D1", "a document takes a number of its own", ["insert into documents (series, number, kind, order_id) select series, 99, 'credit-note', order_id from documents limit 1"], DENIED, null],
    ["D2", "a series is set back", ["update document_series set last = 0"], DENIED, null],
    ["D3", "a paid order has a second receipt", ["insert into documents (series, number, kind, order_id) select series, 99, 'receipt', order_id from documents where order_id = '{paid}'"], DENIED, /documents_one_receipt/],
    ["D3", "an unpaid order has a receipt", ["select issue_document('R2026', 'receipt', '{placed}')"], /no receipt is due/],
    ["D3", "a credit note without a refund", ["select issue_document('C2026', 'credit-note', '{paid}')"], /no credit-note is due/],
    ["D3", "a receipt among credit notes", ["select issue_document('C' || series, 'letter', '{paid}') from documents limit 1"], /no letter is due/],
  ]);

  test("asking for a receipt again answers its number, and booking again books nothing", async () => {
    const count = async () => (await own`select (select count(*) from documents) as documents, (select count(*) from entries) as entries`)[0];
    const before = await count();
    expect(await asApp(["select issue_document('R2026', 'receipt', '{paid}')", book("capture", "attempt:{paidAttempt}", lines("1"))])).toBe("accepted");
    expect(await count()).toEqual(before);
  });
});

describe("codes, prices, facts", () => {
  const use = (order: string, buyer: string, released = "null") => `insert into coupon_uses (id, coupon_id, order_id, buyer, released_at) values ('{journal}', '{code}', '{${order}}', '${buyer}', ${released})`;
  each([
    ["C1", "its counter is set back", ["update coupons set used = 0 where id = '{code}'"], DENIED, /counted, not set/],
    ["C1", "it begins used", ["insert into coupons (id, code, kind, value, currency, minimum, starts_at, used) values ('{spare}', 'SPARE', 'amount', 1, 'EUR', 0, now(), -1)"], /begins unused|coupons_used/],
    ["C1", "its uses exceed the maximum", ["update coupons set max_uses = used - 1 where id = '{code}'"], /coupons_used/],
    ["C1", "a use is born released", [use("placed", "x", "now()")], /being placed|orderId/],
    ["C1", "it is released twice", ["update coupon_uses set released_at = now() where order_id = '{dead}'"], /released once/],
    ["C1", "a use is taken back to life", ["update coupon_uses set released_at = null where order_id = '{dead}'"], /released once/],
    ["C1", "a use is deleted", ["delete from coupon_uses where order_id = '{placed}'"], DENIED, /released, not deleted/],
    ["C2", "a use goes to another buyer", ["update coupon_uses set buyer = 'z' where order_id = '{placed}'"], DENIED, /changed never/],
    ["C3", "a living order frees its code", ["update coupon_uses set released_at = now() where order_id = '{placed}'"], /keeps its code/],
    ["C3", "a dead order uses one", [use("late", "x")], /being placed/],
    ["PR", "a price is edited", ["update prices set amount = 1 where variant_id = '{lamp}'"], DENIED, APPENDED],
    ["PR", "a price is deleted", ["delete from prices where variant_id = '{lamp}'"], DENIED, APPENDED],
    ["PR", "a price begins in the past", ["insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) values ('{spare}', '{lamp}', 'EUR', 1, 'regular', now() - interval '1 hour', 'test', 'job:test')"], /now or later/],
    ["PR", "a price is below nothing", ["insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) values ('{spare}', '{lamp}', 'EUR', -1, 'regular', now(), 'test', 'job:test')"], /prices_amount/],
    ["E", "a fact is edited", ["update facts set actor = 'somebody'"], DENIED, APPENDED],
    ["E", "a fact is deleted", ["delete from facts"], DENIED, APPENDED],
    ["E", "a notice of the processor is deleted", ["delete from inbox"], DENIED, null],
  ]);

  test("C2: one buyer uses a code once", async () => {
    const again = [...order(), use("spare", "a")];
    expect([await asApp(again), await asOwner(again)]).toEqual([expect.stringContaining("coupon_uses_once_per_buyer"), expect.stringContaining("coupon_uses_once_per_buyer")]);
  });

  test("a price begins at a whole millisecond, as the app reads it", async () => {
    await asApp(["insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) values ('{spare}', '{vase}', 'EUR', 900, 'regular', date_trunc('second', now()) + interval '1.0019 seconds', 'test', 'job:test')"]);
    const [row] = await own`select extract(microseconds from starts_at)::int % 1000 as rest from prices where id = ${world.spare}`;
    expect(row).toEqual({ rest: 0 });
  });
});

describe("outside atomically()", () => {
  const TABLES = ["stock_levels", "stock_movements", "holds", "prices", "coupons", "coupon_uses", "orders", "order_lines", "order_vat", "fulfilments", "payment_attempts", "refunds", "journals", "entries", "documents", "document_series", "facts"];
  test.each(TABLES)("%s can't be written, not even by the owner", async (table) => {
    await expect(own.unsafe(`delete from ${table} where false`)).rejects.toThrow(/inside atomically/);
  });
});

test("the order that the corruptions are made from is accepted as it is", async () => {
  expect(await asApp(order())).toBe("accepted");
});
