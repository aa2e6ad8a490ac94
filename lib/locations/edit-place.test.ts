import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { placeEdits, tills } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import type { LocationId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { dutiesOf } from "@/lib/staff/rules";
import type { Role } from "@/lib/staff/types";
import { hoursOn, readSpans, saySpans } from "./edit/rules";
import { EditPlace, editPlace, placeHash } from "./edit-place";
import { placeByHandle, placesOf } from "./reads";

afterAll(() => expectHealthy());
async function colleague(role: Role, locationId: LocationId | null = null): Promise<Staff> {
  const roles = [{ role, locationId }];
  return { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
}
const there = async (id: LocationId) => {
  const [place] = await placesOf([id]);
  if (!place) throw new Error("gone");
  return place;
};
const LATER = `${new Date().getFullYear() + 1}-12-24`;
/** A place's form as its page draws it up, with something changed. */
async function form(id: LocationId, over: object = {}) {
  const { week, exceptions, documentFrom, collectCutOff, latitude, longitude, ...place } = await there(id);
  return EditPlace.parse({
    ...place, id, seen: placeHash(await there(id)), latitude: String(latitude), longitude: String(longitude), documentFrom: documentFrom === null ? "" : String(documentFrom / 100), collectCutOff: collectCutOff ?? "",
    week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => saySpans(hoursOn(week, weekday))), exceptions: exceptions.map(({ day, spans, reason }) => ({ day, spans: saySpans(spans), reason })), ...over,
  });
}

describe("hours as people write them", () => {
  test("are read, and written back", () => {
    expect(readSpans("10-13, 15:30 – 19.30")).toEqual([{ opens: "10:00", closes: "13:00" }, { opens: "15:30", closes: "19:30" }]);
    expect(readSpans(" ")).toEqual([]);
    expect(readSpans("9–24")).toEqual([{ opens: "09:00", closes: "24:00" }]);
    for (const wrong of ["10", "13-10", "10-13, 12-15", "25-26", "10:60-11", "10-10", "chiuso", "1-2,3-4,5-6,7-8,9-10", "10-12-14"]) expect(readSpans(wrong), wrong).toBeNull();
    expect(readSpans(saySpans(readSpans("8-12, 14-18:15") ?? []))).toEqual(readSpans("8-12,14-18:15"));
  });
});

describe("what holds for a place", () => {
  test("hours, days that differ and how it serves are written, each with its history; said again, nothing is done", async () => {
    const { id } = await aPlace({ closedOn: ["2026-01-01"] });
    const manager = await colleague("manager", id);
    const week = ["", "10-13, 15:30-19:30", "9-19", "9-19", "9-19", "9-19", "10-18"];
    const change = { week, exceptions: [{ day: LATER, spans: "10-14", reason: { it: "Vigilia", en: "Christmas Eve" } }], collectCutOff: "17:30", windows: { minutes: 60, capacity: 4, days: 2 }, documentFrom: "250,00" };
    expect(await editPlace(manager, await form(id, change))).toMatchObject({ ok: true });
    const place = await there(id);
    expect(place).toMatchObject({ collectCutOff: "17:30", windows: { minutes: 60, capacity: 4, days: 2 }, documentFrom: 25_000 });
    expect([hoursOn(place.week, 1), hoursOn(place.week, 2)]).toEqual([[], [{ opens: "10:00", closes: "13:00" }, { opens: "15:30", closes: "19:30" }]]);
    expect(place.exceptions, "what is over stays").toEqual([{ day: "2026-01-01", spans: [], reason: { it: "Chiuso", en: "Closed" } }, { day: LATER, spans: [{ opens: "10:00", closes: "14:00" }], reason: { it: "Vigilia", en: "Christmas Eve" } }]);
    const edits = async () => (await db.select({ field: placeEdits.field }).from(placeEdits).where(eq(placeEdits.locationId, id))).map(({ field }) => field).toSorted();
    expect(await edits()).toEqual(["collectCutOff", "documentFrom", "exceptions", "week", "windows"]);
    expect(await editPlace(manager, await form(id))).toMatchObject({ ok: true });
    expect(await edits()).toHaveLength(5);
    expect(await editPlace(manager, await form(id, { exceptions: [], windows: null }))).toMatchObject({ ok: true });
    expect((await there(id)).exceptions.map(({ day }) => day)).toEqual(["2026-01-01"]);
  });
  test("only by who has its settings: a manager of that place, or of the whole shop", async () => {
    const { id } = await aPlace();
    const elsewhere = (await aPlace()).id;
    for (const who of [await colleague("manager", elsewhere), await colleague("cashier", id), await colleague("buyer")]) expect(await editPlace(who, await form(id, { name: "Altrove" }))).toEqual({ ok: false, why: "not-yours" });
    expect(await editPlace(await colleague("manager"), await form(id, { name: "Nuovo nome" }))).toMatchObject({ ok: true });
    expect((await there(id)).name).toBe("Nuovo nome");
    expect(await editPlace(await colleague("manager", id), { ...(await form(id)), id: null }), "a new one is the whole shop's").toEqual({ ok: false, why: "not-yours" });
  });
  test("of two at once the second is told", async () => {
    const { id } = await aPlace();
    const manager = await colleague("manager");
    const forms = await Promise.all(["Uno", "Due"].map((name) => form(id, { name })));
    const answers = await Promise.all(forms.map((one) => editPlace(manager, one)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, why: "changed-meanwhile" });
  });
  test("a new store has an address made of its name, and a till; of three at once each has its own", async () => {
    const manager = await colleague("manager");
    const like = await form((await aPlace()).id, { name: "Via dei Gatti", city: "Lecce" });
    const made = await Promise.all([1, 2, 3].map(() => editPlace(manager, { ...like, id: null, seen: "" })));
    const handles = made.map((one) => (one.ok ? one.value.handle : one.why)).toSorted();
    expect(handles).toEqual(["lecce-via-dei-gatti", "lecce-via-dei-gatti-2", "lecce-via-dei-gatti-3"]);
    const place = await placeByHandle("lecce-via-dei-gatti");
    expect(place).toMatchObject({ kind: "store", city: "Lecce" });
    expect(await db.$count(tills, eq(tills.locationId, place?.id as LocationId))).toBe(1);
  });
  test("what is none is not read", async () => {
    const { id } = await aPlace();
    for (const wrong of [{ name: " " }, { email: "x" }, { latitude: "91" }, { longitude: "x" }, { timeZone: "Mars/Base" }, { week: ["x", "", "", "", "", "", ""] }, { week: [] }, { collectCutOff: "25:00" }, { holdDays: "0" }, { preparationMinutes: "1.5" }, { documentFrom: "-1" }, { windows: { minutes: 5, capacity: 1, days: 1 } }, { exceptions: [{ day: "2026-02-30", spans: "", reason: { it: "x", en: "" } }] }, { exceptions: [{ day: LATER, spans: "9-12,14-18", reason: { it: "x", en: "" } }] }]) await expect(form(id, wrong), JSON.stringify(wrong)).rejects.toThrow();
  });
  test("its history is added to, never edited", async () => {
    const { id } = await aPlace();
    await editPlace(await colleague("manager"), await form(id, { name: "Altro" }));
    for (const query of [sql`update place_edits set field = 'x'`, sql`delete from place_edits`]) await expect(atomically(async (tx) => done(await tx.execute(query)))).rejects.toThrow();
  });
});
