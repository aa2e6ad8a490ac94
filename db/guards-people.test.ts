import { describe, expect, test } from "vitest";
import { APPENDED, DENIED, vandal } from "./testing/vandal";

// As db/guards.test.ts: people, bags, letters.

const { own, tryEach, asApp, here } = vandal();
const session = (of: string, hours: number, id = "spare") => `insert into sessions (id, kind, ${of}_id, expires_at) select '{${id}}', '${of}', ${of === "staff" ? "'{colleague}'" : "'{stranger}'"}, now() + interval '${hours} hours'`;
const link = (used = "null") => `insert into email_proofs (id, token_hash, purpose, email, expires_at, used_at) values ('{spare}', 'spare', 'sign-in', 'a@example.org', now() + interval '1 hour', ${used})`;
const choice = (purposes = "", at = "now()") => `insert into cookie_choices (id, browser, purposes, wording, locale, at) values ('{spare}', '{spare}', array[${purposes}]::text[], '2026-11-22', 'it', ${at})`;
const letter = "insert into messages (id, dedupe, kind, locale, recipient, subject, html, text) values ('{spare}', 'spare', 'reset', 'it', 'a@example.org', 'x', 'x', 'x')";

describe("people", () => {
  tryEach([
    ["A1", "a bag is nobody's", ["insert into carts (id, locale) values ('{spare}', 'it')"], /carts_owner/],
    ["A2", "a link is used after its time", [link("now() + interval '2 hours'")], /email_proofs_in_time/],
    ["A2", "a used link is new again", [link("now()"), "update email_proofs set used_at = null where id = '{spare}'"], /used once/],
    ["A2", "a link becomes another's", [link(), "update email_proofs set email = 'b@example.org' where id = '{spare}'"], /used once/],
    ["A5", "a colleague stays for a week", [session("staff", 168)], /sessions_shift/],
    ["A5", "somebody who was shut out comes in", ["update customers set disabled_at = now() where id = '{stranger}'", session("customer", 1)], /shut out/],
    ["A5", "a session that has ended goes on", [session("customer", 1), "update sessions set ended_at = now() where id = '{spare}'", "update sessions set ended_at = null where id = '{spare}'"], /has ended/],
    ["A5", "a session becomes another person's", [session("customer", 1), "update sessions set customer_id = '{customer}' where id = '{spare}'"], /keeps its person/],
    ["A5", "a session begins anew", [session("customer", 1), "update sessions set started_at = now() + interval '1 day' where id = '{spare}'"], /keeps its person/],
    ["A10", "somebody agreed to what nobody asked", [choice("'everything'")], /cookie_choices_known/],
    ["A10", "a choice about cookies was made last year", [choice("", "now() - interval '1 year'")], /made now/],
    ["A10", "a choice about cookies is edited", [choice(), "update cookie_choices set purposes = array['statistics'] where id = '{spare}'"], DENIED, APPENDED],
    ["A10", "a choice about cookies is lost", [choice(), "delete from cookie_choices where id = '{spare}'"], DENIED, APPENDED],
    ["E3", "a letter changes its key", [letter, "update messages set dedupe = 'another' where id = '{spare}'"], /keeps its key/],
    ["E4", "a letter begins as sent", [letter.replace("text)", "text, state)").replace("'x')", "'x', 'sent')")], /begins queued/],
    ["E4", "a letter that was sent waits again", [letter, "update messages set state = 'sent' where id = '{spare}'", "update messages set state = 'queued' where id = '{spare}'"], /goes from sent/],
    ["E4", "a letter is in a state that nobody knows", [letter, "update messages set state = 'lost' where id = '{spare}'"], /goes from queued to lost/],
  ]);

  test("A5: who is shut out is signed out everywhere, at once", async () => {
    expect(await asApp([session("customer", 1), "update customers set disabled_at = now() where id = '{stranger}'"])).toBe("accepted");
    expect(await own`select ended_at is not null as ended from sessions where id = ${here("{spare}")}`).toEqual([{ ended: true }]);
  });
});
