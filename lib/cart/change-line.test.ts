import { expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { aProduct } from "@/db/factories/catalogue";
import { guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { coupons, prices } from "@/db/schema/all";
import { newId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import { acceptChanges } from "./accept-changes";
import { AddToCart, addToCart } from "./add-to-cart";
import { SetFulfilment, SetQuantity, setFulfilment, setQuantity } from "./change-line";
import { cartById } from "./reads";
import { setCoupon } from "./set-coupon";

async function cartOf(quantity: number, stock = 10) {
  const place = await aPlace();
  const { variants: [variant] } = await aProduct({ price: 5000, stock: { [place.id]: stock } });
  if (!variant) throw new Error("a product without a variant");
  const answer = await addToCart(guest, AddToCart.parse({ variantId: variant.id, quantity }));
  if (!answer.ok || !answer.value.cart.lines[0]) throw new Error("not added");
  return { place, variant, who: { ...guest, cartId: answer.value.cart.id }, line: answer.value.cart.lines[0] };
}
const newPrice = (variantId: Awaited<ReturnType<typeof cartOf>>["variant"]["id"], amount: number) =>
  atomically(async (tx) => done(await tx.insert(prices).values({ variantId, currency: "EUR", amount: minorOf(amount), kind: "regular", startsAt: new Date(), reason: "test", addedBy: "job:test" })));

test("a quantity is set, and none takes the line out", async () => {
  const { who, line } = await cartOf(1);
  expect(await setQuantity(who, SetQuantity.parse({ lineId: line.id, quantity: 4 }))).toMatchObject({ ok: true, value: { count: 4, goods: 20_000 } });
  expect(await setQuantity(who, SetQuantity.parse({ lineId: line.id, quantity: 0 }))).toMatchObject({ ok: true, value: { count: 0 } });
  expect(await setQuantity(who, SetQuantity.parse({ lineId: line.id, quantity: 0 }))).toMatchObject({ ok: true });
  expect(await setQuantity(who, SetQuantity.parse({ lineId: line.id, quantity: 2 }))).toEqual({ ok: false, why: "line-gone" });
});

test("nobody changes a line of another cart", async () => {
  const mine = await cartOf(1);
  const theirs = await cartOf(1);
  expect(await setQuantity(mine.who, SetQuantity.parse({ lineId: theirs.line.id, quantity: 9 }))).toEqual({ ok: false, why: "line-gone" });
  expect(await setFulfilment(mine.who, SetFulfilment.parse({ lineId: theirs.line.id, wanted: { fulfilment: "deliver" } }))).toEqual({ ok: false, why: "line-gone" });
  expect((await cartById(theirs.who.cartId, new Date())).count).toBe(1);
});

test("collecting where nobody can collect is refused, and the line stays", async () => {
  const { who, line } = await cartOf(1);
  const warehouse = await aPlace({ collectFrom: false });
  expect(await setFulfilment(who, SetFulfilment.parse({ lineId: line.id, wanted: { fulfilment: "collect", locationId: warehouse.id } }))).toEqual({ ok: false, why: "not-there" });
  expect((await cartById(who.cartId, new Date())).lines[0]).toMatchObject({ id: line.id, fulfilment: "deliver" });
});

test("two lines of one thing become one when their choice is the same", async () => {
  const { who, line, place, variant } = await cartOf(2);
  await addToCart(who, AddToCart.parse({ variantId: variant.id, quantity: 1, wanted: { fulfilment: "collect", locationId: place.id } }));
  const answer = await setFulfilment(who, SetFulfilment.parse({ lineId: line.id, wanted: { fulfilment: "collect", locationId: place.id } }));
  expect(answer.ok && answer.value.lines.map((l) => [l.fulfilment, l.quantity])).toEqual([["collect", 3]]);
});

test("a new price is shown as a change until it is accepted", async () => {
  const { who, variant, line } = await cartOf(1);
  await newPrice(variant.id, 5500);
  expect((await cartById(who.cartId, new Date())).changes).toEqual([{ is: "price-changed", lineId: line.id, from: 5000, to: 5500 }]);
  expect(await acceptChanges(who, {})).toMatchObject({ ok: true, value: { changes: [], goods: 5500 } });
});

test("pieces that are gone are a change, and accepting takes what is left", async () => {
  const { who, line } = await cartOf(8, 10);
  await setQuantity(who, SetQuantity.parse({ lineId: line.id, quantity: 12 }));
  expect((await cartById(who.cartId, new Date())).changes).toEqual([{ is: "only-some-left", lineId: line.id, left: 10 }]);
  expect(await acceptChanges(who, {})).toMatchObject({ ok: true, value: { count: 10, changes: [] } });
});

test("a code counts, or says why not, and goes again", async () => {
  const { who } = await cartOf(1);
  const code = `C${newId().slice(-8)}`.toUpperCase();
  await atomically(async (tx) => done(await tx.insert(coupons).values({ code, kind: "amount", value: 1000, currency: "EUR", minimum: minorOf(4000), startsAt: new Date() })));
  expect(await setCoupon(who, { code: code.toLowerCase() })).toMatchObject({ ok: true, value: { coupon: { code, discount: 1000 } } });
  expect(await setCoupon(who, { code: "NONE-SUCH" })).toEqual({ ok: false, why: "code", problem: "unknown" });
  expect((await cartById(who.cartId, new Date())).coupon?.code).toBe(code);
  expect(await setCoupon(who, { code: null })).toMatchObject({ ok: true, value: { coupon: null } });
});
