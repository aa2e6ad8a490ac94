import { afterAll, expect, test } from "vitest";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { leaves, someoneAt } from "@/db/factories/returns";
import { colleague } from "@/db/factories/wallets";
import { expectHealthy } from "@/db/testing/healthy";
import type { VariantId } from "@/lib/core/id";
import { reportShortage } from "@/lib/fulfilment/report-shortage";
import { takePick } from "@/lib/fulfilment/take-pick";
import { orderRows, orderTable } from "@/lib/office/orders";
import { readView } from "@/lib/office/rules";
import { expireCollections } from "@/lib/payments/expire-collections";
import { readPeriod, sayDays, todayAt } from "../period/rules";
import { NO_PICKUPS, noShow, onTime } from "../rules";
import { COLLECTION_FATES } from "../types";
import { pickupsOf } from "./reads";

afterAll(() => expectHealthy({ except: ["P11"] })); // refunds wait for a processor that this test has none of

const boss = colleague("see-figures", "hand-over");
const today = () => readPeriod({ period: "today" }, todayAt(new Date()));

test("each collection is counted once, as what became of it, where it happened; the orders behind a figure are those", async () => {
  const [place, other] = [(await aPlace()).id, (await aPlace()).id];
  const variantId = (await aProduct({ stock: { [place]: 90, [other]: 9 } })).variants[0]?.id as VariantId;
  const collection = (over: object = {}, quantity = 1) => anOrder({ parts: [{ kind: "collect", at: place, lines: [{ variantId, quantity }], ...over }] });
  const minutesAgo = (n: number) => new Date(Date.now() - n * 60_000);
  const inTime = await collection();
  const late = await collection({ due: minutesAgo(1) });
  const [given, nobodyCame, short] = [await collection(), await collection(), await collection({}, 3)];
  const overdue = await collection({ due: minutesAgo(5) });
  await anOrder({ parts: [{ kind: "collect", at: other, lines: [{ variantId }] }] });
  await anOrder({ parts: [{ kind: "deliver", at: place, due: minutesAgo(5), lines: [{ variantId }] }] });
  const part = (order: typeof inTime) => ({ fulfilmentId: order.parts[0]?.id as never });
  const hands = await someoneAt("manager", place);
  for (const order of [inTime, late, nobodyCame]) expect(await picked(hands, part(order))).toMatchObject({ ok: true });
  await leaves(given, "collect");
  await takePick(hands, part(short));
  expect(await reportShortage(hands, { ...part(short), position: 0, pieces: 2, kind: "missing" })).toMatchObject({ ok: true });
  const { all, places } = await pickupsOf(boss, today());
  expect(places.find((each) => each.place === place)?.now).toEqual(all.now);
  expect(all.now).toMatchObject({ ready: 4, inTime: 3, broken: 1, collected: 1, lapsed: 0, missing: 2, damaged: 0, overdue: 1 });
  expect([onTime(all.now), noShow(all.now), all.before]).toEqual([0.6, 0, NO_PICKUPS]);
  expect(all.now.p50, "by the clock, from when it was paid").toBeGreaterThanOrEqual(0);
  expect(all.now.p90).toBeLessThan(5);
  expect(places.map((each) => each.place), "nothing has happened elsewhere, parcels are none").toEqual([place]);
  expect(overdue.parts).toHaveLength(1);
  const days = sayDays(today());
  const spec = orderTable([{ id: place }], { ended: days });
  const behind = async (fate: string) => (await orderRows(boss, readView(spec, { ended: days, collection: fate, place }))).rows.map(({ number }) => number).toSorted();
  expect(Object.fromEntries(await Promise.all(COLLECTION_FATES.map(async (fate) => [fate, await behind(fate)])))).toMatchObject({ ready: [inTime, given, nobodyCame, late].map(({ number }) => number).toSorted(), "in-time": [inTime, given, nobodyCame].map(({ number }) => number).toSorted(), late: [late.number], broken: [short.number], collected: [given.number], missing: [short.number] });
  expect(await pickupsOf(await someoneAt("cashier", place), today())).toMatchObject({ all: { now: NO_PICKUPS }, places: [] });
  expect((await pickupsOf(await someoneAt("manager", other), today())).all.now).toEqual(NO_PICKUPS);

  const over = new Date(Date.now() + 30 * 86_400_000);
  expect(await expireCollections(over)).toBe(3);
  const day = { from: todayAt(over), to: todayAt(over) };
  const then = (await pickupsOf(boss, { ...day, preset: null, before: { from: today().from, to: today().to }, running: false })).all;
  expect(then).toMatchObject({ now: { ready: 0, lapsed: 3 }, before: { ready: 4, collected: 1, lapsed: 0 } });
  const nobody = orderTable([{ id: place }], { ended: sayDays(day) });
  expect((await orderRows(boss, readView(nobody, { ended: sayDays(day), collection: "lapsed" }))).rows).toHaveLength(3);
});
