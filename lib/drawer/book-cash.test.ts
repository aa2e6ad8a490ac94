import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { aProduct } from "@/db/factories/catalogue";
import { anOrder } from "@/db/factories/orders";
import { aCashOrder, aTill } from "@/db/factories/tills";
import { expectHealthy } from "@/db/testing/healthy";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { bookTaking, openDrawer } from "./book-cash";
import { closeSession } from "./close-session";
import { countSession } from "./count-session";
import { xReportOf } from "./report/reads";
import { aDay, close, count } from "./testing/day";

afterAll(() => expectHealthy());

test("an order paid at the till by other means counts in its day, once, and nothing goes into the drawer", async () => {
  const { place, sessionId, cashier } = await aDay({ float: 100 });
  const variantId = (await aProduct({ stock: { [place.id]: 5 } })).variants[0]?.id ?? newId<"variant">();
  const order = await anOrder({ parts: [{ kind: "collect", at: place.id, lines: [{ variantId }] }] });
  await aCashOrder({ at: place.id, lines: [{ variantId, quantity: 2 }] });
  for (const _ of [1, 2]) await atomically(async (tx) => done(await bookTaking(tx, cashier, sessionId, { orderId: order.id })));
  expect(await xReportOf(sessionId)).toMatchObject({ orders: 2, expected: 2_100, sales: [{ tender: "card-online", count: 1, amount: 1_000 }, { tender: "cash", count: 1, amount: 2_000 }], vat: [{ rate: 2200, gross: 3_000 }] });
});

test("an order that waits for the rest of its money keeps the day open", async () => {
  const { place, sessionId, cashier } = await aDay({ float: 0 });
  const variantId = (await aProduct({ stock: { [place.id]: 5 } })).variants[0]?.id ?? newId<"variant">();
  const order = await anOrder({ state: "placed", parts: [{ kind: "collect", at: place.id, lines: [{ variantId }] }] });
  await atomically(async (tx) => done(await bookTaking(tx, cashier, sessionId, { orderId: order.id })));
  const counting = count(sessionId, 0);
  await countSession(cashier, counting);
  expect(await closeSession(cashier, close(sessionId, counting.countId))).toEqual({ ok: false, why: "payment-open", orders: [order.number] });
});

test("whose drawer: the one that is named, else the only one", async () => {
  const { place, tillId, sessionId } = await aDay();
  const drawer = (at: Parameters<typeof openDrawer>[1]) => atomically((tx) => openDrawer(tx, at));
  expect(await drawer({ places: [place.id] })).toMatchObject({ ok: true, value: { sessionId, balance: 10_000 } });
  const second = await aTill(place.id);
  expect(await drawer({ places: [place.id] })).toEqual({ ok: false, why: "which-till" });
  expect(await drawer({ tillId })).toMatchObject({ ok: true, value: { sessionId } });
  expect(await drawer({ tillId: second.tillId })).toMatchObject({ ok: true, value: { sessionId: second.sessionId } });
  expect(await drawer({ places: [newId<"location">()] })).toEqual({ ok: false, why: "drawer-closed" });
});
