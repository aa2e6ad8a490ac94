import { describe, expect, test } from "vitest";
import { APPENDED, DENIED, vandal } from "./testing/vandal";

// As db/guards.test.ts: tills and their drawers.

const { asApp, tryEach } = vandal();

const move = (kind: string, amount: number, of: { session?: string; reason?: string; attempt?: string; refund?: string; given?: string; at?: string; actor?: string } = {}) =>
  `insert into cash_movements (id, session_id, kind, amount, reason, attempt_id, refund_id, given, at, actor) values ('{spare}', '${of.session ?? "{sessionId}"}', '${kind}', ${amount}, ${of.reason ?? "null"}, ${of.attempt ?? "null"}, ${of.refund ?? "null"}, ${of.given ?? "null"}, ${of.at ?? "now()"}, '${of.actor ?? "staff:x"}')`;
const count = (pieces: string, counted: number) => `insert into cash_counts (id, session_id, pieces, counted, expected, moves, actor) values ('{spare}', '{sessionId}', '${pieces}', ${counted}, 0, 0, 'staff:x')`;
const close = (z: string, approved = "null") => `select close_session('{sessionId}', '{spare}', 'staff:x', ${approved}, null, '${z}', array['{cashRefund}', '{journal}']::uuid[])`;
const open = (set: { balance?: number; at?: string; by?: string } = {}) => `insert into cash_sessions (id, till_id, currency, opened_by, balance, opened_at) values ('{spare}', '{tillId}', 'EUR', '${set.by ?? "staff:x"}', ${set.balance ?? 0}, ${set.at ?? "now()"})`;

describe("tills and drawers", () => {
  tryEach([
    ["T1", "a till that is open is opened again", [open()], /cash_sessions_one_open/],
    ["T1", "a drawer begins full", [open({ balance: 100 })], /opened now, empty/],
    ["T1", "a drawer is opened yesterday", [open({ at: "now() - interval '1 day'" })], /opened now, empty/],
    ["T1", "a customer opens a drawer", [open({ by: "customer:x" })], /cash_sessions_actor|cash_sessions_one_open/],
    ["T1", "a till in a warehouse", ["update locations set kind = 'warehouse' where id = '{other}'", "insert into tills (id, location_id, number, name) values ('{spare}', '{other}', 9, 'Nove')"], /begins in a store/],
    ["T1", "a till moves house", ["update tills set location_id = '{other}' where id = '{tillId}'"], DENIED, /keeps its place/],
    ["T1", "a till goes while it is open", ["update tills set removed_at = now() where id = '{tillId}'"], /that is open stays/],
    ["T1", "a till is deleted", ["delete from tills where id = '{tillId}'"], DENIED, /removed, not deleted/],
    ["T2", "a balance is set by hand", ["update cash_sessions set balance = 99999 where id = '{sessionId}'"], DENIED, null],
    ["T2", "a movement is edited", ["update cash_movements set amount = 1 where session_id = '{sessionId}'"], DENIED, APPENDED],
    ["T2", "a movement is lost", ["delete from cash_movements where session_id = '{sessionId}'"], DENIED, APPENDED],
    ["T2", "all movements are cleared away", ["truncate cash_movements"], DENIED, APPENDED],
    ["T2", "a session is deleted", ["delete from cash_sessions where id = '{shut}'"], DENIED, /closed, not deleted/],
    ["T2", "more goes out than is there", [move("drop", -10_000_000)], /cash_sessions_never_short/],
    ["T2", "something goes into a drawer that is closed", [move("in", 100, { session: "{shut}", reason: "'x'" })], /is closed|stays as it was closed/],
    ["T2", "a drop brings money", [move("drop", 100)], /cash_movements_kind/],
    ["T2", "a float comes late", [move("float", 100)], /before anything else/],
    ["T3", "a sale that nobody paid", [move("sale", 100)], /was paid and refunded in cash|cash_movements_of/],
    ["T3", "a sale of another amount", [move("sale", 100, { attempt: "'{cashAttempt}'" })], /was paid and refunded in cash/],
    ["T3", "a card's money in the drawer", [move("sale", 1, { attempt: "'{paidAttempt}'" })], /was paid and refunded in cash/],
    ["T3", "a refund that nobody owes", [move("refund", -100, { refund: "'{refund}'" })], /was paid and refunded in cash/],
    ["T3", "less was put down than was taken", [move("in", 100, { reason: "'x'", given: "5" })], /cash_movements_given/],
    ["T4", "a drawer's journal says more", ["select post_journal('{journal}', 'drawer', 'cash:{spare}', '[{\"account\":\"cash\",\"currency\":\"EUR\",\"amount\":5},{\"account\":\"safe\",\"currency\":\"EUR\",\"amount\":-5}]')"], /has not happened/],
    ["T5", "closures are set by hand", ["update tills set closures = 9 where id = '{tillId}'"], DENIED, null],
    ["T5", "a drawer is closed by hand", ["update cash_sessions set closed_at = now(), closed_by = 'staff:x', closure = 9, report = '{}' where id = '{sessionId}'"], DENIED, null],
    ["T6", "a report is rewritten", ["update cash_sessions set report = '{}' where id = '{shut}'"], DENIED, /stays as it was closed/],
    ["T6", "a count that is not its pieces", [count('{"5000": 1}', 4_000)], /sum of its pieces/],
    ["T6", "a count is corrected", ["update cash_counts set counted = 0"], DENIED, APPENDED],
    ["T6", "a closed drawer is counted", [count("{}", 0).replace("{sessionId}", "{shut}")], /open drawer is counted/],
    ["T6", "a report that doesn't say what was counted", [count('{"5000": 1}', 5_000), close('{"expected": 5000, "counted": 5000, "variance": 0}')], /does not say what was counted/],
    ["T6", "a day of another session", ["update till_takings set session_id = '{sessionId}'"], DENIED, APPENDED],
    ["T7", "a variance nobody approved", [count('{"50000": 1}', 50_000), close('{"expected": 1000, "counted": 50000, "variance": 49000}')], /approves a variance/],
    ["T7", "a drawer is opened for nothing", [move("no-sale", 0)], /cash_movements_reason/],
    ["T7", "nobody takes money out", [move("out", -1, { reason: "'x'", actor: "" })], /cash_movements_actor/],
    ["T7", "a guest takes money out", [move("out", -1, { reason: "'x'", actor: "guest" })], /cash_movements_actor/],
    ["L5", "a sale is entered for yesterday", [move("in", 1, { reason: "'x'", at: "now() - interval '1 day'" })], /happens now/],
  ]);

  test("T5, T6: what closes a drawer is written by its closure alone", async () => {
    expect(await asApp([move("variance", 100)])).toMatch(/closes its drawer/);
    expect(await asApp([move("taken", -100)])).toMatch(/closes its drawer/);
  });
});
