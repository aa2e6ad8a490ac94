import { describe, expect, test } from "vitest";
import { DENIED, vandal } from "./testing/vandal";

// As db/guards.test.ts: random codes.

const { own, tryEach } = vandal();

const issue = (of: { purpose?: string; subject?: string; hash?: string; lasts?: string; most?: string; sign?: string; at?: string; by?: string } = {}) =>
  `insert into codes (id, purpose, hash, ${of.subject?.split("=")[0] ?? "order_id"}, most_opens, expires_at, sign_hash, location_id, issued_by) values ('{spare}', '${of.purpose ?? "receipt"}', ${of.hash ?? "repeat('a', 64)"}, ${of.subject?.split("=")[1] ?? "'{paid}'"}, ${of.most ?? "2"}, now() + interval '${of.lasts ?? "1 day"}', ${of.sign ?? "null"}, ${of.at ?? "null"}, '${of.by ?? "job:test"}')`;
const cart = "insert into carts (id, token_hash, locale) values ('{spare}', 'x', 'it')";
const open = "update codes set opened = opened + 1 where id = '{spare}'";
const sign = "repeat('b', 64)";

describe("codes", () => {
  tryEach([
    ["C4", "a code opens once more than it may", [issue(), open, open, open], /codes_opened/],
    ["C4", "a code opens twice at once", [issue(), "update codes set opened = 2 where id = '{spare}'"], /once at a time/],
    ["C4", "a code is opened back", [issue(), open, "update codes set opened = 0 where id = '{spare}'"], /once at a time/],
    ["C4", "a code opens that is over", [issue(), "update codes set ended_at = now() where id = '{spare}'", open], /once at a time/],
    ["C4", "a code that is over begins again", [issue(), "update codes set ended_at = now() where id = '{spare}'", "update codes set ended_at = null where id = '{spare}'"], /stays over/],
    ["C4", "a code begins opened", [issue().replace("most_opens,", "most_opens, opened,").replace("2, now()", "2, 1, now()")], /begins unopened/],
    ["C4", "a code gets more time", [issue(), "update codes set expires_at = expires_at + interval '1 day' where id = '{spare}'"], DENIED, /keeps what it opens/],
    ["C4", "a code opens another order", [issue(), "update codes set order_id = '{placed}' where id = '{spare}'"], DENIED, /keeps what it opens/],
    ["C4", "tries are forgiven", [cart, issue({ purpose: "cart", subject: "cart_id='{spare}'", lasts: "10 minutes", sign, at: "'{place}'" }), "update codes set missed = 1 where id = '{spare}'", "update codes set missed = 0 where id = '{spare}'"], /one by one/],
    ["C4", "a code without an end in sight", [issue({ lasts: "900 days" })], /codes_time/],
    ["C4", "a bag's code for a week", [cart, issue({ purpose: "cart", subject: "cart_id='{spare}'", lasts: "7 days" })], /codes_time/],
    ["C4", "a code that was over before it was made", [issue({ lasts: "-1 minute" })], /codes_time/],
    ["C4", "signs that are good for an hour", [cart, issue({ purpose: "cart", subject: "cart_id='{spare}'", lasts: "1 hour", sign, at: "'{place}'" })], /codes_sign/],
    ["C4", "signs that are good everywhere", [cart, issue({ purpose: "cart", subject: "cart_id='{spare}'", lasts: "10 minutes", sign })], /codes_sign/],
    ["C4", "a phone's code for a week", [cart, issue({ purpose: "phone", subject: "cart_id='{spare}'", lasts: "7 days" })], /codes_time/],
    ["C4", "a phone's signs for an hour", [cart, issue({ purpose: "phone", subject: "cart_id='{spare}'", lasts: "1 hour", sign, at: "'{place}'" })], /codes_sign/],
    ["C4", "a phone's code that opens an order", [issue({ purpose: "phone" })], /codes_subject/],
    ["C4", "a basket sent from no till", [cart, "update carts set sent_until = now() where id = '{spare}'"], /carts_sent/],
    ["C4", "a basket sent away as somebody's bag", [cart, "update carts set location_id = '{place}', token_hash = null, customer_id = '{stranger}', sent_until = now() where id = '{spare}'"], /carts_sent/],
    ["C4", "signs that open an order", [issue({ lasts: "10 minutes", sign, at: "'{place}'" })], /codes_sign/],
    ["C4", "a code that says one thing and opens another", [issue({ purpose: "cart" })], /codes_subject/],
    ["C4", "a code of a purpose that there isn't", [issue({ purpose: "office" })], /codes_subject/],
    ["C4", "a code that is kept as it is", [issue({ hash: "'7K3Q8ZP0M1XW4V2T9R6N'" })], /codes_hash/],
    ["C4", "a code that nobody issued", [issue({ by: "me" })], /codes_issued_by/],
    ["C4", "a code that opens for ever", [issue({ most: "5000" })], /codes_opened/],
  ]);
});

test("outside atomically() codes can't be written, not even by the owner", async () => {
  await expect(own.unsafe("delete from codes where false")).rejects.toThrow(/inside atomically/);
});
