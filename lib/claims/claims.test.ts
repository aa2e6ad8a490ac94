import { and, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { guest } from "@/db/factories/customers";
import { anOrder } from "@/db/factories/orders";
import { aDesk, aPress, leaves, someoneAt } from "@/db/factories/returns";
import { aCashOrder, tillOf } from "@/db/factories/tills";
import { claims, claimSteps, messages, orders, refunds, returns, stockLevels, stockMovements } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type LocationId, newId, type VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import { signCode } from "@/lib/codes/sign-code";
import { orderById } from "@/lib/orders/reads";
import { boughtOf } from "@/lib/rights/bought/rules";
import { rightsOf } from "@/lib/rights/rules";
import { returnMoney } from "@/lib/refunds/return-money";
import { takeBack } from "@/lib/returns/take-back";
import { decideClaim, DecideClaim } from "./decide-claim";
import { claimsOf, openClaimsAt } from "./reads";
import { reportClaim, ReportClaim } from "./report-claim";
import { confirmClaim, tellStep } from "./tell-claim";
import { withdrawClaim } from "./withdraw-claim";

afterAll(() => expectHealthy());

const MONTH = 30.4 * 86_400_000;
const later = (months: number) => new Date(Date.now() + months * MONTH);

/** Somebody who bought something on the web and collected it, in a store that has more of it. */
async function bought({ price = 6_000, pieces = 1, stock = 5 } = {}) {
  const desk = await aDesk();
  const lamp = (await aProduct({ price, stock: { [desk.place]: stock } })).variants[0]?.id as VariantId;
  const order = await leaves(await anOrder({ email: "prova.difetto@example.org", parts: [{ kind: "collect", at: desk.place, lines: [{ variantId: lamp, quantity: pieces, price }] }] }), "collect");
  const code = signCode("order", order.id);
  const report = (over: object = {}, now = later(20)) => reportClaim(guest, ReportClaim.parse({ claimId: newId(), orderId: order.id, code, position: 0, quantity: 1, fault: "Non si accende più", wish: "replacement", ...over }), now);
  const reported = async (over: object = {}) => {
    const claim = await report(over);
    if (!claim.ok) throw new Error(claim.why);
    return claim.value;
  };
  const decide = (claimId: string, step: string, over: object = {}, by = desk.cashier) => decideClaim(by, DecideClaim.parse({ claimId, place: desk.place, step, ...over }));
  return { ...desk, lamp, order, code, report, reported, decide };
}
const level = async (place: LocationId, variantId: VariantId) => (await db.select({ onHand: stockLevels.onHand, damaged: stockLevels.damaged }).from(stockLevels).where(and(eq(stockLevels.locationId, place), eq(stockLevels.variantId, variantId))))[0];
const stateOf = async (id: string) => (await db.select({ state: claims.state }).from(claims).where(eq(claims.id, id as never)))[0]?.state;
const moneyOf = async (id: string) => (await db.select({ captured: orders.captured, refunded: orders.refunded }).from(orders).where(eq(orders.id, id as never)))[0];

describe("reported", () => {
  test("in month 20 the way of changed minds is closed and this one is not; said once, the place that handed it over sees to it", async () => {
    const { order, report, place, cashier, code } = await bought();
    expect(await takeBack(cashier, aPress(order, place), later(20))).toMatchObject({ ok: false, why: "too-late" });
    const claimId = newId();
    const [first, again] = [await report({ claimId }), await report({ claimId })];
    expect(first).toMatchObject({ ok: true, value: { state: "reported", position: 0, fault: "Non si accende più", locationId: place, steps: [] } });
    expect(again).toEqual(first);
    expect(await report()).toEqual({ ok: false, why: "reported-already" });
    expect(await openClaimsAt(cashier, place)).toMatchObject([{ id: claimId, number: order.number, state: "reported" }]);
    expect(await openClaimsAt(await someoneAt("picker", place), place)).toEqual([]);
    expect(await withdrawClaim(guest, { claimId: claimId as never, orderId: order.id, code })).toEqual({ ok: true, value: null });
    expect(await report(), "within the two years they may say it anew").toMatchObject({ ok: true });
  });

  test("not after two years, not by a stranger, not of what isn't with them, and nothing is written", async () => {
    const { order, report, place, cashier, lamp } = await bought({ pieces: 2 });
    expect(await report({}, later(25))).toMatchObject({ ok: false, why: "too-late" });
    expect(await report({ code: null })).toEqual({ ok: false, why: "unknown-order" });
    expect(await report({ quantity: 3 })).toEqual({ ok: false, why: "not-that-many", left: 2 });
    expect(await report({ position: 7 })).toEqual({ ok: false, why: "not-that-many", left: 0 });
    expect(await takeBack(cashier, aPress(order, place, [{ quantity: 2 }]))).toMatchObject({ ok: true });
    expect(await report()).toEqual({ ok: false, why: "not-that-many", left: 0 });
    const waits = await anOrder({ parts: [{ kind: "collect", at: place, lines: [{ variantId: lamp, price: 6_000 }] }] });
    expect(await reportClaim(guest, ReportClaim.parse({ claimId: newId(), orderId: waits.id, code: signCode("order", waits.id), position: 0, quantity: 1, fault: "rotto", wish: "repair" }))).toEqual({ ok: false, why: "not-that-many", left: 0 });
    expect(await db.$count(claims, eq(claims.orderId, order.id))).toBe(0);
    expect(ReportClaim.safeParse({ claimId: newId(), orderId: order.id, position: 0, quantity: 1, fault: "  \u0000 ", wish: "repair" }).success).toBe(false);
  });

  test("ten forms at once: one claim of a line", async () => {
    const { order, report } = await bought();
    const answers = await Promise.all(Array.from({ length: 10 }, () => report()));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((a) => (a.ok ? [] : [a.why])))).toEqual(new Set(["reported-already"]));
    expect(await claimsOf(order.id)).toHaveLength(1);
  });
});

describe("decided", () => {
  test("another piece: the faulty one comes in to what is not sold as the new one leaves the shelf; no money moves; pressed again it is the same", async () => {
    const { order, reported, decide, place, lamp, cashier, manager } = await bought();
    const { id } = await reported();
    const before = await level(place, lamp);
    const [first, again] = [await decide(id, "replacement"), await decide(id, "replacement")];
    expect(first).toMatchObject({ ok: true, value: { state: "replacement", steps: [{ step: "replacement", actor: `staff:${cashier.staffId}` }] } });
    expect(again).toEqual(first);
    expect(await decide(id, "refused", { because: "wear" }, manager)).toEqual({ ok: false, why: "decided", state: "replacement" });
    expect(await level(place, lamp)).toEqual({ onHand: (before?.onHand ?? 0) - 1, damaged: (before?.damaged ?? 0) + 1 });
    expect(await db.select({ onHandBy: stockMovements.onHandBy, damagedBy: stockMovements.damagedBy }).from(stockMovements).where(and(eq(stockMovements.kind, "claim"), eq(stockMovements.variantId, lamp)))).toEqual([{ onHandBy: -1, damagedBy: 1 }]);
    expect([await moneyOf(order.id), await db.$count(returns, eq(returns.orderId, order.id))]).toEqual([{ captured: 6_000, refunded: 0 }, 0]);
  });

  test("none on the shelf: it says so, and the repair that is begun instead makes the guarantee a year longer", async () => {
    const { order, reported, decide } = await bought({ stock: 1 });
    const { id } = await reported();
    expect(await decide(id, "replacement")).toEqual({ ok: false, why: "no-stock" });
    expect(await decide(id, "repaired")).toEqual({ ok: false, why: "decided", state: "reported" });
    for (const step of ["repair", "ready", "repaired"]) expect(await decide(id, step)).toMatchObject({ ok: true, value: { state: step } });
    const rights = async (months: number) => { const found = await orderById(order.id); return found && rightsOf(boughtOf(found), later(months)).order.guarantee.yes; };
    expect([await rights(30), await rights(37)]).toEqual([true, false]);
  });

  test("a lower price is for who may refund, never more than is left of it, goes back over what paid, and is not there again when the piece comes back", async () => {
    const { order, reported, decide, manager, place, cashier } = await bought();
    const { id } = await reported();
    expect(await decide(id, "reduction", { amount: 1_500 })).toEqual({ ok: false, why: "manager-decides" });
    expect(await decide(id, "reduction", { amount: 6_001 }, manager)).toEqual({ ok: false, why: "too-much", left: 6_000 });
    expect(await decide(id, "reduction", { amount: 1_500 }, manager)).toMatchObject({ ok: true, value: { state: "reduction", steps: [{ amount: 1_500 }] } });
    expect([await moneyOf(order.id), await db.select({ amount: refunds.amount, reason: refunds.reason }).from(refunds).where(eq(refunds.reason, "reduction"))]).toMatchObject([{ refunded: 1_500 }, expect.arrayContaining([{ amount: 1_500, reason: "reduction" }])]);
    expect(await takeBack(cashier, aPress(order, place, [{ condition: "faulty", disposition: "vendor" }], { kind: "fault" })), "and back all the same").toMatchObject({ ok: true, value: { back: 4_500 } });
    expect(await moneyOf(order.id)).toEqual({ captured: 6_000, refunded: 6_000 });
  });

  test("what was given back as a kindness is not there to lower the price by", async () => {
    const { order, reported, decide, manager } = await bought();
    await atomically(async (tx) => done(await returnMoney(tx, { is: "machine", job: "test" }, order.id, minorOf(1_000), "goodwill")));
    const { id } = await reported();
    expect(await decide(id, "reduction", { amount: 5_001 }, manager)).toEqual({ ok: false, why: "too-much", left: 5_000 });
    expect(await decide(id, "reduction", { amount: 5_000 }, manager)).toMatchObject({ ok: true });
    expect(await moneyOf(order.id)).toEqual({ captured: 6_000, refunded: 6_000 });
  });

  test("what cash had paid comes out of the drawer of the store that lowers the price, and nothing is decided where it has too little", async () => {
    const [seller, here] = [await aDesk({ float: 0 }), await aDesk({ float: 10_000 })];
    const lamp = (await aProduct({ price: 6_000, stock: { [seller.place]: 5 } })).variants[0]?.id as VariantId;
    const order = await leaves(await aCashOrder({ at: seller.place, lines: [{ variantId: lamp, quantity: 1, price: 6_000 }] }), "collect");
    const claim = await reportClaim(guest, ReportClaim.parse({ claimId: newId(), orderId: order.id, code: signCode("order", order.id), position: 0, quantity: 1, fault: "ammaccata", wish: "repair" }));
    if (!claim.ok) throw new Error(claim.why);
    const lower = (by: typeof here) => decideClaim(by.manager, DecideClaim.parse({ claimId: claim.value.id, place: by.place, step: "reduction", amount: 1_000 }));
    const poor = await aDesk({ float: 500 });
    expect(await lower(poor)).toEqual({ ok: false, why: "not-refunded", because: { ok: false, why: "not-in-drawer", missing: 500 } });
    expect((await claimsOf(order.id))[0]?.state, "nothing was decided").toBe("reported");
    const before = [await tillOf(seller.place), await tillOf(here.place)].map(({ balance }) => balance);
    expect(await lower(here)).toMatchObject({ ok: true, value: { state: "reduction" } });
    expect([await tillOf(seller.place), await tillOf(here.place)].map(({ balance }) => balance)).toEqual([before[0], (before[1] ?? 0) - 1_000]);
  });

  test("of two glasses one was lowered: the first that comes back gives its price, the second what is left", async () => {
    const { order, reported, decide, manager, place, cashier } = await bought({ pieces: 2, price: 2_000 });
    expect(await decide((await reported()).id, "reduction", { amount: 500 }, manager)).toMatchObject({ ok: true });
    for (const back of [2_000, 1_500]) expect(await takeBack(cashier, aPress(order, place))).toMatchObject({ ok: true, value: { back } });
  });

  test("the money: a return of its own, judged by the day of the report, with what was faulty for its maker", async () => {
    const { order, reported, decide, place, lamp } = await bought();
    const { id } = await reported();
    const returnId = newId();
    expect(await decide(id, "refund", { returnId })).toMatchObject({ ok: true, value: { state: "refund" } });
    expect(await db.select({ id: returns.id, kind: returns.kind }).from(returns).where(eq(returns.orderId, order.id))).toEqual([{ id: returnId, kind: "fault" }]);
    expect([await moneyOf(order.id), (await level(place, lamp))?.damaged]).toEqual([{ captured: 6_000, refunded: 6_000 }, 1]);
  });

  test("no, with a reason that is read; elsewhere or without the duty it is nobody's to say; what came back is not put right", async () => {
    const { order, reported, decide, place, cashier } = await bought();
    const { id } = await reported();
    expect(await decideClaim(await someoneAt("picker", place), DecideClaim.parse({ claimId: id, place, step: "repair" }))).toEqual({ ok: false, why: "not-yours" });
    expect(await decide(id, "repair", {}, (await aDesk()).cashier)).toEqual({ ok: false, why: "not-yours" });
    expect(await decide(newId(), "repair")).toEqual({ ok: false, why: "unknown-claim" });
    expect(await takeBack(cashier, aPress(order, place))).toMatchObject({ ok: true });
    for (const step of ["repair", "replacement"]) expect(await decide(id, step)).toEqual({ ok: false, why: "came-back" });
    expect(await decide(id, "refused", { because: "came-back", note: "reso il 12 marzo" })).toMatchObject({ ok: true, value: { state: "refused" } });
  });

  test("ten colleagues at once: one step, one piece, one letter", async () => {
    const { reported, decide, place, lamp } = await bought({ stock: 9 });
    const { id } = await reported();
    const hands = await Promise.all(Array.from({ length: 10 }, () => someoneAt("cashier", place)));
    const answers = await Promise.all(hands.map((by, i) => (i % 2 ? decide(id, "replacement", {}, by) : decide(id, "refund", { returnId: newId() }, by))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((a) => (a.ok ? [] : [a.why])))).toEqual(new Set(["decided"]));
    expect(await db.$count(claimSteps, eq(claimSteps.claimId, id))).toBe(1);
    expect((await level(place, lamp))?.damaged).toBe(1);
  });
});

test("its customer reads that it came in, with their words, and what was decided, once each; and nothing that another letter tells", async () => {
  const { reported, decide } = await bought();
  const claim = await reported();
  await confirmClaim(claim.id);
  await confirmClaim(claim.id);
  const refused = await decide(claim.id, "refused", { because: "misuse", note: "La base è spezzata." });
  if (!refused.ok) throw new Error(refused.why);
  for (let i = 0; i < 2; i++) await tellStep(claim.id, refused.value.steps[0]?.id as never);
  const letters = await db.select({ kind: messages.kind, text: messages.text }).from(messages).where(eq(messages.orderId, claim.orderId)).orderBy(messages.id);
  expect(letters.map(({ kind }) => kind).filter((kind) => kind.startsWith("claim"))).toEqual(["claim-reported", "claim-decided"]);
  expect(letters.find(({ kind }) => kind === "claim-reported")?.text).toContain("Non si accende più");
  expect(letters.find(({ kind }) => kind === "claim-decided")?.text).toMatch(/uso diverso[\s\S]*La base è spezzata\./);
});

describe("the database refuses", () => {
  test("a claim that is changed, a step out of turn, a reduction without its money", async () => {
    const { reported, place, cashier } = await bought();
    const { id } = await reported();
    const step = (values: object) => atomically(async (tx) => done(await tx.insert(claimSteps).values({ claimId: id, locationId: place, actor: `staff:${cashier.staffId}`, step: "repaired", ...values })));
    await expect(step({})).rejects.toThrow("a claim goes from reported to repaired");
    await expect(step({ step: "reduction", amount: minorOf(100) })).rejects.toThrow("another sum than its reductions say");
    await expect(step({ step: "refused" })).rejects.toThrow("claim_steps_says");
    expect(await stateOf(id)).toBe("reported");
  });
});
