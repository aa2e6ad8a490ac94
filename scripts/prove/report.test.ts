import { expect, test } from "vitest";
import { answerIn, quantile, sayTimes } from "./browsers";
import { htmlOf, isProved, linesOf, missedIn, textOf } from "./report.mjs";
import type { Told } from "./types";

const holds: Told = {
  name: "last-piece", says: "Many want one piece.", seconds: 1.25,
  claims: [{ says: "One got it.", holds: true, found: '{"yes":1,"<b>":2}' }],
  measures: [{ says: "one press", value: "12 ms", goal: { says: "under 500 ms", met: true } }],
};
const slow: Told = { ...holds, name: "flash-sale", measures: [{ says: "all answered", value: "75.0 s", goal: { says: "within 60 s", met: false } }] };
const fails: Told = { ...holds, claims: [{ says: "One got it.", holds: false, found: "two" }] };
const broke: Told = { ...holds, broke: "Error: away\n    at nowhere" };
const about = { command: "prove", seed: "42", quick: false, at: new Date("2026-11-22T06:00:00Z"), machine: "2 cores" } as const;

test("proved is only what came to its end, claimed something, and holds", () => {
  expect(isProved([holds, slow])).toBe(true);
  for (const tales of [[], [holds, fails], [holds, broke], [{ ...holds, claims: [] }]]) expect(isProved(tales)).toBe(false);
});

test("a goal that is missed is named; a proof does not depend on it", () => {
  expect(missedIn([holds, slow])).toEqual(["flash-sale: all answered 75.0 s; the goal is within 60 s"]);
  expect(linesOf(slow).at(-1)).toBe("    · all answered: 75.0 s (goal: within 60 s, MISSED)");
});

test("the text says at its top whether everything holds, with seed and machine", () => {
  expect(textOf([holds], about).split("\n").slice(0, 6)).toEqual(["Unico, npm run prove: everything holds", "2026-11-22 06:00 UTC, seed 42", "2 cores", "", "last-piece (1.3 s)", "  Many want one piece."]);
  expect(textOf([fails], { ...about, quick: true })).toMatch(/^Unico, npm run prove --quick: NOT everything holds\n[^]*✗ One got it\.\n +two/);
  expect(textOf([broke], { ...about, command: "bench" })).toMatch(/^Unico, npm run bench: NOT[^]*did not come to its end:\n +Error: away/);
});

test("the page says the same, and what was found can't become markup", () => {
  const page = htmlOf([holds, broke], about);
  expect(page).toContain("<h1>Not everything holds</h1>");
  expect(page).toContain("{&quot;yes&quot;:1,&quot;&lt;b&gt;&quot;:2}");
  expect(page).toContain("<pre>Error: away");
  expect(page).not.toMatch(/<b>|<script|https?:/);
  expect(htmlOf([fails], about)).toContain('<dt class="bad">One got it.</dt>');
});

test("an answer to the order's button is a page to pay at, a reason, or what it was", () => {
  expect(answerIn({ status: 303, text: "", to: "http://127.0.0.1:4/c/pay/cs_test_1;push" })).toEqual({ says: "yes", page: "cs_test_1" });
  expect(answerIn({ status: 200, text: '1:{"answer":{"ok":false,"why":"changed","cart":{}}}', to: null })).toEqual({ says: "changed", page: null });
  expect(answerIn({ status: 503, text: "", to: null })).toEqual({ says: "status 503", page: null });
  expect(answerIn({ status: 200, text: "0:{}", to: null })).toEqual({ says: "no answer", page: null });
});

test("times are told by rank", () => {
  const all = Array.from({ length: 200 }, (_, i) => 200 - i);
  expect([quantile(all, 0.5), quantile(all, 0.95), quantile(all, 1), quantile([], 0.5)]).toEqual([100, 190, 200, 0]);
  expect(sayTimes([10, 20])).toBe("10 / 20 / 20 / 20 ms (p50 / p95 / p99 / slowest of 2)");
});
