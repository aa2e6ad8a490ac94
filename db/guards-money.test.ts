import { describe, expect, test } from "vitest";
import { anOrder } from "@/db/factories/orders";
import { type LocationId, newId, type VariantId } from "@/lib/core/id";
import { APPENDED, DENIED, order, vandal } from "./testing/vandal";

// As db/guards.test.ts: money, codes and prices.

const { own, asApp, asOwner, tryEach, here } = vandal();

describe("money", () => {
  const book = (kind: string, cause: string, lines: string) => `select post_journal('{journal}', '${kind}', '${cause}', '${lines}')`;
  const lines = (amount: string, account = "sales", [debit, credit] = ["", "-"]) => `[{"account":"card-clearing","currency":"EUR","amount":${debit}${amount}},{"account":"${account}","currency":"EUR","amount":${credit}${amount}}]`;
  tryEach([
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
    ["P9", "money goes back and nobody wanted it", ["insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor) values ('{spare}', '{paidAttempt}', 1, 'spare', 'goodwill', '')"], /refunds_actor/],
    ["P9", "money goes back for no reason", ["insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor) values ('{spare}', '{paidAttempt}', 1, 'spare', 'mood', 'job:test')"], /refunds_reason/],
    ["P2", "an order is paid with buttons", ["insert into payment_attempts (id, order_id, tender, amount, currency, idempotency_key, expires_at) values ('{spare}', '{placed}', 'buttons', 1, 'EUR', 'spare', now())"], /payment_attempts_tender/],
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
    ["L6", "a figure is made up", ["insert into sale_bookings select entry_id, 9, at, day, order_id, kind, origin, way, back, location_id, currency, 100, 0, false, false from sale_bookings limit 1"], DENIED, null],
    ["L6", "a sale is counted twice", ["select book_sale((select min(entry_id) from sale_bookings))"], /sale_bookings_entry_id_part_pk/],
    ["L6", "a figure is edited", ["update sale_bookings set amount = amount + 1"], DENIED, APPENDED],
    ["L6", "a figure is lost", ["delete from sale_bookings"], DENIED, APPENDED],
    ["L5", "an entry is edited", ["update entries set amount = amount + 1"], DENIED, APPENDED],
    ["L5", "a seal is broken", ["select seal_ledgers()", "update ledger_seals set hash = '0'"], DENIED, APPENDED],
    ["L5", "a seal is forged", ["insert into ledger_seals (ledger, day, rows, hash) values ('entries', current_date, 0, '0')"], DENIED, null],
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

test("two refunds of one capture at once give back no more than it was", async () => {
  const give = (id: string) => asApp([`insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor) values ('${id}', '{paidAttempt}', {total}, '${id}', 'goodwill', 'job:test')`], { undo: false });
  const heard = await Promise.all([give(newId()), give(newId())]);
  expect(heard.toSorted()).toEqual([expect.stringMatching(/exceed what was captured/), "accepted"]);
});

test("many receipts at once, some of them undone, have numbers without a gap", async () => {
  const pay = async (undo: boolean) => {
    const { id, attemptId, total } = await anOrder({ state: "placed", parts: [{ at: here("{place}") as LocationId, lines: [{ variantId: here("{vase}") as VariantId }] }] });
    return asApp([
      `update payment_attempts set state = 'captured', intent_ref = 'intent-${id}' where id = '${attemptId}'`,
      `select post_journal('${newId()}', 'capture', 'attempt:${attemptId}', '[{"account":"card-clearing","currency":"EUR","amount":${total}},{"account":"sales","currency":"EUR","amount":-${total}}]')`,
      `update orders set state = 'paid', paid_at = now() where id = '${id}'`,
      `select issue_document('RACE', 'receipt', '${id}')`,
      ...(undo ? ["select 1 / 0"] : []),
    ]);
  };
  const heard = await Promise.all(Array.from({ length: 12 }, (_, n) => pay(n % 3 === 0)));
  expect(heard.filter((h) => h === "accepted")).toHaveLength(8);
  expect(await own`select number from documents where series = 'RACE' order by number`).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((number) => ({ number })));
});

describe("codes, prices, facts", () => {
  const use = (order: string, buyer: string, released = "null") => `insert into coupon_uses (id, coupon_id, order_id, buyer, released_at) values ('{journal}', '{code}', '{${order}}', '${buyer}', ${released})`;
  tryEach([
    ["C1", "its counter is set back", ["update coupons set used = 0 where id = '{code}'"], DENIED, /counted, not set/],
    ["C1", "it begins used", ["insert into coupons (id, code, kind, value, currency, minimum, starts_at, used) values ('{spare}', 'SPARE', 'amount', 1, 'EUR', 0, now(), -1)"], /begins unused|coupons_used/],
    ["C1", "a code that pays for everything has no end", ["insert into coupons (id, code, kind, value, currency, minimum, starts_at) values ('{spare}', 'SPARE', 'percent', 10000, 'EUR', 0, now())"], /coupons_end/],
    ["C1", "a code that is worth its minimum has no end", ["insert into coupons (id, code, kind, value, currency, minimum, starts_at) values ('{spare}', 'SPARE', 'amount', 500, 'EUR', 500, now())"], /coupons_end/],
    ["C1", "what it gave is set back", ["update coupons set given = 1 where id = '{code}'"], DENIED, /counted, not set/],
    ["C1", "its budget is below what it gave", ["update coupons set budget = 0 where id = '{code}'"], /coupons_budget/],
    ["C1", "what its buyers were promised is changed", ["update coupons set value = value + 1 where id = '{code}'"], /promised with code/],
    ["C1", "a use gives more than was taken off its order", [...order(), use("spare", "q").replace("buyer, released_at", "amount, buyer, released_at").replace("'q', null", "999999, 'q', null")], /no more than what was taken off/],
    ["C1", "its uses exceed the maximum", ["update coupons set max_uses = used - 1 where id = '{code}'"], /coupons_used/],
    ["C1", "a use is born released", [use("placed", "x", "now()")], /being placed|orderId/],
    ["C1", "it is released twice", ["update coupon_uses set released_at = now() where order_id = '{dead}'"], /released once/],
    ["C1", "a use is taken back to life", ["update coupon_uses set released_at = null where order_id = '{dead}'"], /released once/],
    ["C1", "a use is deleted", ["delete from coupon_uses where order_id = '{placed}'"], DENIED, /released, not deleted/],
    ["C2", "a use goes to another buyer", ["update coupon_uses set buyer = 'z' where order_id = '{placed}'"], DENIED, /changed never/],
    ["C2", "a code that somebody used twice becomes one for once each", ["update coupons set once_per_customer = false where id = '{code}'", ...order(), use("spare", "a"), "update coupons set once_per_customer = true where id = '{code}'"], /used twice by one buyer/],
    ["C3", "a living order frees its code", ["update coupon_uses set released_at = now() where order_id = '{placed}'"], /keeps its code/],
    ["C3", "a dead order uses one", [use("late", "x")], /being placed/],
    ["PR", "a price is edited", ["update prices set amount = 1 where variant_id = '{lamp}'"], DENIED, APPENDED],
    ["PR", "a price is deleted", ["delete from prices where variant_id = '{lamp}'"], DENIED, APPENDED],
    ["PR", "a price begins in the past", ["insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) values ('{spare}', '{lamp}', 'EUR', 1, 'regular', now() - interval '1 hour', 'test', 'job:test')"], /now or later/],
    ["PR", "a price begins in the past, with the switch of imports", ["select set_config('unico.history', '1', true)", "insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) values ('{spare}', '{lamp}', 'EUR', 1, 'regular', now() - interval '9 days', 'test', 'job:test')"], /now or later/, null],
    ["PR", "a price of a kind that nobody knows", ["insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) values ('{spare}', '{lamp}', 'EUR', 1, 'secret', now(), 'test', 'job:test')"], /prices_kind/],
    ["PR1", "a list says another price", ["update listed_variants set amount = 1 where variant_id = '{lamp}'"], DENIED, null],
    ["A9", "a price says nobody", ["insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) values ('{spare}', '{lamp}', 'EUR', 1, 'regular', now(), 'test', 'somebody')"], /prices_actor/],
    ["A9", "a fact says nobody", ["insert into facts (\"is\", body, actor, followed) values ('cart.changed', '{}', 'somebody', false)"], /facts_actor/],
    ["PR", "a price is below nothing", ["insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) values ('{spare}', '{lamp}', 'EUR', -1, 'regular', now(), 'test', 'job:test')"], /prices_amount/],
    ["E", "a fact is edited", ["update facts set actor = 'somebody'"], DENIED, APPENDED],
    ["E", "a fact of today is deleted", ["delete from facts"], /a fact stays/],
    ["E", "a notice of the processor is deleted", ["delete from inbox"], DENIED, null],
  ]);

  test("a line of the lists has the price in force and the stock that is there, whatever is written into it", async () => {
    const line = "insert into listed_variants (variant_id, product_id, category_id, colour, material, currency, amount, free_at) select '{lamp}', v.product_id, p.category_id, 0, 0, 'EUR', 1, '{}' from variants v join products p on p.id = v.product_id where v.id = '{lamp}'";
    expect(await asApp(["delete from listed_variants where variant_id = '{lamp}'", line])).toBe("accepted");
    expect(await own`select amount::int, cardinality(free_at) as places from listed_variants where variant_id = ${here("{lamp}")}`).toEqual([{ amount: 1000, places: 2 }]);
  });

  test("C2: one buyer uses a code once", async () => {
    const again = [...order(), use("spare", "a")];
    expect([await asApp(again), await asOwner(again)]).toEqual([expect.stringContaining("coupon_uses_once_per_buyer"), expect.stringContaining("coupon_uses_once_per_buyer")]);
  });

  test("a price begins at a whole millisecond, as the app reads it", async () => {
    await asApp(["insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) values ('{spare}', '{vase}', 'EUR', 900, 'regular', date_trunc('second', now()) + interval '1.0019 seconds', 'test', 'job:test')"]);
    const [row] = await own`select extract(microseconds from starts_at)::int % 1000 as rest from prices where id = ${here("{spare}")}`;
    expect(row).toEqual({ rest: 0 });
  });
});
