import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { someoneAt } from "@/db/factories/returns";
import { orderLines, stockLevels } from "@/db/schema/all";
import { type LocationId, newId } from "@/lib/core/id";
import type { ApprovalAction } from "@/lib/staff/approvals/types";
import { useApproval } from "@/lib/staff/approvals/use-approval";
import { after } from "./testing/backends";
import { APPENDED, DENIED, vandal } from "./testing/vandal";

// As db/guards.test.ts: goods that come back. The world's order `back` has three of a thing: one hangs on another store's shelf, one is faulty there.

const { own, asApp, tryEach, here } = vandal();

type Change = { readonly head?: string; readonly kind?: string; readonly place?: string; readonly note?: string; readonly order?: string; readonly line?: string; readonly quantity?: number; readonly answers?: string; readonly share?: number; readonly amount?: number; readonly refund?: string | null; readonly delivery?: number };
/** One more piece comes back as the verb writes it, with one thing changed. */
const comes = ({ head = "staff:{colleague}", kind = "change-of-mind", place = "{other}", note = "null, null", order = "{back}", line = "{backLine}", quantity = 1, answers = "true, true, null, 'as-new', 'sell'", share = 1000, amount = share, refund = "'{backAttempt}', 'return'", delivery = 0 }: Change = {}): string[] => [
  `insert into returns (id, press_hash, order_id, kind, location_id, approval_id, note, delivery, actor) values ('{spare}', 'x', '${order}', '${kind}', '${place}', ${note}, ${delivery}, '${head}')`,
  ...(refund === null ? [] : [`insert into refunds (id, attempt_id, reason, amount, idempotency_key, return_id, actor) select '{journal}', r.*, ${amount}, 'spare', '{spare}', 'staff:x' from (values (${refund.replace("'{", "uuid '{")})) r`]),
  `insert into return_lines (id, return_id, position, order_line_id, quantity, came_back, accepted, not_accepted, condition, disposition, share, amount) values ('{spare}', '{spare}', 0, '${line}', ${quantity}, ${answers}, ${share}, ${amount})`,
];

test("as the verb writes it, it is taken", async () => {
  expect(await asApp(comes(), { undo: true })).toBe("accepted");
});

/** One more announcement as the verb writes it, with one thing changed; the one of the world is cancelled first, unless it is about two. */
const says = ({ order = "{back}", kind = "withdrawal", line = "{backLine}", quantity = 1, actor = "guest", way = "'store', null", until = "now() + interval '14 days'", first = true, state = "announced" }: { readonly order?: string; readonly kind?: string; readonly line?: string; readonly quantity?: number; readonly actor?: string; readonly way?: string; readonly until?: string; readonly first?: boolean; readonly state?: string } = {}): string[] => [
  ...(first ? ["update return_requests set state = 'cancelled' where id = '{announced}'"] : []),
  `insert into return_requests (id, order_id, kind, way, location_id, reason, code_hash, actor, expires_at, state) values ('{spare}', '${order}', '${kind}', ${way}, 'no-reason', 'x', '${actor}', ${until}, '${state}')`,
  ...(quantity > 0 ? [`insert into return_request_lines (request_id, order_line_id, quantity) values ('{spare}', '${line}', ${quantity})`] : []),
];

test("as the verb writes it, it is announced", async () => {
  expect(await asApp(says(), { undo: true })).toBe("accepted");
});

type Bare = { readonly who?: string; readonly approval?: string; readonly price?: string; readonly amount?: number; readonly said?: number; readonly most?: number; readonly line?: string; readonly credit?: boolean; readonly wallet?: string; readonly bearer?: string; readonly taken?: string };
/** Goods without a receipt come back as the verb writes it, to a manager at the other store, with one thing changed. */
const bare = ({ who = "{colleague}", approval = "'no-receipt-return', '{other}'", price = "(select id from prices where variant_id = '{vase}' limit 1)", amount = 1000, said = amount, most = 10_000, line = "1, 'as-new'", credit = true, wallet = "'{spare}'", bearer = "'Prova Canarino'", taken = "now()" }: Bare = {}): string[] => [
  "insert into staff_roles (id, staff_id, role) values ('{spare}', '{colleague}', 'manager')",
  `insert into approvals (id, action, location_id, subject, amount, bound, asked_by, asked_at, expires_at, given_by, given_at, proof, used_at) select '{spare}', a, l, 'x', ${said}, encode(sha256(convert_to(concat_ws(E'\\n', '{colleague}', a, l::text, '${said}', 'x'), 'UTF8')), 'hex'), '{colleague}', now(), now() + interval '1 minute', '{colleague}', now(), 'signed-in', now() from (values (${approval.replace(", '", ", uuid '")})) w(a, l)`,
  "select open_credit('{spare}', 'EUR', 'h', 'AAAA')",
  `insert into no_receipt_returns (id, press_hash, location_id, bearer, days, most, currency, amount, approval_id, wallet_id, actor, taken_at) values ('{spare}', 'x', '{other}', ${bearer}, 90, ${most}, 'EUR', ${said}, '{spare}', ${wallet}, 'staff:${who}', ${taken})`,
  `insert into no_receipt_lines (id, return_id, position, variant_id, price_id, amount, quantity, condition) values ('{spare}', '{spare}', 0, '{vase}', ${price}, ${amount}, ${line})`,
  ...(credit ? ["select give_no_receipt_credit('{spare}', '{journal}')"] : []),
];

test("as the verb writes it, it is taken without a receipt", async () => {
  expect(await asApp(bare(), { undo: true })).toBe("accepted");
});

describe("what comes back without a receipt", () => {
  tryEach([
    ["R9", "for a word of something else", bare({ approval: "'big-payout', '{other}'" }), /approved for this colleague/],
    ["R9", "for a word of another place", bare({ approval: "'no-receipt-return', '{place}'" }), /approved for this colleague/],
    ["R9", "for a word that another was given", bare({ who: "{stranger}" }), /approved for this colleague/],
    ["R9", "more than a visit gives", bare({ most: 999 }), /no_receipt_returns_amount/],
    ["R9", "from nobody", bare({ bearer: "null" }), /from somebody/],
    ["R9", "last week", bare({ taken: "now() - interval '7 days'" }), /comes now/],
    ["R9", "more than the lowest price", bare({ amount: 1001 }), /lowest price/],
    ["R9", "at another thing's price", bare({ price: "(select id from prices where variant_id = '{lamp}' limit 1)" }), /lowest price/],
    ["R9", "more pieces than it says", bare({ line: "2, 'as-new'" }), /lowest price/],
    ["R9", "what is broken", bare({ line: "1, 'damaged'" }), /no_receipt_lines_known/],
    ["R9", "without its credit", bare({ credit: false }), /another credit/],
    ["R9", "with its credit twice", [...bare(), "select give_no_receipt_credit('{spare}', '{order}')".replace("{order}", "{placed}")], /wallet_entries_once/],
    ["R9", "into somebody's card", bare({ wallet: "'{spareGift}'" }), /credit of its own/],
    ["R9", "a line is added later", ["insert into no_receipt_lines (id, return_id, position, variant_id, price_id, amount, quantity, condition) select '{spare}', '{bare}', 9, variant_id, id, amount, 1, 'as-new' from prices where variant_id = '{vase}' limit 1"], /written whole/],
    ["R9", "a piece comes from nowhere", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('{place}', '{vase}', 'return', 1, 'no-receipt:{spare}', 'staff:x')"], /a return movement comes from a return/],
    ["R9", "it is edited", ["update no_receipt_returns set amount = 1 where id = '{bare}'"], DENIED, /stays written/],
    ["R9", "another brought it", ["update no_receipt_returns set bearer = 'Altri' where id = '{bare}'"], /stays written/],
    ["R9", "a line is edited", ["update no_receipt_lines set amount = 0 where return_id = '{bare}'"], DENIED, APPENDED],
    ["R9", "all is cleared away", ["truncate no_receipt_returns cascade"], DENIED, APPENDED],
  ]);
});

describe("what hangs again", () => {
  const says = (where: string, actor = "staff:x", at = "now()") => `insert into reshelvings (movement_id, actor, at) select id, '${actor}', ${at} from stock_movements where ${where} order by id limit 1`;
  tryEach([
    ["S13", "what was delivered", [says("kind = 'receive'")], /came back to a shelf/],
    ["S13", "what can't be sold", [says("kind = 'return' and on_hand_by = 0")], /came back to a shelf/],
    ["S13", "yesterday", [says("kind = 'return' and on_hand_by > 0", "staff:x", "now() - interval '1 day'")], /came back to a shelf/],
    ["S13", "said by nobody", [says("kind = 'return' and on_hand_by > 0", "guest")], /reshelvings_actor/],
    ["S13", "twice", [says("kind = 'return' and on_hand_by > 0"), says("kind = 'return' and on_hand_by > 0")], /reshelvings_pkey/],
    ["S13", "and is forgotten", [says("kind = 'return' and on_hand_by > 0"), "delete from reshelvings"], DENIED, APPENDED],
  ]);
});

test("who brought it may be forgotten", async () => {
  expect(await asApp(["update no_receipt_returns set bearer = null where id = '{bare}'"], { undo: true })).toBe("accepted");
});

describe("what is announced to come back", () => {
  tryEach([
    ["R7", "two of one order at a time", says({ first: false }), /return_requests_one_open/],
    ["R7", "more than is left", says({ quantity: 2 }), /no more is announced/],
    ["R7", "a line of another order", says({ line: "{sentLine}" }), /lines of its order/],
    ["R7", "no piece", says({ quantity: 0 }), /names no piece/],
    ["R7", "of what nobody paid", says({ order: "{placed}", line: "{placedLine}" }), /was paid for/],
    ["R7", "announced by nobody", says({ actor: "job:x" }), /return_requests_actor/],
    ["R7", "a parcel to nowhere", says({ way: "'parcel', null" }), /return_requests_way/],
    ["R7", "for longer than anybody waits", says({ until: "now() + interval '61 days'" }), /was paid for/],
    ["R7", "over before it began", says({ state: "cancelled" }), /was paid for/],
    ["R7", "over before its time", ["update return_requests set state = 'lapsed' where id = '{announced}'"], /waited for until/],
    ["R7", "decided by nobody", ["update return_requests set state = 'decided' where id = '{announced}'"], /decided by a return/],
    ["R7", "another right", ["update return_requests set kind = 'change-of-mind' where id = '{announced}'"], DENIED, /stays as it was said/],
    ["R7", "ended twice", ["update return_requests set state = 'cancelled' where id = '{announced}'", "update return_requests set state = 'announced' where id = '{announced}'"], /ends once/],
    ["R7", "more pieces afterwards", ["update return_request_lines set quantity = 3 where request_id = '{announced}'"], DENIED, APPENDED],
    ["R7", "forgotten", ["delete from return_requests where id = '{announced}'"], DENIED, APPENDED],
  ]);
});

describe("what comes back", () => {
  tryEach([
    ["O7", "more comes back than left", comes({ quantity: 2, share: 2000 }), /order_lines_progress/],
    ["O7", "what never left comes back", comes({ order: "{paid}", line: "{paidLine}", refund: "'{paidAttempt}', 'return'" }), /order_lines_progress/],
    ["O7", "more is shown than was handed over", comes({ quantity: 2, answers: "true, false, 'worn', 'worn', null", share: 0, refund: null }), /no more is shown/],
    ["R1", "what came back is set", ["update order_lines set returned = 0 where id = '{backLine}'"], DENIED, /counted, not set/],
    ["R4", "a line of another order", comes({ line: "{sentLine}" }), /lines of its order/],
    ["R4", "of what nobody paid", comes({ order: "{placed}" }), /was paid for/],
    ["R4", "withdrawn from, and the contract was made in a store", ["update orders set contract = 'in-store' where id = '{back}'", ...comes({ kind: "withdrawal", refund: "'{backAttempt}', 'withdrawal'" })], DENIED, /was paid for/],
    ["R4", "nobody took it", comes({ head: "guest" }), /returns_actor/],
    ["R4", "of another kind", comes({ kind: "theft" }), /returns_kind/],
    ["R4", "kindness without a manager", comes({ kind: "goodwill", refund: "'{backAttempt}', 'goodwill'" }), /returns_goodwill/],
    ["R4", "a return of last week", comes().map((each) => each.replace("actor)", "actor, taken_at)").replace("'staff:{colleague}')", "'staff:{colleague}', now() - interval '7 days')")), /comes now/],
    ["R4", "a line is added later", ["insert into return_lines (id, return_id, position, order_line_id, quantity, came_back, accepted, not_accepted, condition, disposition, share, amount) values ('{spare}', '{returned}', 9, '{backLine}', 1, true, true, null, 'as-new', 'sell', 0, 0)"], /written whole/],
    ["R4", "a return is edited", ["update returns set note = 'x' where id = '{returned}'"], DENIED, APPENDED],
    ["R4", "a line is edited", ["update return_lines set amount = 0 where return_id = '{returned}'"], DENIED, APPENDED],
    ["R4", "all is cleared away", ["truncate return_lines"], DENIED, APPENDED],
    ["S12", "a broken piece hangs on the shelf", comes({ answers: "true, true, null, 'faulty', 'sell'" }), /return_lines_sellable/],
    ["S12", "a piece comes back from nowhere", ["insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values ('{place}', '{vase}', 'return', 1, 'return:{spare}', 'staff:x')"], /a return movement comes from a return/],
    ["R2", "accepted, and it never came", comes({ answers: "false, true, null, null, 'sell'" }), /return_lines_answers/],
    ["R2", "not accepted, and nobody says why", comes({ answers: "true, false, null, 'worn', null" }), /return_lines_answers|return_lines_amount/],
    ["R2", "not accepted, and paid", comes({ answers: "true, false, 'worn', 'worn', null" }), /return_lines_amount/],
    ["R2", "more is given than it cost", comes({ share: 1000, amount: 1001 }), /return_lines_amount/],
    ["R2", "it cost more than its price", comes({ share: 1001 }), /another price than its pieces/],
    ["R2", "the last piece costs less than the rest of the line", comes({ share: 999 }), /another price than its pieces/],
    ["R3", "nothing is given", comes({ refund: null }), /says that it gives/],
    ["R3", "more is given than it says", [...comes(), "insert into refunds (id, attempt_id, amount, idempotency_key, reason, return_id, actor) values ('{lateAttempt}', '{backAttempt}', 1, 'spare2', 'return', '{spare}', 'staff:x')"], /says that it gives/],
    ["R3", "another order's money is given", comes({ refund: "'{paidAttempt}', 'return'" }), /says that it gives/],
    ["R3", "given for another reason", comes({ refund: "'{backAttempt}', 'goodwill'" }), /says that it gives/],
    ["R3", "delivery is given for a change of mind", comes({ delivery: 1 }), /returns_delivery/],
    ["R3", "more delivery is given than was paid", comes({ kind: "withdrawal", delivery: 2001, refund: "'{backAttempt}', 'withdrawal'", amount: 0 }).map((each) => each.replace("r.*, 0", "r.*, 2001")), /says that it gives/],
    ["R3", "a return without lines", comes().slice(0, 1), /says that it gives/],
    ["R3", "money for a return that there was not", ["insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor) values ('{spare}', '{backAttempt}', 1, 'spare', 'return', 'staff:x')"], /refunds_return/],
    ["R5", "what comes back pays by somebody's card", comes().map((each) => each.replace("return_id, actor) select", "return_id, actor, exchange_id) select").replace("'staff:x' from", "'staff:x', uuid '{paidAttempt}' from")), /what one return gives/],
    ["R5", "goods pay that nobody brought", ["update payment_attempts set state = 'voided' where order_id = '{placed}'", "insert into payment_attempts (id, order_id, tender, amount, currency, idempotency_key, expires_at) values ('{spare}', '{placed}', 'exchange', 1, 'EUR', 'spare', now())"], /what one return gives/],
    ["R5", "an exchange without a return", ["insert into refunds (id, attempt_id, amount, idempotency_key, reason, actor, exchange_id) values ('{spare}', '{backAttempt}', 1, 'spare', 'goodwill', 'staff:x', '{paidAttempt}')"], /refunds_exchange/],
    ["R6", "money goes over a card that had paid for no goods of this", comes().map((each) => each.replace("return_id, actor) select", "return_id, actor, via_id) select").replace("'staff:x' from", "'staff:x', uuid '{paidAttempt}' from")), /goods were not paid with/],
    ["R6", "it goes another way afterwards", ["update refunds set via_id = '{paidAttempt}' where return_id = '{returned}'"], DENIED, /keeps its attempt/],
    ["R5", "what was given becomes a payment afterwards", ["update refunds set exchange_id = '{paidAttempt}' where return_id = '{returned}'"], DENIED, /keeps its attempt/],
    ["R3", "a refund is of another return", ["update refunds set return_id = null where return_id = '{returned}'"], DENIED, /keeps its attempt/],
  ]);
});

test("a manager's word for something else, or of another place, is none for kindness", async () => {
  const manager = await someoneAt("manager", here("{other}") as LocationId);
  const word = async (action: ApprovalAction, amount: number) => {
    const given = await atomically((tx) => useApproval(tx, manager, { action, locationId: here("{other}") as LocationId, subject: newId(), amount }), { pool: "staff" });
    return given.ok ? `'${given.value.approvalId}', 'perché'` : "";
  };
  const kind = (note: string, place = "{other}") => asApp(comes({ kind: "goodwill", head: `staff:${manager.staffId}`, note, place, refund: "'{backAttempt}', 'goodwill'" }), { undo: true });
  expect(await kind(await word("drawer-open", 0))).toMatch(/approved for this colleague/);
  expect(await kind(await word("goodwill-return", 1_000), "{place}")).toMatch(/approved for this colleague/);
  expect(await kind(await word("goodwill-return", 999))).toMatch(/says that it gives/);
  expect(await kind(await word("goodwill-return", 1_000))).toBe("accepted");
});

test("two hands that take the last piece back at once take it once, whatever the verb locks", async () => {
  const second = await own.begin(async (tx) => {
    await tx`select set_config('unico.tx', '1', true)`;
    for (const one of comes()) await tx.unsafe(here(one));
    const other = comes().map((each) => each.replaceAll("{spare}", "{journal}").replace("'{journal}', r.*", "'{spare}', r.*").replace("'spare'", "'spare2'"));
    const waiting = asApp(other);
    await after(200);
    return () => waiting; // a promise that is returned as it is would be waited for
  });
  expect(await second()).toMatch(/order_lines_progress/);
  expect(await db.select({ returned: orderLines.returned }).from(orderLines).where(sql`${orderLines.id} = ${here("{backLine}")}`)).toEqual([{ returned: 3 }]);
  expect(await db.select({ onHand: stockLevels.onHand, damaged: stockLevels.damaged }).from(stockLevels).where(sql`${stockLevels.locationId} = ${here("{other}")} and ${stockLevels.variantId} = ${here("{vase}")}`)).toEqual([{ onHand: 52, damaged: 1 }]);
});
