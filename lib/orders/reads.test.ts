import { expect, test } from "vitest";
import { aProduct } from "@/db/factories/catalogue";
import { aCustomer } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { newId } from "@/lib/core/id";
import { orderById, orderByNumber } from "./reads";

async function aPaidOrder(wish: Partial<Parameters<typeof anOrder>[0]> = {}) {
  const place = await aPlace();
  const { variants: [variant] } = await aProduct({ stock: { [place.id]: 5 } });
  if (!variant) throw new Error("a product without a variant");
  return anOrder({ parts: [{ at: place.id, lines: [{ variantId: variant.id }] }], ...wish });
}

test("an order opens for its customer and for its code, and for nobody else", async () => {
  const { id: customerId } = await aCustomer();
  const { id: stranger } = await aCustomer();
  const { number, id, code } = await aPaidOrder({ customerId });
  for (const key of [{ customerId, code: null }, { customerId: null, code }, { customerId: stranger, code }, "all"] as const) expect(await orderByNumber(number, key)).toMatchObject({ id });
  for (const key of [{ customerId: stranger, code: null }, { customerId: null, code: null }, { customerId: null, code: "X".repeat(26) }, { customerId: stranger, code: "" }]) expect(await orderByNumber(number, key)).toBeNull();
});

test("an order as it is handed out holds no key, no cart and no other secret: it may go to a browser", async () => {
  const order = await orderById((await aPaidOrder()).id);
  const all = JSON.stringify(order);
  for (const secret of ["attemptKey", "acceptedHash", "guestTokenHash", "cartId", "idempotencyKey", "intentRef"]) expect(all).not.toContain(secret);
});

test("a receipt belongs to the year in which it is printed, in Italy", async () => {
  const order = async (at: string) => (await orderById((await aPaidOrder({ placedAt: new Date(at) })).id))?.receipt?.series;
  expect(await order("2031-12-31T22:59:59Z")).toBe("R2031");
  expect(await order("2031-12-31T23:00:00Z")).toBe("R2032");
  expect(await orderById(newId<"order">())).toBeNull();
});
