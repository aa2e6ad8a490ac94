import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aCustomer, guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { carts } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type CartId, newId, type VariantId } from "@/lib/core/id";
import type { Shopper } from "@/lib/core/who";
import { AddToCart, addToCart } from "./add-to-cart";
import { setQuantity } from "./change-line";
import { mergeCarts } from "./merge-carts";
import { cartById } from "./reads";
import { MOST_LINES, MOST_PIECES } from "./rules";
import { undoMerge } from "./undo-merge";

afterAll(() => expectHealthy());

const put = async (who: Shopper, variantId: VariantId, quantity: number): Promise<CartId> => {
  const answer = await addToCart(who, AddToCart.parse({ variantId, quantity }));
  if (!answer.ok || !answer.value.cart.id) throw new Error("not added");
  return answer.value.cart.id;
};
const quantities = async (cartId: CartId) => Object.fromEntries((await cartById(cartId, new Date())).lines.map((l) => [l.variantId, l.quantity]));

async function twoCarts() {
  const place = await aPlace();
  const { variants: [lamp, vase] } = await aProduct({ variants: 2, stock: { [place.id]: 200 } });
  if (!lamp || !vase) throw new Error("two variants were wanted");
  const { id: customerId } = await aCustomer();
  const who = { ...guest, customerId };
  const own = await put(who, lamp.id, 2);
  const fromCart = await put(guest, lamp.id, 1);
  await put({ ...guest, cartId: fromCart }, vase.id, 3);
  return { who, own, fromCart, lamp: lamp.id, vase: vase.id };
}

test("a sign-in keeps every line, adds up equal ones, and says so", async () => {
  const { who, own, fromCart, lamp, vase } = await twoCarts();
  expect(await mergeCarts(who, fromCart)).toEqual({ ok: true, value: { cartId: own, merged: true } });
  expect(await quantities(own)).toEqual({ [lamp]: 3, [vase]: 3 });
  expect((await cartById(own, new Date())).merge).toMatchObject({ added: 2, summed: 1 });
  expect((await cartById(fromCart, new Date())).lines).toEqual([]);
});

test("twice, and at once, it merges once", async () => {
  const { who, own, fromCart, lamp, vase } = await twoCarts();
  const answers = await Promise.all(Array.from({ length: 5 }, () => mergeCarts(who, fromCart)));
  expect(answers.filter((a) => a.value.merged)).toHaveLength(1);
  expect(await quantities(own)).toEqual({ [lamp]: 3, [vase]: 3 });
});

test("sums stop at what a line takes", async () => {
  const { who, own, fromCart, lamp } = await twoCarts();
  await put({ ...guest, cartId: fromCart }, lamp, 97);
  await mergeCarts(who, fromCart);
  expect((await quantities(own))[lamp]).toBe(MOST_PIECES);
});

test("undone, the cart is as it was, and what was changed since stays changed", async () => {
  const { who, own, fromCart, lamp, vase } = await twoCarts();
  await mergeCarts(who, fromCart);
  await put({ ...who, cartId: own }, vase, 1);
  const { merge } = await cartById(own, new Date());
  if (!merge) throw new Error("no merge to undo");
  const undone = await undoMerge({ ...who, cartId: own }, { mergeId: merge.id });
  expect(undone.ok && Object.fromEntries(undone.value.lines.map((l) => [l.variantId, l.quantity]))).toEqual({ [lamp]: 2, [vase]: 1 });
  expect(await undoMerge({ ...who, cartId: own }, { mergeId: merge.id })).toEqual({ ok: false, why: "already-undone" });
});

test("what was made less since is not made less again: undoing takes only pieces of the other bag", async () => {
  for (const { now, left } of [{ now: 1, left: 1 }, { now: 2, left: 2 }, { now: 3, left: 2 }, { now: 5, left: 4 }]) {
    const { who, own, fromCart, lamp, vase } = await twoCarts(); // two lamps, and one lamp and three vases
    await mergeCarts(who, fromCart);
    const { merge, lines } = await cartById(own, new Date());
    const lineOf = (variantId: VariantId) => lines.find((l) => l.variantId === variantId)?.id ?? newId<"cart-line">();
    await setQuantity({ ...who, cartId: own }, { lineId: lineOf(lamp), quantity: now });
    await setQuantity({ ...who, cartId: own }, { lineId: lineOf(vase), quantity: 1 });
    expect(await undoMerge({ ...who, cartId: own }, { mergeId: merge?.id ?? newId<"cart-merge">() })).toMatchObject({ ok: true });
    expect(await quantities(own)).toEqual({ [lamp]: left });
  }
});

test("what the shopper took out stays out, and what was put in anew stays in", async () => {
  const { who, own, fromCart, vase } = await twoCarts();
  await mergeCarts(who, fromCart);
  const { merge, lines } = await cartById(own, new Date());
  for (const { id } of lines) await setQuantity({ ...who, cartId: own }, { lineId: id, quantity: 0 });
  await put({ ...who, cartId: own }, vase, 2);
  await undoMerge({ ...who, cartId: own }, { mergeId: merge?.id ?? newId<"cart-merge">() });
  expect(await quantities(own)).toEqual({ [vase]: 2 });
});

test("a code that came with the other bag leaves with it, one's own stays", async () => {
  for (const [ownCode, guestCode, left] of [[null, "GUEST10", null], ["OWN10", "GUEST10", "OWN10"], [null, null, null]] as const) {
    const { who, own, fromCart } = await twoCarts();
    await db.update(carts).set({ couponCode: guestCode }).where(eq(carts.id, fromCart));
    await db.update(carts).set({ couponCode: ownCode }).where(eq(carts.id, own));
    await mergeCarts(who, fromCart);
    const { merge } = await cartById(own, new Date());
    await undoMerge({ ...who, cartId: own }, { mergeId: merge?.id ?? newId<"cart-merge">() });
    expect(await db.select({ code: carts.couponCode }).from(carts).where(eq(carts.id, own))).toEqual([{ code: left }]);
  }
});

test("nobody undoes somebody else's merge", async () => {
  const { who, own, fromCart } = await twoCarts();
  await mergeCarts(who, fromCart);
  const { merge } = await cartById(own, new Date());
  if (!merge) throw new Error("no merge to undo");
  const stranger = await twoCarts();
  expect(await undoMerge({ ...stranger.who, cartId: stranger.own }, { mergeId: merge.id })).toEqual({ ok: false, why: "already-undone" });
});

test("a customer without a cart takes the guest's over", async () => {
  const { fromCart, lamp } = await twoCarts();
  const { id: customerId } = await aCustomer();
  expect(await mergeCarts({ ...guest, customerId }, fromCart)).toEqual({ ok: true, value: { cartId: fromCart, merged: false } });
  expect((await quantities(fromCart))[lamp]).toBe(1);
});

test("two devices sign in at once, and a third puts something in: one cart, nothing lost", async () => {
  const place = await aPlace();
  const { variants } = await aProduct({ variants: 3, stock: { [place.id]: 9 } });
  const [lamp, vase, bowl] = variants.map((v) => v.id) as [VariantId, VariantId, VariantId];
  for (let round = 0; round < 6; round++) {
    const { id: customerId } = await aCustomer();
    const who = { ...guest, customerId };
    const guests = await Promise.all([put(guest, lamp, 1), put(guest, vase, 1)]);
    await Promise.all([...guests.map((cart) => mergeCarts(who, cart)), put(who, bowl, 1)]);
    const { value } = await mergeCarts(who, guests[0] as CartId);
    expect(await quantities(value.cartId)).toEqual({ [lamp]: 1, [vase]: 1, [bowl]: 1 });
  }
});

test("however often somebody fills a bag and signs in, a cart stays a cart", async () => {
  const place = await aPlace();
  const { id: customerId } = await aCustomer();
  const who = { ...guest, customerId };
  const { variants } = await aProduct({ variants: 120, stock: { [place.id]: 9 } });
  let own: CartId | null = null;
  for (const some of [variants.slice(0, 40), variants.slice(40, 80), variants.slice(80, 120)]) {
    let cartId: CartId | null = null;
    for (const { id } of some) cartId = await put({ ...guest, cartId }, id, 1);
    own = (await mergeCarts(who, cartId as CartId)).value.cartId;
  }
  expect((await cartById(own, new Date())).lines).toHaveLength(MOST_LINES * 2);
});

test("a cart that belongs to somebody is never merged into another account", async () => {
  const a = await twoCarts();
  const b = await twoCarts();
  expect(await mergeCarts(a.who, b.own)).toMatchObject({ value: { merged: false } });
  expect((await quantities(b.own))[b.lamp]).toBe(2);
});
