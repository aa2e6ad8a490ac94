import { beforeAll, expect, test } from "vitest";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder, type MadeOrder } from "@/db/factories/orders";
import { type LocationId, newId, type StaffId, type VariantId } from "@/lib/core/id";
import type { Duty, Staff } from "@/lib/core/who";
import { orderToServe, ordersToServe } from "./reads";

let lodi: LocationId;
let milano: LocationId;
let made: MadeOrder[];

beforeAll(async () => {
  lodi = (await aPlace()).id;
  milano = (await aPlace()).id;
  const variantId = (await aProduct({ stock: { [lodi]: 50, [milano]: 50 } })).variants[0]?.id as VariantId;
  const lines = [{ variantId, quantity: 2 }];
  made = [];
  for (const wish of [{ parts: [{ at: lodi, lines }] }, { parts: [{ at: milano, lines }] }, { parts: [{ at: lodi, lines }, { kind: "collect" as const, at: milano, lines }] }, { state: "placed" as const, parts: [{ at: lodi, lines }] }]) made.push(await anOrder(wish));
});

const colleague = (at: readonly LocationId[] | null, may: readonly Duty[] = ["hand-over"]): Staff => ({ is: "staff", staffId: newId<"staff">() as StaffId, at, may: new Set(may) });
const numbers = async (who: Staff, wanted = {}) => (await ordersToServe(who, wanted)).orders.map((o) => o.number);

test("newest first, only those with a part at one's own places", async () => {
  const [a, b, c, d] = made.map((o) => o.number);
  expect(await numbers(colleague(null))).toEqual([d, c, b, a]);
  expect(await numbers(colleague([milano]))).toEqual([c, b]);
  expect(await numbers(colleague([lodi]), { state: "paid" })).toEqual([c, a]);
  expect((await ordersToServe(colleague(null), {}, 2)).next).toBe(made[2]?.id);
  expect(await numbers(colleague(null), { after: made[2]?.id })).toEqual([b, a]);
  expect((await ordersToServe(colleague(null), {})).orders[1]).toMatchObject({ pieces: 4, parts: [{ kind: "deliver", locationId: lodi }, { kind: "collect", locationId: milano }] });
});

test("nothing without the duty, nothing of other places, nothing for a number that is none", async () => {
  expect(await numbers(colleague(null, ["read-messages"]))).toEqual([]);
  expect(await numbers(colleague([]))).toEqual([]);
  const [first, second] = made;
  expect((await orderToServe(colleague([lodi]), first?.number ?? ""))?.id).toBe(first?.id);
  for (const [who, number] of [[colleague([lodi]), second?.number], [colleague(null, ["count"]), first?.number], [colleague(null), "ABCDEFGH"], [colleague(null), "' or 1=1"]] as const) expect(await orderToServe(who, number ?? "")).toBeNull();
});
