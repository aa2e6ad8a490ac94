import { describe, expect, test } from "vitest";
import { APPENDED, DENIED, vandal } from "./testing/vandal";

// As db/guards.test.ts: people, bags, letters.

const { own, tryEach, asApp, here } = vandal();
const session = (of: string, hours: number, id = "spare") => `insert into sessions (id, kind, ${of}_id, expires_at) select '{${id}}', '${of}', ${of === "staff" ? "'{colleague}'" : "'{stranger}'"}, now() + interval '${hours} hours'`;
const link = (used = "null") => `insert into email_proofs (id, token_hash, purpose, email, expires_at, used_at) values ('{spare}', 'spare', 'sign-in', 'a@example.org', now() + interval '1 hour', ${used})`;
const choice = (purposes = "", at = "now()") => `insert into cookie_choices (id, browser, purposes, wording, locale, at) values ('{spare}', '{spare}', array[${purposes}]::text[], '2026-11-22', 'it', ${at})`;
const FACTOR = "insert into staff_factors (id, staff_id, kind, name, secret) values ('{journal}', '{colleague}', 'totp', 'App', 'v1.' || repeat('a', 40))";
const PROVED = "update staff_factors set confirmed_at = now() where id = '{journal}'";
const DEVICE = "insert into devices (id, location_id, name, token_hash, enrolled_by) values ('{journal}', '{place}', 'Cassa 1', repeat('a', 64), '{colleague}')";
const RECOVERY = "insert into recovery_codes (code_hash, staff_id) values (repeat('b', 64), '{colleague}')";
const proved = (column: "device_id" | "factor_id") => (id = "spare") => `insert into sessions (id, kind, staff_id, expires_at, ${column}) values ('{${id}}', 'staff', '{colleague}', now() + interval '1 hour', '{journal}')`;
const [onDevice, withFactor] = [proved("device_id"), proved("factor_id")];
const APPROVAL = (more = "", values = "") => `insert into approvals (id, action, location_id, subject, amount, bound, asked_by, asked_at, expires_at${more}) values ('{spare}', 'line-discount', '{place}', 'line:1', 2000,
  encode(sha256(convert_to(concat_ws(E'\\n', '{colleague}', 'line-discount', '{place}', '2000', 'line:1'), 'UTF8')), 'hex'), '{colleague}', now(), now() + interval '5 minutes'${values})`;
const MANAGES = "insert into staff_roles (id, staff_id, role, location_id) values ('{journal}', '{colleague}', 'manager', '{place}')";
const EDIT = (actor = "staff:x", before = "null", of = "'{colleague}'") => `insert into people_edits (id, act, staff_id, before, after, actor) values ('{spare}', 'changed', ${of}, ${before}, '{}', '${actor}')`;
const GIVEN = "update approvals set given_by = '{colleague}', given_at = now(), proof = 'signed-in' where id = '{spare}'";
const USED = "update approvals set used_at = now() where id = '{spare}'";
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
    ["A6", "a code is taken twice", [FACTOR, "update staff_factors set counter = 9 where id = '{journal}'", "update staff_factors set counter = 8 where id = '{journal}'"], /taken once/],
    ["A6", "a factor begins proved", [FACTOR.replace("secret)", "secret, confirmed_at)").replace("40))", "40), now())")], /begins unproved/],
    ["A6", "a factor becomes another's", [FACTOR, "update staff_factors set secret = 'v1.' || repeat('b', 40) where id = '{journal}'"], DENIED, /keeps its owner/],
    ["A6", "a factor that was taken away comes back", [FACTOR, "update staff_factors set removed_at = now() where id = '{journal}'", "update staff_factors set removed_at = null where id = '{journal}'"], /stays so/],
    ["A6", "a secret is stored as it is", [FACTOR.replace("'v1.' || repeat('a', 40)", "'JBSWY3DPEHPK3PXP'")], /staff_factors_kind/],
    ["A6", "a factor without a secret", [FACTOR.replace("'v1.' || repeat('a', 40)", "null")], /staff_factors_kind/],
    ["A6", "a factor that was never proved lets somebody in", [FACTOR, withFactor()], /proves nothing/],
    ["A6", "somebody else's factor lets somebody in", [FACTOR.replace("'{colleague}'", "'{other}'"), withFactor()], /proves nothing|foreign key/],
    ["A6", "a colleague who needs a factor comes in without", ["update staff set factor_needed_from = now() where id = '{colleague}'", session("staff", 1)], /second factor is needed/],
    ["A6", "a session begins on a revoked device", [DEVICE, "update devices set revoked_at = now(), revoked_by = '{colleague}' where id = '{journal}'", onDevice()], /revoked/],
    ["A6", "a revoked device comes back", [DEVICE, "update devices set revoked_at = now(), revoked_by = '{colleague}' where id = '{journal}'", "update devices set revoked_at = null, revoked_by = null where id = '{journal}'"], /stays revoked/],
    ["A6", "a device moves to another shop", [DEVICE, "update devices set location_id = '{other}' where id = '{journal}'"], DENIED, /keeps its place/],
    ["A6", "a device's key is stored as it is", [DEVICE.replace("repeat('a', 64)", "'secret'")], /devices_hashed/],
    ["A6", "a customer comes in by a device", [DEVICE, onDevice().replaceAll("staff", "customer").replace("{colleague}", "{stranger}")], /sessions_factors/],
    ["A6", "a recovery code is used twice", [RECOVERY, "update recovery_codes set used_at = now()", "update recovery_codes set used_at = now() + interval '1 minute'"], /used once/],
    ["A6", "a PIN is missed a sixth time", ["insert into staff_pins (staff_id, pin_hash, misses) values ('{colleague}', '$argon2id$x', 6)"], /staff_pins_misses/],
    ["A6", "a PIN is stored as it is", ["insert into staff_pins (staff_id, pin_hash) values ('{colleague}', '1234')"], /staff_pins_hashed/],
    ["A11", "what was changed of a colleague is edited", [EDIT(), "update people_edits set reason = 'x'"], DENIED, APPENDED],
    ["A11", "what was changed of a colleague is lost", [EDIT(), "delete from people_edits"], DENIED, APPENDED],
    ["A11", "nobody changed a colleague", [EDIT("job:x")], /people_edits_said/],
    ["A11", "a change of nothing", [EDIT("staff:x", "'{}'")], /people_edits_said/],
    ["A11", "a change of nobody", [EDIT("staff:x", "null", "null")], /people_edits_of/],
    ["AP1", "an approval is given by who manages nothing", [APPROVAL(), GIVEN], /only who manages/],
    ["AP1", "an approval is given by who manages another place", [MANAGES.replace("'{place}'", "'{other}'"), APPROVAL(), GIVEN], /only who manages/],
    ["AP1", "an approval is used that nobody gave", [APPROVAL(), USED], /given before it is used|approvals_given/],
    ["AP1", "an approval begins given by another", [MANAGES, APPROVAL(", given_by, given_at, proof", ", '{colleague}', now(), 'pin'")], /begins asked/],
    ["AP1", "an approval is turned to more", [APPROVAL(), "update approvals set amount = 4000"], DENIED, /what was asked/],
    ["AP1", "an approval becomes another's", [APPROVAL(), "update approvals set asked_by = '{spare}'"], DENIED, /what was asked/],
    ["AP1", "an approval that was withdrawn is used", [MANAGES, APPROVAL(), GIVEN, "update approvals set ended_by = '{colleague}', ended_at = now() where id = '{spare}'", USED], /stays ended/],
    ["AP1", "an approval that was withdrawn is given", [MANAGES, APPROVAL(), "update approvals set ended_by = '{colleague}', ended_at = now() where id = '{spare}'", GIVEN], /stays ended/],
    ["AP1", "an approval is used twice", [MANAGES, APPROVAL(), GIVEN, USED, "update approvals set used_at = now() + interval '1 minute' where id = '{spare}'"], /used once/],
    ["AP1", "a used approval is new again", [MANAGES, APPROVAL(), GIVEN, USED, "update approvals set used_at = null where id = '{spare}'"], /used once/],
    ["AP1", "an approval is given again", [MANAGES, APPROVAL(), GIVEN, "update approvals set given_at = now() + interval '1 minute' where id = '{spare}'"], /given once/],
    ["AP1", "an approval is used after its time", [MANAGES, APPROVAL(), GIVEN, "update approvals set used_at = now() + interval '6 minutes' where id = '{spare}'"], /approvals_minutes/],
    ["AP1", "an approval has no end", [APPROVAL().replace("5 minutes", "5 days")], /approvals_minutes/],
    ["AP1", "an approval is bound to something else", [APPROVAL().replace("'2000', 'line:1'", "'9999', 'line:1'")], /approvals_bound/],
    ["AP1", "an approval is lost", [APPROVAL(), "delete from approvals"], DENIED, APPENDED],
    ["AP1", "a PIN is taken on no device", [MANAGES, APPROVAL(), GIVEN.replace("signed-in", "pin")], /approvals_given/],
    ["AP1", "a PIN is taken on a device of another place", [MANAGES, DEVICE.replace("'{place}'", "'{other}'"), APPROVAL(), GIVEN.replace("'signed-in'", "'pin', device_id = '{journal}'")], /enrolled device of that place/],
    ["E3", "a letter changes its key", [letter, "update messages set dedupe = 'another' where id = '{spare}'"], /keeps its key/],
    ["E4", "a letter begins as sent", [letter.replace("text)", "text, state)").replace("'x')", "'x', 'sent')")], /begins queued/],
    ["E4", "a letter that was sent waits again", [letter, "update messages set state = 'sent' where id = '{spare}'", "update messages set state = 'queued' where id = '{spare}'"], /goes from sent/],
    ["E4", "a letter is in a state that nobody knows", [letter, "update messages set state = 'lost' where id = '{spare}'"], /goes from queued to lost/],
  ]);

  test("A6: a stolen till, a lost telephone and a new duty to prove oneself each end the sessions they concern", async () => {
    const ended = () => own`select ended_at is not null as ended from sessions where id = ${here("{other}")}`;
    for (const [begun, takenAway] of [
      [[DEVICE, onDevice("other")], "update devices set revoked_at = now(), revoked_by = '{colleague}' where id = '{journal}'"],
      [[FACTOR, PROVED, withFactor("other")], "update staff_factors set removed_at = now() where id = '{journal}'"],
      [[session("staff", 1, "other")], "update staff set factor_needed_from = now() where id = '{colleague}'"],
    ] as const) {
      await own.unsafe(here("delete from sessions where id = '{other}'; delete from devices; delete from staff_factors; update staff set factor_needed_from = null"));
      expect(await asApp(begun)).toBe("accepted");
      expect(await ended()).toEqual([{ ended: false }]);
      expect(await asApp([takenAway])).toBe("accepted");
      expect(await ended()).toEqual([{ ended: true }]);
    }
    await own.unsafe(here("delete from sessions where id = '{other}'; delete from staff_factors; update staff set factor_needed_from = null"));
  });

  test("A5: who is shut out is signed out everywhere, at once", async () => {
    expect(await asApp([session("customer", 1), "update customers set disabled_at = now() where id = '{stranger}'"])).toBe("accepted");
    expect(await own`select ended_at is not null as ended from sessions where id = ${here("{spare}")}`).toEqual([{ ended: true }]);
  });
});
