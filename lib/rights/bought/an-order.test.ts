import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { categories, products, variants } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import type { VariantId } from "@/lib/core/id";
import { orderById } from "@/lib/orders/reads";
import type { Order } from "@/lib/orders/types";
import { readPolicies } from "../policy/rules";
import { refundOf } from "../refund/rules";
import { rightsOf } from "../rules";
import { boughtOf } from "./rules";

afterAll(() => expectHealthy());

async function paid(state: "placed" | "paid" = "paid"): Promise<Order> {
  const at = (await aPlace()).id;
  const [lamp, vase] = (await Promise.all([aProduct({ stock: { [at]: 9 } }), aProduct({ stock: { [at]: 9 } })])).map((made) => made.variants[0]?.id as VariantId) as [VariantId, VariantId];
  const made = await anOrder({ state, delivery: 691, discount: 1001, parts: [{ at, lines: [{ variantId: lamp, quantity: 3, price: 1999 }] }, { at, lines: [{ variantId: vase, price: 2500 }] }] });
  return (await orderById(made.id)) as Order;
}

test("an order as it is read, paid and not yet there: all of it may be withdrawn from, and brings back what was paid to the cent", async () => {
  const order = await paid();
  const bought = boughtOf(order);
  const rights = rightsOf(bought, new Date());
  expect(rights.order).toMatchObject({ withdrawal: { yes: true, because: "to-come", until: null }, policy: { because: "to-come" }, guarantee: { because: "to-come" } });
  expect(rights.lines.map(({ pieces }) => [pieces.bought, pieces.coming, pieces.left])).toEqual([[3, 3, 3], [1, 1, 1]]);
  expect(refundOf(bought, [{ position: 0, quantity: 3 }, { position: 1, quantity: 1 }], "withdrawal")).toMatchObject({ total: order.captured, delivery: 691, because: "whole" });
});

test("an order that nobody paid gives no right, and has nothing to refund but what was captured", async () => {
  const rights = rightsOf(boughtOf(await paid("placed")), new Date());
  for (const right of ["withdrawal", "policy", "guarantee"] as const) expect(rights.order[right]).toMatchObject({ yes: false, because: "not-bought" });
});

test("terms of a category hold for what is filed there", async () => {
  const order = await paid();
  const [filed] = await db.select({ category: categories.handle }).from(variants).innerJoin(products, eq(products.id, variants.productId)).innerJoin(categories, eq(categories.id, products.categoryId)).where(eq(variants.id, order.lines[0]?.variantId as VariantId));
  expect(order.lines[0]).toMatchObject({ category: filed?.category, returned: 0 });
  const [policy] = readPolicies([{ since: "2026-01-01", windowDays: 30, condition: "new", feeBasisPoints: 0, never: null, excludedToo: false, categories: { [filed?.category ?? ""]: { windowDays: 60 } } }]);
  expect(rightsOf(boughtOf(order), new Date(), "Europe/Rome", policy).lines[0]?.policy.days).toBe(60);
});
