import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { fulfilments, holds, orderLines } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { sendParcel } from "@/lib/fulfilment/send-parcel";
import { newId, type StaffId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { closeOrder } from "./close-order";

afterAll(() => expectHealthy());

test("what has left the house stays sent when the rest of the order is cancelled", async () => {
  const [near, far] = [await aPlace(), await aPlace()];
  const { variants: [a, b] } = await aProduct({ variants: 2, stock: { [near.id]: 5, [far.id]: 5 } });
  if (!a || !b) throw new Error("two variants were wanted");
  const order = await anOrder({ parts: [{ at: near.id, lines: [{ variantId: a.id }] }, { at: far.id, lines: [{ variantId: b.id }] }] });
  const [first] = order.parts;
  if (!first) throw new Error("no part");
  await sendParcel({ is: "staff", staffId: newId<"staff">() as StaffId, at: null, may: new Set(["hand-over"]) }, { fulfilmentId: first.id, carrier: "brt", tracking: "123456789012" });

  await atomically(async (tx) => done(await closeOrder(tx, { is: "machine", job: "test" }, order.id, "cancelled", new Date())));

  expect(await db.select({ state: fulfilments.state }).from(fulfilments).where(eq(fulfilments.orderId, order.id)).orderBy(fulfilments.position)).toEqual([{ state: "sent" }, { state: "cancelled" }]);
  const kept = await db.select({ state: holds.state }).from(holds).innerJoin(orderLines, eq(orderLines.id, holds.orderLineId)).where(eq(orderLines.orderId, order.id)).orderBy(orderLines.position);
  expect(kept).toEqual([{ state: "fulfilled" }, { state: "released" }]);
});
