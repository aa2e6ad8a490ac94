import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/core/who";
import { words } from "@/lib/core/wording";
import { policyOn } from "./policy/rules";
import { refundDue, refundOf } from "./refund/rules";
import { CASES } from "./testing/cases";
import { boughtIn, type Case, momentOf, POLICIES } from "./testing/matrix";
import { rightsOf, sayLines, sayRight } from "./rules";
import { type Answer, type Bought, type LineRights, REASONS, RIGHTS } from "./types";

const day = (at: Date | null | undefined) => at?.toISOString().slice(0, 10) ?? "";
/** As the cases write it: the last day of a right that is there, or was. */
const brief = ({ yes, because, until }: Answer) => [because, yes || because === "over" ? day(until) : ""].filter(Boolean).join(" ");
const policyOf = ({ policy, made, asked }: Case) => policyOn(momentOf(made ?? asked), policy && POLICIES[policy]);

describe.each(Object.entries(CASES))("%s", (_, cases) => {
  test.each(cases.map((one) => [one.is, one] as const))("%s", (_, one) => {
    const bought = boughtIn(one);
    const { lines } = rightsOf(bought, momentOf(one.asked), "Europe/Rome", policyOf(one));
    const found = one.goods.map((_, position) => lines.find((line) => line.position === position));
    expect(found.map((line) => (line ? [brief(line.withdrawal), brief(line.policy), brief(line.guarantee)] : ["", "", ""]))).toEqual(one.gives);
    if (one.back) {
      const { goods, fee = 0, delivery = 0, because, pieces, under } = one.back;
      const refund = refundOf(bought, pieces.map(([position, quantity]) => ({ position, quantity })), under, policyOf(one));
      expect(refund).toMatchObject({ goods, fee, delivery, because, total: goods - fee + delivery });
      for (const [position] of pieces) expect(found[position]?.[under].yes, "only what may come back is counted").toBe(true);
    }
    if (one.due) {
      const back = one.due.back === null || one.due.back === "never-had" ? one.due.back : momentOf(one.due.back);
      const { due, mayWait } = refundDue(momentOf(one.due.stated), back);
      expect({ by: day(due), mayWait }).toEqual({ by: one.due.by, mayWait: one.due.mayWait ?? false });
    }
  });
});

const all = Object.values(CASES).flat();
const oneOf = (is: RegExp): Case => all.find((one) => is.test(one.is)) as Case;
const rightsIn = (one: Case) => rightsOf(boughtIn(one), momentOf(one.asked), "Europe/Rome", policyOf(one));
const firstOf = (one: Case) => rightsIn(one).lines[0] as LineRights;

test("each reason has its words in both languages and both voices, each case says one of them, and no reason is without a case", () => {
  for (const locale of LOCALES) for (const voice of ["rights", "staff-rights"]) for (const right of RIGHTS) for (const because of REASONS[right]) {
    const answer = { right, because, yes: true, from: null, until: new Date("2026-12-05T12:00:00Z"), reason: { it: "su misura", en: "made to measure" }, days: 30 };
    expect(sayRight(answer, words(locale, voice), locale), `${locale} ${voice} ${right}.${because}`).not.toMatch(/[{}]|undefined|^$/);
  }
  const seen = new Set(all.flatMap((one) => one.gives.flatMap((said) => said.map((text, i) => `${RIGHTS[i]}.${text.split(" ")[0]}`))));
  for (const right of RIGHTS) for (const because of REASONS[right]) expect([...seen], "a case").toContain(`${right}.${because}`);
});

test("what a colleague would set aside to take something back against the shop's own policy, and never what the law says", () => {
  expect(firstOf(oneOf(/^After both windows/)).policy.overrides).toEqual(["window"]);
  expect(firstOf(oneOf(/^Made to measure/)).policy.overrides).toEqual(["exclusion"]);
  expect(rightsIn(oneOf(/^Another window, or none/)).lines.map((line) => line.policy.overrides)).toEqual([[], ["category"]]);
  expect(firstOf(oneOf(/^No returns of its own/)).policy.overrides).toEqual(["window"]);
  expect(firstOf(oneOf(/^Everything came back/)).policy.overrides, "nothing is left to take back").toEqual([]);
  const late = { ...oneOf(/^Made to measure/), asked: "2027-01-20" };
  expect(firstOf(late).policy.overrides).toEqual(["exclusion", "window"]);
});

test("things come back under the law while it says so, then under the shop's own promise, then not", () => {
  expect([/^Bought online, sent home/, /^The day after/, /^Reserved online/, /^Bought in a store and/, /^After both/, /^Made to measure/].map((is) => firstOf(oneOf(is)).backUnder)).toEqual(["withdrawal", "policy", "policy", "policy", null, null]);
});

test("first days: withdrawal from the contract on, the others from the day of receipt; a defect's presumption and the last day in court", () => {
  const { withdrawal, policy, guarantee } = firstOf(oneOf(/^Bought online, sent home/));
  expect([withdrawal, policy, guarantee].map(({ from }) => day(from))).toEqual(["2026-11-02", "2026-11-05", "2026-11-05"]);
  expect([day(guarantee.presumedUntil), day(guarantee.claimUntil)]).toEqual(["2027-11-05", "2029-01-05"]);
  const late = firstOf(oneOf(/^A defect that is seen after/)).guarantee;
  expect([late.presumedUntil, day(late.claimUntil)]).toEqual([null, "2029-01-05"]);
});

test("an order as a whole: a right is there while a line has it, until the last of their days; what is missing says why", () => {
  const { order } = rightsIn(oneOf(/^Two parcels: withdrawal/));
  expect([brief(order.withdrawal), brief(order.policy), brief(order.guarantee)]).toEqual(["open 2026-11-25", "open 2026-12-11", "open 2028-11-13"]);
  expect(brief(rightsIn(oneOf(/^Two parcels, one still/)).order.policy)).toBe("to-come");
  const gone = boughtIn({ ...oneOf(/^Bought online, sent home/), goods: [{ name: "lamp", price: 5000, lots: [[1, "cancelled"]] }] });
  expect(rightsOf(gone, momentOf("2026-11-09"))).toMatchObject({ lines: [], order: { withdrawal: { yes: false, because: "nothing-left" }, guarantee: { because: "nothing-left" } } });
  expect(rightsOf({ ...gone, contract: "in-store" }, momentOf("2026-11-09")).order.withdrawal.because).toBe("in-store");
  expect(rightsOf({ ...gone, madeAt: null }, momentOf("2026-11-09")).order.policy.because).toBe("not-bought");
});

test("lines that share a sentence are said once; others by their names", () => {
  const goods = [{ position: 0, name: "lamp" }, { position: 1, name: "vase" }];
  const say = (one: Case) => sayLines(rightsIn(one), goods, ({ name }) => name, (line) => brief(line.policy));
  expect(say(oneOf(/^Bought online, sent/))).toEqual(["open 2026-12-05"]);
  expect(say(oneOf(/^Two parcels: withdrawal/))).toEqual(["lamp · open 2026-12-04", "vase · open 2026-12-11"]);
});

const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2032, 0, 1) }).map((ms) => new Date(ms));
const parcel = (receivedAt: Date | null, contract: Bought["contract"] = "distance"): Bought => ({ ...boughtIn(oneOf(/^Bought online, sent/)), contract, madeAt: new Date(Date.UTC(2026, 0, 1)), lines: [{ position: 0, total: 5000 as never, exclusion: null, category: "lamps", returned: 0, lots: [{ quantity: 1, receivedAt, cancelled: false }] }] });

test("whenever a parcel came: the last day to withdraw is fourteen days later or the next working day, never a weekend, and a later parcel never ends sooner", () => {
  fc.assert(fc.property(moment, fc.nat({ max: 400 * 86_400_000 }), (came, later) => {
    const until = (at: Date) => rightsOf(parcel(at), came).lines[0]?.withdrawal.until as Date;
    const days = (until(came).getTime() - came.getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(13.4);
    expect(days).toBeLessThan(19.6); // over the longest row of days off: a weekend between holidays
    expect([1, 2, 3, 4, 5]).toContain(until(came).getUTCDay());
    expect(until(new Date(came.getTime() + later)).getTime()).toBeGreaterThanOrEqual(until(came).getTime());
  }));
});

test("whatever happens when: only a contract at a distance is withdrawn from, and what isn't known to have come ends nothing", () => {
  fc.assert(fc.property(moment, moment, fc.constantFrom("distance" as const, "reserved" as const, "in-store" as const), (came, now, contract) => {
    const of = (bought: Bought) => rightsOf(bought, now).lines[0] as LineRights;
    if (contract !== "distance") expect(of(parcel(came, contract)).withdrawal.yes).toBe(false);
    for (const right of ["policy", "guarantee"] as const) expect(of(parcel(null, contract))[right]).toMatchObject({ yes: true, until: null, because: "to-come" });
    expect(of(parcel(null)).withdrawal).toMatchObject({ yes: true, until: null });
  }));
});
