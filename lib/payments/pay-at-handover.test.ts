import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { anOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { documents, entries, fulfilments, holds, journals, orderLines, paymentAttempts, promises, stockLevels } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { cartById } from "@/lib/cart/reads";
import { checkOut } from "@/lib/checkout/check-out";
import { placeOrder } from "@/lib/checkout/place-order";
import { aBuyer, aForm, aShelf } from "@/lib/checkout/testing/buyer";
import { moneyOf, tendersOf } from "@/lib/checkout/testing/paying";
import { collectCode } from "@/lib/codes/collect-code";
import { type FulfilmentId, type LocationId, newId } from "@/lib/core/id";
import { refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { extendHold } from "@/lib/fulfilment/extend-hold";
import { handOver } from "@/lib/fulfilment/hand-over";
import { reportShortage } from "@/lib/fulfilment/report-shortage";
import { takePick } from "@/lib/fulfilment/take-pick";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { cancelOrder } from "./cancel-order";
import { PayAtHandover, payAtHandover } from "./pay-at-handover";
import { sweep } from "./sweep";

afterAll(() => expectHealthy());
/** No card processor hears of a reservation. */
const NONE = new Proxy({}, { get: () => async () => refused({ why: "unknown" }) }) as CardProcessor;
const reserve = { pay: "in-store", delivers: "0" } as const;

async function aReservation({ pieces = 1, email = `${newId()}@example.org` } = {}) {
  const shelf = await aShelf(8);
  const at = shelf.place.id;
  const who = await aBuyer([{ variantId: shelf.variantId, quantity: pieces, at }]);
  const placed = await placeOrder(who, await aForm(who, { ...reserve, email }));
  if (!placed.ok) throw new Error(placed.why);
  const [part] = await db.select({ id: fulfilments.id, state: fulfilments.state }).from(fulfilments).where(eq(fulfilments.orderId, placed.value.orderId));
  if (!part) throw new Error("no part");
  const clerk: Staff = { ...colleague("sell", "hand-over"), at: [at as LocationId] };
  return { ...shelf, ...placed.value, who, email, part: part.id, state: part.state, clerk, code: collectCode(part.id) };
}
const cash = (fulfilmentId: FulfilmentId, code: string, given: number) => PayAtHandover.parse({ fulfilmentId, code, payment: { tender: "cash", given } });
const card = (fulfilmentId: FulfilmentId, code: string, slip: string) => PayAtHandover.parse({ fulfilmentId, code, payment: { tender: "card-present", slip } });
const levelOf = async ({ variantId, place }: { variantId: string; place: { id: string } }) => (await db.select({ onHand: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(sql`${stockLevels.variantId} = ${variantId} and ${stockLevels.locationId} = ${place.id}`))[0];
const bookedFor = (orderId: string) =>
  db.select({ account: entries.account, amount: entries.amount }).from(entries).innerJoin(journals, eq(journals.id, entries.journalId)).innerJoin(paymentAttempts, sql`${journals.cause} = 'attempt:' || ${paymentAttempts.id}`).where(sql`${paymentAttempts.orderId} = ${orderId}`).orderBy(entries.amount);

test("what is reserved is held and worked on, nothing is paid, and the bag is empty", async () => {
  const made = await aReservation({ pieces: 2 });
  expect(made.state).toBe("planned");
  expect(await moneyOf(made.orderId)).toEqual({ state: "placed", captured: 0, refunded: 0 });
  expect((await cartById(made.who.cartId, new Date())).lines).toEqual([]);
  expect(await levelOf(made)).toEqual({ onHand: 8, held: 2 });
  const [hold] = await db.select({ until: holds.expiresAt }).from(holds).innerJoin(orderLines, eq(orderLines.id, holds.orderLineId)).where(eq(orderLines.orderId, made.orderId));
  expect((hold?.until?.getTime() ?? 0) - Date.now()).toBeGreaterThan(23 * 3_600_000);
});

test("reserved, picked, ready, paid in cash and handed over: one order, one receipt, one movement out", async () => {
  const made = await aReservation({ pieces: 2 });
  await picked(made.clerk, { fulfilmentId: made.part });
  const [held] = await db.select({ due: promises.due }).from(promises).where(sql`${promises.fulfilmentId} = ${made.part} and ${promises.kind} = 'held-until'`);
  const [attempt] = await db.select({ until: paymentAttempts.expiresAt }).from(paymentAttempts).where(eq(paymentAttempts.orderId, made.orderId));
  expect(held?.due).toEqual(attempt?.until);
  expect(await handOver(made.clerk, { fulfilmentId: made.part, code: made.code })).toEqual({ ok: false, why: "not-paid" });
  expect(await payAtHandover(made.clerk, cash(made.part, made.code, 9_000))).toEqual({ ok: false, why: "not-enough", due: 10_000 });
  expect(await payAtHandover(made.clerk, cash(made.part, "WRONG123", 20_000))).toEqual({ ok: false, why: "wrong-code", left: 9 });
  expect(await moneyOf(made.orderId)).toMatchObject({ state: "placed", captured: 0 });
  expect(await payAtHandover(made.clerk, cash(made.part, made.code, 12_000))).toEqual({ ok: true, value: { orderId: made.orderId, orderDone: true, change: 2_000 } });
  expect(await moneyOf(made.orderId)).toEqual({ state: "fulfilled", captured: 10_000, refunded: 0 });
  expect(await bookedFor(made.orderId)).toEqual([{ account: "sales", amount: -10_000 }, { account: "cash", amount: 10_000 }]);
  expect(await db.$count(documents, eq(documents.orderId, made.orderId))).toBe(1);
  expect(await levelOf(made)).toEqual({ onHand: 6, held: 0 });
  expect(await payAtHandover(made.clerk, cash(made.part, made.code, 12_000))).toMatchObject({ ok: false, why: "already-collected" });
});

test("by the store's terminal: another account, and a slip pays once", async () => {
  const [one, two] = [await aReservation(), await aReservation()];
  for (const made of [one, two]) await picked(made.clerk, { fulfilmentId: made.part });
  expect(PayAtHandover.safeParse({ fulfilmentId: one.part, payment: { tender: "card-present", slip: "0 17" } }).success).toBe(false);
  expect(await payAtHandover(one.clerk, card(one.part, one.code, "0017"))).toMatchObject({ ok: true, value: { change: 0 } });
  expect(await bookedFor(one.orderId)).toEqual([{ account: "sales", amount: -5_000 }, { account: "terminal", amount: 5_000 }]);
  expect(await tendersOf(one.orderId)).toEqual([["card-present", 5_000, "captured"], ["cash", 5_000, "voided"]]);
  const there = { ...two.clerk, at: [one.place.id as LocationId, two.place.id as LocationId] };
  expect(await payAtHandover(there, card(two.part, two.code, "0017"))).toMatchObject({ ok: true }); // another store's terminal
});

test("of ten who press at once one takes the money", async () => {
  const made = await aReservation();
  await picked(made.clerk, { fulfilmentId: made.part });
  const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => payAtHandover(made.clerk, i % 2 ? cash(made.part, made.code, 5_000) : card(made.part, made.code, `S-${i}`))));
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
  expect(answers.filter((a) => !a.ok).every((a) => !a.ok && a.why === "already-collected")).toBe(true);
  expect(await moneyOf(made.orderId)).toEqual({ state: "fulfilled", captured: 5_000, refunded: 0 });
});

test("who may not sell takes no money, who serves elsewhere neither", async () => {
  const made = await aReservation();
  await picked(made.clerk, { fulfilmentId: made.part });
  expect(await payAtHandover({ ...made.clerk, may: new Set(["hand-over"]) }, cash(made.part, made.code, 5_000))).toEqual({ ok: false, why: "may-not-sell" });
  expect(await payAtHandover({ ...made.clerk, at: [newId<"location">()] }, cash(made.part, made.code, 5_000))).toEqual({ ok: false, why: "not-yours" });
  expect(await moneyOf(made.orderId)).toMatchObject({ state: "placed" });
});

test("nobody comes: it is over by itself, its pieces are free; against who pays in the last moment one wins", async () => {
  const [late, last] = [await aReservation(), await aReservation()];
  for (const made of [late, last]) await picked(made.clerk, { fulfilmentId: made.part });
  const then = new Date(Date.now() + 20 * 86_400_000);
  const [, paid] = await Promise.all([sweep(then, NONE), payAtHandover(last.clerk, cash(last.part, last.code, 5_000))]);
  await sweep(then, NONE);
  expect(await moneyOf(late.orderId)).toEqual({ state: "expired", captured: 0, refunded: 0 });
  expect(await levelOf(late)).toEqual({ onHand: 8, held: 0 });
  expect(await moneyOf(last.orderId)).toMatchObject(paid.ok ? { state: "fulfilled", captured: 5_000 } : { state: "expired", captured: 0 });
  expect(await payAtHandover(late.clerk, cash(late.part, late.code, 5_000))).toEqual({ ok: false, why: "cancelled" });
});

test("its buyer lets it wait longer once, or gives it up; its store can't find it", async () => {
  const [kept, dropped, short] = [await aReservation(), await aReservation(), await aReservation({ pieces: 2 })];
  const mine = ({ key }: { key: string }) => ({ code: key });
  await picked(kept.clerk, { fulfilmentId: kept.part });
  const before = await endOf(kept.orderId);
  expect(await extendHold(kept.who, { fulfilmentId: kept.part, ...mine(kept) })).toMatchObject({ ok: true });
  expect((await endOf(kept.orderId))?.getTime()).toBeGreaterThan(before?.getTime() ?? 0);
  expect(await extendHold(kept.who, { fulfilmentId: kept.part, ...mine(kept) })).toEqual({ ok: false, why: "extended-already" });
  expect(await payAtHandover(kept.clerk, cash(kept.part, kept.code, 5_000))).toMatchObject({ ok: true });

  expect(await cancelOrder(dropped.who, { orderId: dropped.orderId, ...mine(dropped) })).toMatchObject({ ok: true });
  expect(await moneyOf(dropped.orderId)).toEqual({ state: "cancelled", captured: 0, refunded: 0 });
  expect(await levelOf(dropped)).toEqual({ onHand: 8, held: 0 });

  await takePick(short.clerk, { fulfilmentId: short.part });
  expect(await reportShortage(short.clerk, { fulfilmentId: short.part, position: 0, pieces: 1, kind: "missing" })).toMatchObject({ ok: true, value: { goesOn: false } });
  expect(await moneyOf(short.orderId)).toEqual({ state: "cancelled", captured: 0, refunded: 0 });
  expect(await levelOf(short)).toEqual({ onHand: 7, held: 0 });
});
const endOf = async (orderId: string) => (await db.select({ until: paymentAttempts.expiresAt }).from(paymentAttempts).where(sql`${paymentAttempts.orderId} = ${orderId} and ${paymentAttempts.state} = 'created'`))[0]?.until;

test("only what is collected in one store is reserved, so much of it, and so often", async () => {
  const [here, there] = [await aShelf(20), await aShelf(20)];
  const tries = async (wants: Parameters<typeof aBuyer>[0], over: Record<string, string> = {}) => {
    const who = await aBuyer(wants);
    const form = await aForm(who, { pay: "in-store", ...over });
    const answer = await placeOrder(who, form);
    return answer.ok ? "reserved" : answer.why;
  };
  const at = (shelf: typeof here, quantity = 1) => ({ variantId: shelf.variantId, quantity, at: shelf.place.id });
  expect(await tries([{ variantId: here.variantId }])).toBe("not-reservable");
  expect(await tries([at(here), at(there)])).toBe("not-reservable");
  expect(await tries([at(here, 7)])).toBe("not-reservable");
  const email = `${newId()}@example.org`;
  const crowd = await Promise.all(Array.from({ length: 5 }, () => tries([at(here)], { email })));
  expect(crowd.toSorted()).toEqual(["reserved", "reserved", "reserved", "too-many-reserved", "too-many-reserved"]);
});

test("the button leads to the order, opened by its code; a bag begun anew gives up nothing", async () => {
  const shelf = await aShelf(5);
  const who = await aBuyer([{ variantId: shelf.variantId, at: shelf.place.id }]);
  const form = await aForm(who, { ...reserve, email: `${newId()}@example.org` });
  const [first, second] = [await checkOut(who, form, NONE), await checkOut(who, form, NONE)];
  expect(first).toMatchObject({ ok: true, value: { opens: { number: expect.any(String) as string } } });
  expect(second).toEqual(first);
  await aBuyer([{ variantId: shelf.variantId, at: shelf.place.id }], who);
  const next = await aForm(who, { ...reserve, email: form.email });
  expect(await checkOut(who, next, NONE)).toMatchObject({ ok: true });
  expect(await db.$count(holds, sql`${holds.locationId} = ${shelf.place.id} and ${holds.state} = 'held'`)).toBe(2);
});

test("what waits for its money on the web is not worked on", async () => {
  const { place, variantId } = await aShelf(2);
  const made = await anOrder({ state: "placed", parts: [{ kind: "collect", at: place.id, lines: [{ variantId }] }] });
  const part = made.parts[0]?.id as FulfilmentId;
  expect(await takePick({ ...colleague("hand-over"), at: [place.id as LocationId] }, { fulfilmentId: part })).toEqual({ ok: false, why: "not-paid" });
  await expect(db.update(fulfilments).set({ state: "planned" }).where(eq(fulfilments.id, part))).rejects.toThrow();
});
