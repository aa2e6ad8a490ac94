import { afterAll, expect, test } from "vitest";
import { aRequest, aStaffedStore } from "@/db/factories/aisle";
import { someoneAt } from "@/db/factories/returns";
import { colleague } from "@/db/factories/wallets";
import { expectHealthy } from "@/db/testing/healthy";
import { acceptRequest } from "@/lib/aisle/accept-request";
import { finishRequest } from "@/lib/aisle/finish-request";
import { newId } from "@/lib/core/id";
import { CountPieces, countPieces } from "@/lib/inventory/count-pieces";
import { addDays, readPeriod, todayAt } from "../period/rules";
import { accuracy, NO_SHELVES } from "../rules";
import { shelvesOf } from "./reads";

afterAll(() => expectHealthy());

const boss = colleague("see-figures");
const today = () => readPeriod({ period: "today" }, todayAt(new Date()));

test("what was counted and asked for, place by place: right, too few, too many; brought or not there", async () => {
  const [store, other] = [await aStaffedStore({ stock: 9 }), await aStaffedStore()];
  const picker = await someoneAt("picker", store.at);
  const press = newId();
  const count = (variantId: string, booked: number, pieces: number, key: string = newId()) => countPieces(picker, CountPieces.parse({ locationId: store.at, variantId, press: key, booked, pieces: String(pieces) }));
  for (let i = 0; i < 2; i++) expect(await count(store.lamp, 9, 7, press), "sent twice it counts once").toMatchObject({ ok: true });
  for (const [variant, booked, pieces] of [[store.lamp, 7, 7], [store.vase, 9, 12], [store.vase, 12, 12]] as const) expect(await count(variant, booked, pieces)).toMatchObject({ ok: true });
  for (const as of ["brought", "not-there"] as const) {
    const request = await aRequest(store);
    expect(await acceptRequest(store.who, request)).toMatchObject({ ok: true });
    expect(await finishRequest(store.who, { ...request, as })).toMatchObject({ ok: true });
  }
  await aRequest(other);
  const board = await shelvesOf(boss, today());
  expect(board.all.now).toEqual({ counted: 4, exact: 2, missing: 2, over: 3, asked: 2, brought: 1, notThere: 1, expired: 0, noneLeft: 0 });
  expect([board.places.map(({ place }) => place), accuracy(board.all.now), accuracy(NO_SHELVES), board.all.before], "what is open is not over").toEqual([[store.at], 0.5, null, NO_SHELVES]);
  const tomorrow = { ...today(), from: addDays(today().to, 1), to: addDays(today().to, 1), before: { from: today().from, to: today().to }, running: false };
  expect((await shelvesOf(boss, tomorrow)).all).toEqual({ now: NO_SHELVES, before: board.all.now });
  for (const nobody of [picker, { ...boss, at: [] }, await someoneAt("manager", other.at)]) expect((await shelvesOf(nobody, today())).all.now).toEqual(NO_SHELVES);
});
