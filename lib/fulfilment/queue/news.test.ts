import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { expectHealthy } from "@/db/testing/healthy";
import { type FulfilmentId, type LocationId, newId, type OrderId, type VariantId } from "@/lib/core/id";
import { type Listening, startListening } from "@/lib/events/listen";
import { onQueueNews, touchedBy } from "./news";

let listening: Listening;
beforeAll(async () => void (listening = await startListening()));
afterAll(async () => {
  await listening.stop();
  await expectHealthy();
});

test("a store hears of its own collections, from the order to the shelf, and of no other's", async () => {
  const [at, elsewhere] = [(await aPlace()).id, (await aPlace()).id];
  const variantId = (await aProduct({ stock: { [at]: 5 } })).variants[0]?.id as VariantId;
  const [here, there] = [vi.fn(), vi.fn()];
  const ends = [onQueueNews(at, here), onQueueNews(elsewhere, there)];
  const order = await anOrder({ parts: [{ kind: "collect", at, lines: [{ variantId }] }] });
  await vi.waitFor(() => expect(here).toHaveBeenCalledTimes(1), 2_000);
  await picked(colleague("hand-over"), { fulfilmentId: order.parts[0]?.id as FulfilmentId });
  await vi.waitFor(() => expect(here).toHaveBeenCalledTimes(4), 2_000); // taken, scanned, ready
  expect(there).not.toHaveBeenCalled();
  ends.forEach((end) => end());
  await anOrder({ parts: [{ kind: "collect", at, lines: [{ variantId }] }] });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(here).toHaveBeenCalledTimes(4);
});

test("facts of bags, stock and parcels' places wake nobody", () => {
  const [locationId, orderId, fulfilmentId] = [newId<"location">() as LocationId, newId<"order">() as OrderId, newId<"fulfilment">() as FulfilmentId];
  expect(touchedBy({ is: "pick.changed", fulfilmentId, locationId })).toEqual({ at: locationId });
  expect(touchedBy({ is: "approval.changed", approvalId: newId<"approval">(), locationId })).toEqual({ at: locationId });
  expect(touchedBy({ is: "fulfilment.asked", fulfilmentId, orderId })).toEqual({ of: orderId });
  expect(touchedBy({ is: "order.paid", orderId })).toEqual({ of: orderId });
  expect([touchedBy({ is: "stock.moved", locationId, variantIds: [] }), touchedBy({ is: "order.placed", orderId })]).toEqual([null, null]);
});
