import { expect, test } from "vitest";
import { aPlace } from "@/db/factories/locations";
import { NASTY } from "@/db/testing/nasty";
import { placeByHandle, places } from "./reads";

test("a place comes with its week and its exceptional days", async () => {
  await aPlace({ handle: "bologna", hours: [{ opens: "10:00", closes: "13:30" }, { opens: "15:30", closes: "24:00" }], closedOn: ["2027-12-25", "2020-01-01"] });
  const place = await placeByHandle("bologna");
  expect(place).toMatchObject({ kind: "store", timeZone: "Europe/Rome", deliversFrom: true, preparationMinutes: 60, directions: { en: "Round the corner." }, picture: null });
  expect(place?.week).toEqual([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, spans: [{ opens: "10:00", closes: "13:30" }, { opens: "15:30", closes: "24:00" }] })));
  expect(place?.exceptions).toEqual([{ day: "2027-12-25", spans: [], reason: { it: "Chiuso", en: "Closed" } }]); // what is long past is left out
});

test("stores come before warehouses, in the order in which they send", async () => {
  await aPlace({ handle: "lodi", kind: "warehouse", routingRank: 1, hours: [] });
  await aPlace({ handle: "roma", routingRank: 5 });
  expect((await places()).map((p) => p.handle)).toEqual(["roma", "bologna", "lodi"]);
  expect((await placeByHandle("lodi"))?.week).toEqual([]);
});

test("an unknown place is none, whatever is asked", async () => {
  for (const handle of [...NASTY, "unknown"]) expect(await placeByHandle(handle)).toBeNull();
});
