import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BENCHES, SCENARIOS } from "./scenarios";
import { calledInFront, importsIn, reachedFrom, verbsOf } from "./verbs";

// Doctor, proofs, faults and attacks are open lists. Who adds a table is told by db/invariants/mutations.test.ts, who adds a page, a
// route or an action by scripts/attack/covered.test.ts, and who adds a verb here.

/** Verbs that nobody races, attacks or breaks from outside, and what looks at them instead. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "aisle/expire-requests": "by the clock; accepted at the same moment in its test: one of the two",
  "care/tell-act": "letters, written once by their key; its test repeats it",
  "care/tell-credit": "words of a letter, written once by its key; its test repeats it",
  "cart/forget-carts": "once a night, of bags that nobody opened for months; its test tries what may not go",
  "catalogue/begin-prices": "by the clock, every minute while chaos and the sale over HTTP go on; the doctor compares lists and prices",
  "claims/tell-claim": "words of letters, written once by their key; its test repeats them",
  "codes/forget-codes": "once a night, of codes that were over for a month; its test tries what may not go",
  "customers/forget-old": "once a night; foreign keys keep what an order needs",
  "events/deliver": "the worker's: a proof ends when no job waits, and chaos kills it at its work",
  "events/forget-facts": "once a night; a trigger refuses facts that a job waits for, and its mutation is tried",
  "fulfilment/move-promise": "moved by two at once in its test; the doctor compares promises with the parts they are for",
  "health/seal-ledgers": "seals what is over; its mutation is tried (L5)",
  "imports/continue-imports": "by the clock; its test has it take up an import that was left in the middle",
  "imports/run-import": "the worker's: in its test four at once take turns, one stops between two batches, and a row breaks when half is written",
  "messages/give-up-messages": "marks letters whose job gave up, after chaos had its mail relay hang",
  "messages/render-mail": "the words of letters; its test draws each of them",
  "messages/send-message": "the worker's: chaos has the mail relay refuse and hang",
  "messages/write-money-returned": "a letter that follows from refunds under chaos",
  "messages/write-not-paid": "a letter that follows from declined cards under chaos",
  "messages/write-order-received": "a letter that follows from each order paid under chaos, which counts them",
  "messages/write-parcel-sent": "a letter; its test sends it twice",
  "messages/remind-collections": "letters, once each: its test",
  "messages/write-collection": "letters; hand-over and its codes are raced and attacked",
  "messages/write-promise-moved": "a letter; its verb's test counts it",
  "messages/write-reservation": "letters; reservations are raced in the test of pay-at-handover, and each letter is sent twice in its own",
  "orders/claim-orders": "follows from a proved address; its test tries other people's orders",
  "payments/expire-collections": "by the clock; handed over at the same moment in its test: one of the two",
  "returns/confirm-request": "a letter; the test of its announcement delivers the fact twice",
  "returns/lapse-requests": "by the clock; its test tries what may not lapse yet, and the database refuses it",
  "returns/book-label": "a job; its test has four at once, lost answers, and who cancels meanwhile",
  "returns/drop-label": "a job; the test of labels tries it before, after and while one is booked",
  "returns/follow-labels": "by the clock; the test of labels follows one that left and one that did not",
  "returns/forget-labels": "once a night, of announcements long over; its test tries what may not go",
  "returns/forget-photos": "once a night, of announcements long over; its test tries what may not go",
  "returns/remind-requests": "letters, once each: its test",
  "returns/tell-request": "letters; the tests of what lapses, arrives and is reminded write each twice",
  "returns/confirm-return": "a letter; the test of its return delivers the fact twice",
  "returns/acknowledge-withdrawal": "a letter; its statement is attacked at its page",
  "wallets/expire-wallets": "once a night; `end_wallet` is the only entrance, and its mutations are tried",
};

const all = [...new Set([...SCENARIOS, ...BENCHES])];

test("every verb is raced by a proof, called from an entrance that is attacked, or looked at elsewhere", () => {
  const looked = reachedFrom([...all.flatMap((one) => one.verbs), ...calledInFront(), ...Object.keys(ELSEWHERE)]);
  const missing = verbsOf().filter((verb) => !looked.has(verb));
  expect(missing, "add them to a scenario of scripts/prove, or a reason to ELSEWHERE").toEqual([]);
});

test("what is looked at elsewhere is there, and isn't looked at here as well", () => {
  const here = reachedFrom([...all.flatMap((one) => one.verbs), ...calledInFront()]);
  const verbs = verbsOf();
  expect(Object.keys(ELSEWHERE).filter((verb) => !verbs.includes(verb) || here.has(verb))).toEqual([]);
});

test("scenarios name verbs that there are", () => {
  const verbs = new Set(verbsOf());
  expect(all.flatMap((one) => one.verbs.filter((verb) => !verbs.has(verb)))).toEqual([]);
});

test("every file of a scenario is in the list", () => {
  const listed = readFileSync("scripts/prove/scenarios.ts", "utf8");
  expect(readdirSync("scripts/prove/scenarios").filter((file) => !listed.includes(`./scenarios/${file.slice(0, -3)}"`))).toEqual([]);
});

test("what only lends its types is not used", () => {
  const text = 'import type { A } from "@/lib/cart/add-to-cart";\nimport { b } from "@/lib/cart/reads";\nimport { type C, c } from "../orders/close-order";\n';
  expect(importsIn("lib/payments/settle.ts", text)).toEqual(["cart/reads", "orders/close-order"]);
});
