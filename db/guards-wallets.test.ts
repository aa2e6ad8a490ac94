import { describe, expect, test } from "vitest";
import { APPENDED, DENIED, vandal } from "./testing/vandal";

// As db/guards.test.ts: gift cards and store credit.

const { own, asApp, asOwner, tryEach } = vandal();

const entry = (kind: string, balanceBy: number, heldBy = 0) => `insert into wallet_entries (wallet_id, kind, balance_by, held_by, cause, actor) values ('{gift}', '${kind}', ${balanceBy}, ${heldBy}, 'mine', 'job:test')`;
const attempt = (of: { order?: string; tender?: string; wallet?: string; amount?: string; currency?: string } = {}) => {
  const { order = "{giftPlaced}", tender = "gift-card", wallet = "'{spareGift}'", amount = "1", currency = "EUR" } = of;
  return `insert into payment_attempts (id, order_id, tender, wallet_id, amount, currency, idempotency_key, expires_at) values ('{spare}', '${order}', '${tender}', ${wallet}, ${amount}, '${currency}', 'spare', now())`;
};
const freed = "update payment_attempts set state = 'voided' where order_id = '{giftPlaced}' and tender = 'card-online'";
const issue = (kind: string, of: { worth?: string; hash?: string; customer?: string; until?: string } = {}) =>
  `select issue_wallet('{spare}', '${kind}', 'EUR', ${of.worth ?? "100"}, ${of.hash ?? "'hash'"}, 'TAIL', ${of.customer ?? "null"}, ${of.until ?? "null"}, 'mine', 'job:test', '{journal}')`;

describe("wallets", () => {
  tryEach([
    ["W1", "a balance is set by hand", ["update wallets set balance = 99999 where id = '{gift}'"], DENIED, /counted, not set/],
    ["W1", "a wallet begins full", ["insert into wallets (id, kind, currency, balance, code_hash, tail) values ('{spare}', 'gift-card', 'EUR', 100, 'hash', 'TAIL')"], DENIED, /begins empty/],
    ["W1", "an entry is invented", [entry("issue", 100)], DENIED, null],
    ["W1", "an entry is edited", ["update wallet_entries set balance_by = 99999 where wallet_id = '{gift}'"], DENIED, APPENDED],
    ["W1", "an entry is lost", ["delete from wallet_entries where wallet_id = '{gift}'"], DENIED, APPENDED],
    ["W1", "all entries are cleared away", ["truncate wallet_entries"], DENIED, APPENDED],
    ["W1", "a wallet is deleted", ["delete from wallets where id = '{spareGift}'"], DENIED, /ended, not deleted/],
    ["W6", "money comes back that never went", [entry("refund", 100)], DENIED, /comes from a payment/],
    ["W3", "what is held for an order is let go", [entry("release", 0, -500)], DENIED, /comes from a payment/],
    ["W2", "an issue takes away", [entry("issue", -100)], DENIED, /wallet_entries_kind/],
    ["W2", "a card pays more than is on it", [freed, issue("gift-card", { worth: "10" }), attempt({ wallet: "'{spare}'", amount: "11" })], /wallets_never_overdrawn/],
    ["W5", "the same gift is issued twice", [issue("gift-card"), issue("gift-card", { hash: "'other'" })], /wallets_pkey/],
    ["W4", "an issue is booked again", ["select post_journal('{journal}', 'issue', 'entry:999999', '[{\"account\":\"goodwill\",\"currency\":\"EUR\",\"amount\":1},{\"account\":\"gift-cards\",\"currency\":\"EUR\",\"amount\":-1}]')"], /has not happened/],
    ["W4", "a charge is not booked", ["update payment_attempts set state = 'captured' where id = '{giftPlacedAttempt}'"], /not booked/],
    ["W4", "a charge is booked as a card's", ["update payment_attempts set state = 'captured' where id = '{giftPlacedAttempt}'", "select post_journal('{journal}', 'capture', 'attempt:{giftPlacedAttempt}', '[{\"account\":\"card-clearing\",\"currency\":\"EUR\",\"amount\":500},{\"account\":\"sales\",\"currency\":\"EUR\",\"amount\":-500}]')"], /has not happened/],
    ["W5", "one that is over has money", ["update wallets set state = 'voided' where id = '{gift}'"], DENIED, /wallets_over/],
    ["W9", "a gift card pays that is no gift card", [freed, attempt({ tender: "store-credit" })], /wallets_fit/],
    ["W9", "a gift card pays without its wallet", [freed, attempt({ wallet: "null" })], /payment_attempts_wallet/],
    ["W9", "a card payment takes from a wallet", [freed, attempt({ tender: "cash" })], /payment_attempts_wallet/],
    ["W9", "it pays in another currency", [freed, attempt({ currency: "USD" })], /wallets_fit|in its currency/],
    ["W7", "it pays for an order that is over", [attempt({ order: "{giftDead}" })], /waiting order/],
    ["W3", "its amount is changed", ["update payment_attempts set amount = 1 where id = '{giftPlacedAttempt}'"], DENIED, /keeps its order/],
    ["W9", "another wallet pays for it", ["update payment_attempts set wallet_id = '{spareGift}' where id = '{giftPlacedAttempt}'"], DENIED, /keeps its order/],
    ["W3", "a wallet waits for a bank", ["update payment_attempts set state = 'unknown' where id = '{giftPlacedAttempt}'"], /pays or does not/],
    ["W7", "a dead order keeps what it held", ["update payment_attempts set state = 'voided' where order_id = '{giftPlaced}' and tender = 'card-online'", "update orders set state = 'expired', closed_at = now() where id = '{giftPlaced}'", "update holds set state = 'expired', closed_at = now() where order_line_id in (select id from order_lines where order_id = '{giftPlaced}')"], /holds money of a wallet/],
    ["W6", "what was let go is charged after all", ["update payment_attempts set state = 'captured' where order_id = '{giftDead}' and tender = 'gift-card'"], /goes from voided to captured/],
    ["W9", "its code is exchanged", ["update wallets set code_hash = 'another' where id = '{gift}'"], DENIED, /keeps its kind/],
    ["W9", "store credit goes to somebody else", ["update wallets set customer_id = '{stranger}' where id = '{gift}'"], DENIED, /keeps its kind/],
    ["W9", "a gift card without a code", [issue("gift-card", { hash: "null" })], /wallets_kind/],
    ["W9", "store credit of nobody", [issue("store-credit", { hash: "null" })], /wallets_kind/],
    ["W8", "a gift card is issued that has ended", [issue("gift-card", { until: "now() - interval '1 day'" })], /good for a while/],
    ["W2", "one is issued with less than nothing on it", [issue("gift-card", { worth: "-100" })], /wallet_entries_kind/],
    ["P3", "more goes back to it than it paid", ["insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor) values ('{spare}', '{giftPaidAttempt}', 501, 'spare', 'goodwill', 'job:test')"], /exceed what was captured/],
    ["P3", "a refund to it fails", ["insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor) values ('{spare}', '{giftPaidAttempt}', 100, 'spare', 'goodwill', 'job:test')", "update refunds set state = 'sent' where id = '{spare}'", "update refunds set state = 'failed' where id = '{spare}'"], /takes its money back/],
    ["P3", "a refund to it is not booked", ["insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor) values ('{spare}', '{giftPaidAttempt}', 100, 'spare', 'goodwill', 'job:test')", "update refunds set state = 'sent' where id = '{spare}'", "update refunds set state = 'succeeded' where id = '{spare}'"], /not booked/],
    ["P2", "its parts ask for more than the order costs", ["insert into payment_attempts (id, order_id, tender, wallet_id, amount, currency, idempotency_key, expires_at) values ('{spare}', '{giftPlaced}', 'gift-card', '{spareGift}', 1, 'EUR', 'spare', now())"], /no more than is due/],
  ]);
});

describe("outside atomically()", () => {
  test.each(["wallets", "wallet_entries"])("%s can't be written, not even by the owner", async (table) => {
    await expect(own.unsafe(`delete from ${table} where false`)).rejects.toThrow(/inside atomically/);
  });
});

test("what is held, charged and let go is what the entries say", async () => {
  const [row] = await own`select w.balance::int, w.held::int, (select sum(balance_by)::int from wallet_entries where wallet_id = w.id) as by, (select sum(held_by)::int from wallet_entries where wallet_id = w.id) as held_by
    from wallets w where balance > 0 and held > 0`;
  expect(row).toEqual({ balance: 4_500, held: 500, by: 4_500, held_by: 500 });
});

test("issuing and ending with the same cause is accepted once each", async () => {
  expect([await asApp([issue("gift-card")], { undo: true }), await asOwner([issue("gift-card"), "select end_wallet('{spare}', 'voided', 'mine', 'job:test', gen_random_uuid())", "select end_wallet('{spare}', 'voided', 'mine', 'job:test', gen_random_uuid())"])]).toEqual(["accepted", "accepted"]);
});
