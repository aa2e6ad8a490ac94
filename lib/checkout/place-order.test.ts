import { and, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aCustomer } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { holds, orderLines, orders, prices, stockLevels, stockMovements } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { acceptChanges } from "@/lib/cart/accept-changes";
import { SetFulfilment, setFulfilment } from "@/lib/cart/change-line";
import { cartById } from "@/lib/cart/reads";
import { setCoupon } from "@/lib/cart/set-coupon";
import { newId, type OrderId, type VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import { orderById } from "@/lib/orders/reads";
import { CheckoutForm, placeOrder } from "./place-order";
import { aBuyer, aCode, aForm, aShelf, ADDRESS } from "./testing/buyer";

afterAll(() => expectHealthy());

const held = async (variantId: VariantId) => (await db.select({ onHand: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(eq(stockLevels.variantId, variantId)))[0];
const ordersOfKey = (key: string) => db.select({ id: orders.id }).from(orders).where(eq(orders.attemptKey, key));
const placed = (answer: Awaited<ReturnType<typeof placeOrder>>) => {
  if (!answer.ok) throw new Error(answer.why);
  return answer.value;
};

describe("placing an order", () => {
  test("writes the document, holds the pieces and waits for the money", async () => {
    const { variantId, place } = await aShelf(3);
    const who = await aBuyer([{ variantId, quantity: 2 }]);
    const { orderId, number, attemptId } = placed(await placeOrder(who, await aForm(who)));
    const order = await orderById(orderId);
    expect(order).toMatchObject({ number, state: "placed", goods: 10_000, delivery: 0, total: 10_000, captured: 0, payment: { state: "waiting" }, vat: [{ rate: 2200, gross: 10_000, vat: 1803 }] });
    expect(order?.parts).toMatchObject([{ kind: "deliver", locationId: place.id, state: "waiting", reason: { rule: "one-place-has-all" }, promise: { kind: "delivered-by" }, lines: [{ position: 0, quantity: 2 }] }]);
    expect(attemptId).not.toBeNull();
    expect(await held(variantId)).toEqual({ onHand: 3, held: 2 });
  });

  test("one order may be delivered in part and collected in part, each from its own place", async () => {
    const far = await aShelf(1);
    const near = await aShelf(1, 2000);
    const who = await aBuyer([{ variantId: far.variantId }, { variantId: near.variantId, at: near.place.id }]);
    const { orderId } = placed(await placeOrder(who, await aForm(who)));
    const order = await orderById(orderId);
    expect(order?.parts.map((p) => [p.kind, p.locationId, p.promise?.kind])).toEqual([["collect", near.place.id, "ready-by"], ["deliver", far.place.id, "delivered-by"]]);
    expect(order?.delivery).toBe(690);
  });

  test("collecting everything asks for no address and costs no delivery", async () => {
    const { variantId, place } = await aShelf(1);
    const who = await aBuyer([{ variantId, at: place.id }]);
    const { orderId } = placed(await placeOrder(who, await aForm(who, { delivers: "0" })));
    expect(await orderById(orderId)).toMatchObject({ delivery: 0, total: 5000, contact: { address: null } });
  });
});

describe("one key, one order", () => {
  test("a button pressed twice at once places one order", async () => {
    const { variantId } = await aShelf(5);
    const who = await aBuyer([{ variantId }]);
    const form = await aForm(who);
    const answers = await Promise.all(Array.from({ length: 8 }, () => placeOrder(who, form)));
    expect(new Set(answers.map((a) => placed(a).orderId)).size).toBe(1);
    expect(await ordersOfKey(form.attemptKey)).toHaveLength(1);
    expect(await held(variantId)).toEqual({ onHand: 5, held: 1 });
  });

  test("for the last piece, with a code that works once, too", async () => {
    const { variantId } = await aShelf(1);
    const who = await aBuyer([{ variantId }]);
    await setCoupon(who, { code: await aCode({ kind: "amount", value: 500, maxUses: 1 }) });
    const form = await aForm(who);
    const answers = await Promise.all(Array.from({ length: 8 }, () => placeOrder(who, form)));
    expect(new Set(answers.map((a) => placed(a).orderId)).size).toBe(1);
    expect(await held(variantId)).toEqual({ onHand: 1, held: 1 });
  });

  test("the key of one cart opens nothing for another", async () => {
    const { variantId } = await aShelf(5);
    const [mine, theirs] = [await aBuyer([{ variantId }]), await aBuyer([{ variantId }])];
    const form = await aForm(mine);
    placed(await placeOrder(mine, form));
    expect(await placeOrder(theirs, form)).toEqual({ ok: false, why: "attempt-used" });
  });
});

describe("the last pieces", () => {
  test("twenty shoppers want three: three get them, seventeen are told, none is oversold", async () => {
    const { variantId } = await aShelf(3);
    const buyers = await Promise.all(Array.from({ length: 20 }, () => aBuyer([{ variantId }])));
    const forms = await Promise.all(buyers.map((who) => aForm(who)));
    const answers = await Promise.all(buyers.map((who, i) => placeOrder(who, forms[i] as (typeof forms)[number])));
    expect(answers.filter((a) => a.ok)).toHaveLength(3);
    expect(answers.filter((a) => !a.ok).map((a) => !a.ok && a.why)).toEqual(Array.from({ length: 17 }, () => "changed"));
    expect(await held(variantId)).toEqual({ onHand: 3, held: 3 });
  });

  test("two orders that want the same two things in different order both end, without a deadlock", async () => {
    const [a, b] = [await aShelf(100), await aShelf(100)];
    const buyers = await Promise.all(Array.from({ length: 20 }, (_, i) => aBuyer(i % 2 ? [{ variantId: a.variantId }, { variantId: b.variantId }] : [{ variantId: b.variantId }, { variantId: a.variantId }])));
    const answers = await Promise.all(buyers.map(async (who) => placeOrder(who, await aForm(who))));
    expect(answers.every((x) => x.ok)).toBe(true);
    expect([await held(a.variantId), await held(b.variantId)]).toEqual([{ onHand: 100, held: 20 }, { onHand: 100, held: 20 }]);
  });
});

describe("what was accepted is what is charged", () => {
  test("a price that changed during the checkout is a refusal that shows the new cart", async () => {
    const { variantId } = await aShelf(5);
    const who = await aBuyer([{ variantId }]);
    const form = await aForm(who);
    await atomically(async (tx) => done(await tx.insert(prices).values({ variantId, currency: "EUR", amount: minorOf(6000), kind: "regular", startsAt: new Date(), reason: "test", addedBy: "job:test" })));
    const answer = await placeOrder(who, form);
    expect(answer).toMatchObject({ ok: false, why: "changed", cart: { changes: [{ is: "price-changed", from: 5000, to: 6000 }] } });
    expect(await ordersOfKey(form.attemptKey)).toEqual([]);
  });

  test("a way chosen in another tab is refused, even where it costs the same", async () => {
    const { variantId, place } = await aShelf(5);
    const near = await aPlace();
    await atomically(async (tx) => done(await tx.insert(stockMovements).values({ variantId, locationId: near.id, kind: "receive", onHandBy: 5, cause: `receipt:${newId()}`, actor: "job:test" })));
    const who = await aBuyer([{ variantId, at: place.id }]);
    const form = await aForm(who);
    const { lines: [line] } = await cartById(who.cartId, new Date());
    await setFulfilment(who, SetFulfilment.parse({ lineId: line?.id, wanted: { fulfilment: "collect", locationId: near.id } }));
    expect(await placeOrder(who, form)).toMatchObject({ ok: false, why: "changed" });
    expect(await ordersOfKey(form.attemptKey)).toEqual([]);
  });

  test("one piece that is to be sent and to be collected: the bag says which line can't be", async () => {
    const { variantId, place } = await aShelf(1);
    const who = await aBuyer([{ variantId }, { variantId, at: place.id }]);
    const cart = await cartById(who.cartId, new Date());
    const sent = cart.lines.find((l) => l.fulfilment === "deliver");
    const changes = [{ is: "sold-out", lineId: sent?.id }];
    expect(cart.changes).toEqual(changes);
    expect(await placeOrder(who, await aForm(who))).toMatchObject({ ok: false, why: "changed", cart: { changes } });
    await acceptChanges(who, {});
    expect(await placeOrder(who, await aForm(who, { delivers: "0" }))).toMatchObject({ ok: true });
  });

  test("another delivery method than the accepted one is refused", async () => {
    const { variantId } = await aShelf(5);
    const who = await aBuyer([{ variantId }]);
    expect(await placeOrder(who, { ...(await aForm(who)), method: "express" })).toMatchObject({ ok: false, why: "changed" });
  });

  test("the database freezes what was accepted", async () => {
    const { variantId } = await aShelf(5);
    const who = await aBuyer([{ variantId }]);
    const { orderId } = placed(await placeOrder(who, await aForm(who)));
    await expect(atomically(async (tx) => done(await tx.update(orderLines).set({ quantity: 1 }).where(eq(orderLines.orderId, orderId))))).rejects.toThrow(/permission denied/);
    await expect(atomically(async (tx) => done(await tx.update(orders).set({ state: "fulfilled" }).where(eq(orders.id, orderId))))).rejects.toThrow(/order_transitions|orders_paid/);
    await expect(db.update(holds).set({ state: "released", closedAt: new Date() }).where(eq(holds.variantId, variantId))).rejects.toThrow(/atomically/);
  });
});

describe("refusals change nothing", () => {
  test("an empty cart, a missing address, somebody else's customer", async () => {
    const { variantId } = await aShelf(2);
    const { id: customerId } = await aCustomer();
    const who = await aBuyer([{ variantId }], { customerId });
    const form = await aForm(who);
    expect(await placeOrder({ ...who, cartId: null }, form)).toEqual({ ok: false, why: "cart-empty" });
    expect(await placeOrder(who, { ...form, address: null })).toEqual({ ok: false, why: "address-missing" });
    expect(await held(variantId)).toEqual({ onHand: 2, held: 0 });
  });

  test("every field refuses with its own reason", () => {
    const good = { attemptKey: newId(), accepted: "0".repeat(64), delivers: "1", method: "standard", email: "a@example.org", name: "Prova", ...ADDRESS };
    const problems = (over: Record<string, string>) => CheckoutForm.safeParse({ ...good, ...over }).error?.issues.map((i) => [i.path.join("."), i.message]);
    expect(problems({})).toBeUndefined();
    expect(problems({ email: "a@b@c" })).toEqual([["email", "email"]]);
    expect(problems({ phone: "<script>" })).toEqual([["phone", "phone"]]);
    expect(problems({ "address.street": "" })).toEqual([["address.street", "missing"]]);
    expect(problems({ wantsInvoice: "on", "invoice.name": "Prova srl" })).toEqual([["invoice.vatNumber", "vat-or-tax"]]);
    expect(problems({ "__proto__.polluted": "1", constructor: "1" })).toBeUndefined();
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

test("an order's owner and number stay its own", async () => {
  const { variantId } = await aShelf(2);
  const who = await aBuyer([{ variantId }]);
  const { orderId } = placed(await placeOrder(who, await aForm(who)));
  const [row] = await db.select({ customerId: orders.customerId }).from(orders).where(and(eq(orders.id, orderId as OrderId)));
  expect(row).toEqual({ customerId: null });
});
