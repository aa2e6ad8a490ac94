import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aCustomer, guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { cartLines, carts } from "@/db/schema/all";
import { type CartId, newId } from "@/lib/core/id";
import type { Shopper } from "@/lib/core/who";
import { AddToCart, addToCart } from "./add-to-cart";
import { forgetCarts } from "./forget-carts";
import { mergeCarts } from "./merge-carts";

const DAY = 86_400_000;

test("bags of guests who never came back go, with their lines; what may still be opened stays", async () => {
  const place = await aPlace();
  const { variants: [variant] } = await aProduct({ stock: { [place.id]: 50 } });
  const put = async (who: Shopper = guest): Promise<CartId> => {
    const added = await addToCart(who, AddToCart.parse({ variantId: variant?.id, quantity: 1 }));
    if (!added.ok || !added.value.cart.id) throw new Error("not added");
    return added.value.cart.id;
  };
  const { id: customerId } = await aCustomer();
  const [gone, recent, merged, own] = [await put(), await put(), await put(), await put({ ...guest, customerId })];
  await mergeCarts({ ...guest, customerId }, merged);
  const now = new Date();
  const ago = (days: number) => new Date(now.getTime() - days * DAY);
  await db.update(carts).set({ changedAt: ago(91) }).where(inArray(carts.id, [gone, merged, own]));
  await db.update(carts).set({ changedAt: ago(89) }).where(eq(carts.id, recent));

  expect((await forgetCarts(now)).value).toBe(1);
  expect(await db.select().from(cartLines).where(eq(cartLines.cartId, gone))).toEqual([]);
  expect(new Set((await db.select({ id: carts.id }).from(carts).where(inArray(carts.id, [gone, recent, merged, own]))).map((c) => c.id))).toEqual(new Set([recent, merged, own]));
  expect((await forgetCarts(new Date(now.getTime() + 3 * DAY))).value).toBe(2); // the recent one, and the merged one once its merge can't be undone
});

test("an empty bag of a guest goes after a week, a customer's stays", async () => {
  const { id: customerId } = await aCustomer();
  const at = new Date();
  const ago = (days: number) => new Date(at.getTime() - days * DAY);
  const rows = await db.insert(carts).values([
    { locale: "it", tokenHash: newId(), changedAt: ago(8) }, { locale: "it", tokenHash: newId(), changedAt: ago(6) }, { locale: "it", customerId, changedAt: ago(400) }, { locale: "it", state: "merged", changedAt: ago(8) },
  ]).returning({ id: carts.id });
  await forgetCarts(at);
  const left = await db.select({ id: carts.id }).from(carts).where(inArray(carts.id, rows.map((r) => r.id)));
  expect(new Set(left)).toEqual(new Set([rows[1], rows[2]]));
});
