import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aPlace } from "@/db/factories/locations";
import { colleague } from "@/db/factories/wallets";
import { intakeLimits } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type LocationId, newId } from "@/lib/core/id";
import { placesOf } from "@/lib/locations/reads";
import { eq } from "drizzle-orm";
import { LimitIntake, limitIntake } from "./limit-intake";
import { NO_QUEUE, readyBy } from "./promise/rules";

afterAll(() => expectHealthy());
const HANDS = colleague("hand-over");
const NOON = new Date("2026-11-23T11:00:00Z"); // 12:00 in Rome, the place is open from 9 to 20
const wish = (locationId: LocationId, over: object = {}) => LimitIntake.parse({ locationId, most: "0", lasts: "60", reason: "Consegna in corso", ...over });
async function promisedAt(locationId: LocationId) {
  const [place] = await placesOf([locationId]);
  return place && readyBy(place, NO_QUEUE, NOON)?.due;
}

test("a pause moves the promise at once, by itself or until it is lifted; the last word counts", async () => {
  const { id } = await aPlace();
  expect(await promisedAt(id)).toEqual(new Date("2026-11-23T12:00:00Z"));
  expect(await limitIntake(HANDS, wish(id), NOON)).toEqual({ ok: true, value: { most: 0, until: new Date("2026-11-23T12:00:00Z") } });
  expect(await promisedAt(id)).toEqual(new Date("2026-11-23T13:00:00Z"));
  await limitIntake(HANDS, wish(id, { lasts: "today" }), NOON);
  expect(await promisedAt(id)).toEqual(new Date("2026-11-24T09:00:00Z"));
  await limitIntake(HANDS, wish(id, { most: "2" }), NOON);
  expect(await promisedAt(id)).toEqual(new Date("2026-11-23T12:00:00Z")); // nothing waits
  await limitIntake(HANDS, wish(id, { lasts: "lift" }), NOON);
  expect(await promisedAt(id)).toEqual(new Date("2026-11-23T12:00:00Z"));
  expect((await placesOf([id]))[0]?.intake).toEqual({ most: 0, until: expect.any(String) as string });
});

test("refused: another store's colleague, another duty, a place where nothing is collected", async () => {
  const { id } = await aPlace();
  for (const who of [{ ...HANDS, at: [newId<"location">() as LocationId] }, colleague("sell")]) expect(await limitIntake(who, wish(id))).toEqual({ ok: false, why: "not-yours" });
  expect(await limitIntake(HANDS, wish((await aPlace({ collectFrom: false })).id))).toEqual({ ok: false, why: "not-for-collection" });
  expect(await limitIntake(HANDS, wish(newId<"location">() as LocationId))).toEqual({ ok: false, why: "not-for-collection" });
  expect(await db.$count(intakeLimits, eq(intakeLimits.locationId, id))).toBe(0);
  for (const bad of [{ most: "-1" }, { most: "501" }, { most: "x" }, { lasts: "forever" }, { reason: " " }]) expect(LimitIntake.safeParse({ ...wish(id), ...bad }).success, JSON.stringify(bad)).toBe(false);
});

test("said by ten at once: each is written down, and one counts", async () => {
  const { id } = await aPlace();
  const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => limitIntake(HANDS, wish(id, { most: String(i) }))));
  expect(answers.every((a) => a.ok)).toBe(true);
  expect(await db.$count(intakeLimits, eq(intakeLimits.locationId, id))).toBe(10);
});
