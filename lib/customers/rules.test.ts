import fc from "fast-check";
import { expect, test } from "vitest";
import { COMMON_PASSWORDS } from "./common-passwords";
import { Email, mailboxOf, normaliseEmail, passwordProblem, PersonName } from "./rules";

test.each([
  ["  Anna.Rossi@Example.IT ", "anna.rossi@example.it"],
  ["VICTIM@shop.example", "victim@shop.example"],
  ["anna+lampade@example.org", "anna+lampade@example.org"],
  ["o'brien@example.ie", "o'brien@example.ie"],
  ["anna@münchen.example", "anna@xn--mnchen-3ya.example"],
  ["anna@ｅｘａｍｐｌｅ.org", "anna@example.org"],
  ["ａnna@example.org", "anna@example.org"],
  ["anna@xn--mnchen-3ya.example", "anna@xn--mnchen-3ya.example"],
])("%j is %j", (typed, email) => {
  expect(normaliseEmail(typed)).toBe(email);
});

test.each([
  "", " ", "anna", "anna@", "@example.org", "a@attacker.com,b@victim.com", "a@attacker.com;b@victim.com", "a@attacker.com b@victim.com",
  "a@attacker.com@victim.com", "victim＠shop.example", "victim﹫shop.example", "a＠b@example.org", '"a@b"@example.org', '"anna rossi"@example.org',
  "anna@example.org\r\nBcc: b@victim.com", "anna\u0000@example.org", "an\u202ena@example.org", "an\u200dna@example.org", "ann\ud800a@example.org",
  "anna@localhost", "anna@127.0.0.1", "anna@[127.0.0.1]", "anna@0x7f.1", "anna@example.org.", "anna@.example.org", "anna@-a.example", "anna@exa_mple.org",
  "anna@example.org/path", "anna@example.org:25", "anna@example.org?x", "anna@exam%2eple.org", ".anna@example.org", "an..na@example.org", "anna.@example.org",
  "аnna@example.org", "İ@example.org", "Anna <anna@example.org>", "mailto:anna@example.org\u2028", `${"a".repeat(65)}@example.org`,
  `${"a".repeat(10_000)}@example.org`, `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.example.org`,
])("%j is refused", (typed) => {
  expect(normaliseEmail(typed)).toBeNull();
});

test("a look-alike domain is another address, never the same", () => {
  expect(normaliseEmail("anna@аpple.example")).toMatch(/^anna@xn--/);
});

test("normalising twice changes nothing, and whatever comes out is one plain address", () => {
  const part = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
  fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.emailAddress(), fc.tuple(part, part).map((p) => p.join("@"))), (typed) => {
    const email = normaliseEmail(typed);
    if (email === null) return;
    expect(normaliseEmail(email)).toBe(email);
    expect(email).toMatch(/^[\x21-\x3f\x41-\x7e]+@[a-z0-9.-]+$/);
    expect(email.length).toBeLessThanOrEqual(254);
    expect(normaliseEmail(typed.toUpperCase().toLowerCase())).toBe(email);
  }), { numRuns: 500 });
});

test("long nonsense is refused", () => {
  for (const typed of ["a".repeat(1_000_000), `${"a.".repeat(25_000)}!`, `a@${"a-".repeat(400)}!`, `a@${"a.".repeat(400)}`]) expect(normaliseEmail(typed)).toBeNull();
});

test.each([
  ["1234567", "too-short"], ["🗝️🗝️🗝️", "too-short"], ["a".repeat(201), "too-long"], ["Password1", "too-common"], ["PASSWORD123", "too-common"],
  ["aaaaaaaaaa", "too-common"], ["anna.rossi", "too-common"], ["abcdefg\ud800", "not-valid"],
  ["lampada di luna", null], ["        x", null], ["x".repeat(63) + "y".repeat(137), null], ["пароль-длинный", null],
])("password %j: %j", (typed, problem) => {
  expect(passwordProblem(typed, "anna.rossi@example.org")).toBe(problem);
});

test("the list of common passwords is what it says", () => {
  expect(COMMON_PASSWORDS.size).toBe(1000);
  for (const word of COMMON_PASSWORDS) expect(word).toMatch(/^[^A-Z\s]{8,}$/);
});

test.each([
  ["  Anna   Rossi ", "Anna Rossi"], ["O", "O"], ["D’Angelo", "D’Angelo"], ["李小龙", "李小龙"], ["🙂", "🙂"], ["e\u0301", "é"], ["x".repeat(80), "x".repeat(80)],
])("name %j is %j", (typed, name) => {
  expect(PersonName.parse(typed)).toBe(name);
});

test.each([[" ", "required"], ["x".repeat(81), "too-long"], ["a\u0000b", "not-valid"], ["a\u202eb", "not-valid"]])("name %j: %s", (typed, problem) => {
  expect(PersonName.safeParse(typed).error?.issues[0]?.message).toBe(problem);
});

test("an empty address is missing, a wrong one is wrong", () => {
  expect(Email.safeParse(" ").error?.issues[0]?.message).toBe("required");
  expect(Email.safeParse("anna").error?.issues[0]?.message).toBe("email");
});

test.each([
  ["anna@example.org", "anna@example.org"],
  ["anna+lume@example.org", "anna@example.org"],
  ["anna+a+b@example.org", "anna@example.org"],
  ["+anna@example.org", "+anna@example.org"],
  ["an.na@example.org", "an.na@example.org"],
])("the mailbox of %s is %s", (email, mailbox) => expect(mailboxOf(email)).toBe(mailbox));
