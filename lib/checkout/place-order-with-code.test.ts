import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aCustomer } from "@/db/factories/customers";
import { coupons, couponUses, customers, stockLevels } from "@/db/schema/all";
import { setCoupon } from "@/lib/cart/set-coupon";
import { hashOf } from "@/lib/core/hash";
import { done } from "@/lib/core/outcome";
import type { VariantId } from "@/lib/core/id";
import { closeOrder } from "@/lib/orders/close-order";
import { orderById } from "@/lib/orders/reads";
import { placeOrder } from "./place-order";
import { aBuyer, aCode, aForm, aShelf } from "./testing/buyer";

const held = async (variantId: VariantId) => (await db.select({ onHand: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(eq(stockLevels.variantId, variantId)))[0];
const placed = (answer: Awaited<ReturnType<typeof placeOrder>>) => {
  if (!answer.ok) throw new Error(answer.why);
  return answer.value;
};

test("100 % off is an order of 0.00 that needs no payment", async () => {
  const { variantId, place } = await aShelf(2);
  const { id: customerId } = await aCustomer();
  const who = await aBuyer([{ variantId, at: place.id }], { customerId });
  const code = await aCode({ kind: "percent", value: 10_000 });
  await setCoupon(who, { code });
  const { orderId, attemptId } = placed(await placeOrder(who, await aForm(who)));
  expect(attemptId).toBeNull();
  expect(await orderById(orderId)).toMatchObject({ state: "paid", total: 0, discount: 5000, receipt: { number: expect.any(Number) as number } });
  expect(await held(variantId)).toEqual({ onHand: 2, held: 1 });
});

test("an order of 0.00 is for an account whose address is proved: invented addresses get nothing for nothing", async () => {
  const { variantId, place } = await aShelf(3);
  const code = await aCode({ kind: "amount", value: 9_900 });
  const { id: customerId } = await aCustomer();
  await db.update(customers).set({ emailVerifiedAt: null }).where(eq(customers.id, customerId));
  for (const over of [{}, { customerId }]) {
    const who = await aBuyer([{ variantId, at: place.id }], over);
    await setCoupon(who, { code });
    expect(await placeOrder(who, await aForm(who))).toEqual({ ok: false, why: "sign-in-first" });
  }
  expect(await held(variantId)).toEqual({ onHand: 3, held: 0 });
  expect(await db.select({ used: coupons.used }).from(coupons).where(eq(coupons.code, code))).toEqual([{ used: 0 }]);
});

test("a mailbox with a tag is the same buyer", async () => {
  const { variantId } = await aShelf(5);
  const code = await aCode({ kind: "amount", value: 500, oncePerCustomer: true });
  const answers = [];
  for (const email of ["mail.box@example.org", "mail.box+1@example.org", "mail.box+due@example.org"]) {
    const who = await aBuyer([{ variantId }]);
    await setCoupon(who, { code });
    answers.push(await placeOrder(who, await aForm(who, { email })));
  }
  expect(answers.map((a) => a.ok || a.why)).toEqual([true, "code", "code"]);
});

test("ten uses and thirty shoppers: ten get it", async () => {
  const { variantId } = await aShelf(100);
  const code = await aCode({ kind: "amount", value: 500, maxUses: 10 });
  const buyers = await Promise.all(Array.from({ length: 30 }, () => aBuyer([{ variantId }])));
  await Promise.all(buyers.map((who) => setCoupon(who, { code })));
  const forms = await Promise.all(buyers.map((who) => aForm(who)));
  const answers = await Promise.all(buyers.map((who, i) => placeOrder(who, forms[i] as (typeof forms)[number])));
  expect(answers.filter((a) => a.ok)).toHaveLength(10);
  expect(new Set(answers.filter((a) => !a.ok).map((a) => !a.ok && a.why))).toEqual(new Set(["code"]));
  const [coupon] = await db.select().from(coupons).where(eq(coupons.code, code));
  const live = coupon && (await db.select().from(couponUses).where(and(eq(couponUses.couponId, coupon.id), isNull(couponUses.releasedAt))));
  expect([coupon?.used, live?.length]).toEqual([10, 10]);
});

test("once per customer means once, as a guest and with the account of the same address", async () => {
  const { variantId } = await aShelf(10);
  const { id: customerId, email } = await aCustomer();
  const code = await aCode({ kind: "amount", value: 500, oncePerCustomer: true });
  const [asGuest, signedIn] = [await aBuyer([{ variantId }]), await aBuyer([{ variantId }], { customerId })];
  for (const who of [asGuest, signedIn]) await setCoupon(who, { code });
  const { orderId } = placed(await placeOrder(asGuest, await aForm(asGuest, { email })));
  expect(await placeOrder(signedIn, await aForm(signedIn, { email: "another@example.org" }))).toEqual({ ok: false, why: "code", problem: "used-up" });
  const [use] = await db.select({ buyer: couponUses.buyer }).from(couponUses).where(eq(couponUses.orderId, orderId));
  expect(use?.buyer).not.toBe(hashOf(email)); // a plain hash of an address is found by trying addresses
});

test("once per customer means once, also for five requests at once", async () => {
  const { variantId } = await aShelf(100);
  const code = await aCode({ kind: "amount", value: 500, oncePerCustomer: true });
  const buyers = await Promise.all(Array.from({ length: 5 }, () => aBuyer([{ variantId }])));
  await Promise.all(buyers.map((who) => setCoupon(who, { code })));
  const answers = await Promise.all(buyers.map(async (who) => placeOrder(who, await aForm(who, { email: "one.person@example.org" }))));
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
});

test("a budget of 20.00, 5.00 for each, and thirty shoppers at once: four get it, and a bag hears that it is over; an order that dies gives its part back", async () => {
  const { variantId } = await aShelf(100);
  const code = await aCode({ kind: "amount", value: 500, budget: 2_000 });
  const buyers = await Promise.all(Array.from({ length: 30 }, () => aBuyer([{ variantId }])));
  await Promise.all(buyers.map((who) => setCoupon(who, { code })));
  const answers = await Promise.all(buyers.map(async (who) => placeOrder(who, await aForm(who))));
  const got = answers.flatMap((answer) => (answer.ok ? [answer.value.orderId] : []));
  expect(got).toHaveLength(4);
  expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.why])))).toEqual(new Set(["code"]));
  const stands = async () => (await db.select({ used: coupons.used, given: coupons.given }).from(coupons).where(eq(coupons.code, code)))[0];
  expect(await stands()).toEqual({ used: 4, given: 2_000 });
  const late = await aBuyer([{ variantId }]);
  expect(await setCoupon(late, { code })).toMatchObject({ ok: false });
  const [dead] = got;
  if (!dead) throw new Error("nobody got it");
  await atomically(async (tx) => done(await closeOrder(tx, { is: "machine", job: "test" }, dead, "expired", new Date())));
  expect(await stands()).toEqual({ used: 3, given: 1_500 });
});
