import { expect, test } from "vitest";
import { aPlace } from "@/db/factories/locations";
import { aProduct } from "@/db/factories/catalogue";
import { aCustomer, guest } from "@/db/factories/customers";
import { newId, type VariantId } from "@/lib/core/id";
import type { Shopper } from "@/lib/core/who";
import { AddToCart, addToCart, type Opened } from "./add-to-cart";
import { cartById, cartVersion } from "./reads";
import { MOST_PIECES } from "./rules";

const want = (variantId: VariantId, quantity = 1) => AddToCart.parse({ variantId, quantity });
const shelf = async (pieces: number, wish: Parameters<typeof aProduct>[0] = {}) => {
  const place = await aPlace();
  const product = await aProduct({ stock: { [place.id]: pieces }, price: 1990, ...wish });
  const [variant] = product.variants;
  if (!variant) throw new Error("a product without a variant");
  return { place, product, variant };
};
const opened = (answer: Awaited<ReturnType<typeof addToCart>>): Opened => {
  if (!answer.ok) throw new Error(answer.why);
  return answer.value;
};

test("a guest's first piece begins a cart and a cookie", async () => {
  const { variant, product } = await shelf(5);
  const { cart, token } = opened(await addToCart(guest, want(variant.id, 2)));
  expect(token).toMatch(/^[0-9A-Z]{26}$/);
  expect(cart).toMatchObject({ count: 2, goods: 3980, lines: [{ handle: product.handle, quantity: 2, unitAmount: 1990, free: 5 }], changes: [] });
});

test("the same thing again adds to its line", async () => {
  const { variant } = await shelf(5);
  const { cart } = opened(await addToCart(guest, want(variant.id)));
  const again = opened(await addToCart({ ...guest, cartId: cart.id }, want(variant.id, 3)));
  expect(again.token).toBeNull();
  expect(again.cart.lines.map((l) => l.quantity)).toEqual([4]);
  expect(again.cart.version).toBeGreaterThan(cart.version);
  expect(cart.id && (await cartVersion(cart.id))).toBe(again.cart.version);
  expect(await cartVersion(newId<"cart">())).toBe(0);
});

test("one press adds once, however often it arrives", async () => {
  const { variant } = await shelf(9);
  const { cart } = opened(await addToCart(guest, want(variant.id)));
  const who = { ...guest, cartId: cart.id };
  const press = want(variant.id, 2);
  const answers = await Promise.all(Array.from({ length: 4 }, () => addToCart(who, press)));
  expect(answers.map((a) => opened(a).cart.count)).toEqual([3, 3, 3, 3]);
  expect(opened(await addToCart(who, want(variant.id, 2))).cart.count).toBe(5);
});

test("a customer has one cart, however many devices add at once", async () => {
  const { variant } = await shelf(50);
  const { id: customerId } = await aCustomer();
  const who: Shopper = { ...guest, customerId };
  const answers = await Promise.all(Array.from({ length: 10 }, () => addToCart(who, want(variant.id))));
  const carts = new Set(answers.map((a) => opened(a).cart.id));
  expect(carts.size).toBe(1);
  expect((await cartById([...carts][0] ?? null, new Date())).count).toBe(10);
});

test("what is not there is refused, and nothing is left behind", async () => {
  const { variant } = await shelf(2);
  const { cart } = opened(await addToCart(guest, want(variant.id)));
  const who = { ...guest, cartId: cart.id };
  expect(await addToCart(who, want(variant.id, 2))).toEqual({ ok: false, why: "only-some-left", left: 1 });
  expect(await addToCart(guest, want((await shelf(0)).variant.id))).toEqual({ ok: false, why: "sold-out" });
  expect((await cartById(cart.id, new Date())).count).toBe(1);
});

test("what is not sold on the web is refused", async () => {
  expect(await addToCart(guest, want(newId<"variant">()))).toEqual({ ok: false, why: "not-sold" });
  expect(await addToCart(guest, want((await shelf(3, { status: "draft" })).variant.id))).toEqual({ ok: false, why: "not-sold" });
  expect(await addToCart(guest, want((await shelf(3, { variants: [{ soldOnline: false }] })).variant.id))).toEqual({ ok: false, why: "not-sold" });
  expect(await addToCart(guest, want((await shelf(3, { price: null })).variant.id))).toEqual({ ok: false, why: "not-sold" });
});

test("a cart takes so many pieces of one thing and no more", async () => {
  const { variant } = await shelf(500);
  const { cart } = opened(await addToCart(guest, want(variant.id, MOST_PIECES)));
  expect(await addToCart({ ...guest, cartId: cart.id }, want(variant.id))).toEqual({ ok: false, why: "too-many", most: MOST_PIECES });
});

test("collecting counts the pieces of that place alone", async () => {
  const { variant, place } = await shelf(1);
  const other = await aPlace();
  const at = (locationId: string) => AddToCart.parse({ variantId: variant.id, quantity: 1, wanted: { fulfilment: "collect", locationId } });
  expect(await addToCart(guest, at(other.id))).toEqual({ ok: false, why: "sold-out" });
  expect(opened(await addToCart(guest, at(place.id))).cart.lines[0]).toMatchObject({ fulfilment: "collect", locationId: place.id, free: 1 });
});

test.each([[-1], [0], [0.5], [1e9], [2 ** 31], [Number.NaN], ["1e3"], ["٣"], [null]])("a quantity of %s is no input", (quantity) => {
  expect(AddToCart.safeParse({ variantId: newId(), quantity }).success).toBe(false);
});
