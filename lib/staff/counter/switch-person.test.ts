import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { sessions, staff, staffPins, staffRoles } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { hashOf } from "@/lib/core/hash";
import { type LocationId, newId, type StaffId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { findColleague, stillMay } from "../reads";
import { dutiesOf } from "../rules";
import type { Role } from "../types";
import { ChoosePin, choosePin } from "./choose-pin";
import { enrolDevice } from "./enrol-device";
import { devicesAt, facesAt, findCounter, pinOf } from "./reads";
import { revokeDevice } from "./revoke-device";
import { switchPerson } from "./switch-person";
import { tryPin } from "./try-pin";
import type { Counter } from "./types";

afterAll(() => expectHealthy());

const PASSWORD = "lampada di luna";
const PIN = "482915";
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
let [place, other]: LocationId[] = [];
let manager: Staff;

async function someone(role: Role, at: LocationId | null, pin = PIN): Promise<Staff> {
  const roles = [{ role, locationId: at }] as const;
  const { id } = await aColleague(roles);
  const who: Staff = { is: "staff", staffId: id, ...dutiesOf(roles) };
  if (pin) expect(await choosePin(who, { password: PASSWORD, pin, again: pin })).toMatchObject({ ok: true });
  return who;
}
async function aCounter(at = place as LocationId): Promise<Counter & { token: string }> {
  const answer = await enrolDevice(manager, { locationId: at, name: "Cassa 1" });
  if (!answer.ok) throw new Error(answer.why);
  const found = await findCounter(hashOf(answer.value.token));
  if (!found) throw new Error("enrolled, and not found");
  return { ...found, token: answer.value.token };
}
const enter = async (counter: Counter, { staffId }: Staff, pin = PIN) => {
  const answer = await switchPerson(counter, { staffId, pin });
  if (!answer.ok) throw new Error(answer.why);
  return answer.value.sessionId;
};

beforeAll(async () => {
  [place, other] = [(await aPlace()).id, (await aPlace()).id];
  manager = await someone("manager", null);
});

test("a manager enrols a counter, a colleague of the place takes over by PIN, and is found there with the counter", async () => {
  const counter = await aCounter();
  const carla = await someone("cashier", place as LocationId);
  expect((await facesAt(place as LocationId)).map((face) => face.staffId)).toContain(carla.staffId);
  const sessionId = await enter(counter, carla);
  expect(await findColleague(sessionId, new Date(), hashOf(counter.token))).toMatchObject({ staffId: carla.staffId, deviceId: counter.id });
  expect(await findColleague(sessionId, new Date())).toMatchObject({ deviceId: null });
  expect(await findColleague(sessionId, new Date(), hashOf("another"))).toMatchObject({ deviceId: null });
  expect((await devicesAt(manager, place as LocationId))?.find(({ id }) => id === counter.id)).toMatchObject({ name: "Cassa 1", enrolledBy: "Colleague" });
});

test("by PIN one is out after five idle minutes, and after twelve hours in any case", async () => {
  const [counter, carla] = [await aCounter(), await someone("cashier", place as LocationId)];
  const idle = await enter(counter, carla);
  expect(await findColleague(idle, later(4))).not.toBeNull();
  expect(await findColleague(idle, later(8))).not.toBeNull();
  expect(await findColleague(idle, later(13.5))).toBeNull();
  const long = await enter(counter, carla);
  await db.update(sessions).set({ seenAt: later(719) }).where(eq(sessions.id, long));
  expect(await findColleague(long, later(719.5))).not.toBeNull();
  expect(await findColleague(long, later(720.5))).toBeNull();
});

test("only a manager of the place enrols and revokes; one browser is one counter", async () => {
  const counter = await aCounter();
  const elsewhere = await someone("manager", other as LocationId);
  for (const who of [elsewhere, await someone("cashier", place as LocationId), await someone("auditor", null, "")]) {
    expect(await enrolDevice(who, { locationId: place as LocationId, name: "Cassa 2" })).toEqual({ ok: false, why: "not-yours" });
    expect(await revokeDevice(who, { deviceId: counter.id })).toEqual({ ok: false, why: "not-yours" });
    expect(await devicesAt(who, place as LocationId)).toBeNull();
  }
  expect(await revokeDevice(manager, { deviceId: newId() })).toEqual({ ok: false, why: "not-yours" });
  expect(await enrolDevice({ ...manager, deviceId: counter.id }, { locationId: place as LocationId, name: "Cassa 2" })).toEqual({ ok: false, why: "already" });
});

test("a revoked counter is none: who was in is out, nobody comes in, twice changes nothing", async () => {
  const [counter, carla] = [await aCounter(), await someone("cashier", place as LocationId)];
  const sessionId = await enter(counter, carla);
  expect(await revokeDevice(manager, { deviceId: counter.id })).toMatchObject({ ok: true });
  expect(await revokeDevice(manager, { deviceId: counter.id })).toMatchObject({ ok: true });
  expect(await findColleague(sessionId, new Date())).toBeNull();
  expect(await findCounter(hashOf(counter.token))).toBeNull();
  expect(await switchPerson(counter, { staffId: carla.staffId, pin: PIN })).toEqual({ ok: false, why: "not-here" });
});

test("revoked while ten come in at once: nobody stays in", async () => {
  const [counter, carla] = [await aCounter(), await someone("cashier", place as LocationId)];
  const [, ...all] = await Promise.all([revokeDevice(manager, { deviceId: counter.id }), ...Array.from({ length: 4 }, () => switchPerson(counter, { staffId: carla.staffId, pin: PIN }))]);
  for (const answer of all) if (answer.ok) expect(await findColleague((answer.value as { sessionId: Parameters<typeof findColleague>[0] }).sessionId, new Date())).toBeNull();
});

test("five misses lock a PIN for everybody, twelve tries at once are five, and a new one opens it", async () => {
  const [counter, carla] = [await aCounter(), await someone("cashier", place as LocationId)];
  expect(await switchPerson(counter, { staffId: carla.staffId, pin: "000000" })).toEqual({ ok: false, why: "wrong-pin", left: 4 });
  const answers = await Promise.all(Array.from({ length: 12 }, () => tryPin(carla.staffId, "000001")));
  expect(answers.map((a) => (a.ok ? "right" : a.why)).filter((why) => why === "wrong-pin")).toHaveLength(3);
  expect(await switchPerson(counter, { staffId: carla.staffId, pin: PIN })).toEqual({ ok: false, why: "pin-locked" });
  expect([await pinOf(carla.staffId), (await facesAt(place as LocationId, carla.staffId))[0]?.locked]).toEqual(["locked", true]);
  expect(await choosePin(carla, { password: "not it", pin: "730264", again: "730264" })).toEqual({ ok: false, why: "wrong-password" });
  expect(await choosePin(carla, { password: PASSWORD, pin: "730264", again: "730264" })).toMatchObject({ ok: true });
  await enter(counter, carla, "730264");
});

test("a right PIN forgives the misses before it", async () => {
  const [counter, carla] = [await aCounter(), await someone("cashier", place as LocationId)];
  for (let i = 0; i < 4; i++) await switchPerson(counter, { staffId: carla.staffId, pin: "000000" });
  await enter(counter, carla);
  expect(await db.select({ misses: staffPins.misses }).from(staffPins).where(eq(staffPins.staffId, carla.staffId))).toEqual([{ misses: 0 }]);
});

test("who works elsewhere, has no PIN, needs a factor or was disabled is no face here and can't come in", async () => {
  const counter = await aCounter();
  const gone = await someone("picker", place as LocationId);
  await db.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, gone.staffId));
  const factor = await someone("cashier", place as LocationId);
  await db.update(staff).set({ factorNeededFrom: new Date() }).where(eq(staff.id, factor.staffId));
  for (const who of [await someone("cashier", other as LocationId), await someone("auditor", null), await someone("cashier", place as LocationId, ""), gone, factor]) {
    expect(await switchPerson(counter, { staffId: who.staffId, pin: PIN })).toEqual({ ok: false, why: "not-here" });
  }
  expect(await switchPerson(counter, { staffId: newId() as StaffId, pin: PIN })).toEqual({ ok: false, why: "not-here" });
});

test("what is open closes for who is disabled, moved, locked out or signed out; looking is no activity", async () => {
  const [counter, at] = [await aCounter(), place as LocationId];
  const still = (sessionId: Parameters<typeof stillMay>[0]) => stillMay(sessionId, "hand-over", at, new Date());
  for (const shutOut of [
    (id: StaffId) => db.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, id)),
    (id: StaffId) => db.update(staffRoles).set({ locationId: other as LocationId }).where(eq(staffRoles.staffId, id)),
    (id: StaffId) => db.update(sessions).set({ endedAt: new Date() }).where(eq(sessions.staffId, id)),
  ]) {
    const carla = await someone("cashier", at);
    const sessionId = await enter(counter, carla);
    const seen = () => db.select({ at: sessions.seenAt }).from(sessions).where(eq(sessions.id, sessionId));
    const before = await seen();
    expect([await still(sessionId), await stillMay(sessionId, "refund", at, new Date())]).toEqual([true, false]);
    expect(await seen()).toEqual(before);
    await shutOut(carla.staffId);
    expect(await still(sessionId)).toBe(false);
  }
});

test("PINs that people choose first, of other lengths, or typed differently twice are refused", () => {
  const read = (pin: string, again = pin) => ChoosePin.safeParse({ password: PASSWORD, pin, again }).success;
  expect([read("482915"), read("123456"), read("48291"), read("4829155"), read("48291a"), read("٤٨٢٩١٥"), read("482915", "482916")]).toEqual([true, false, false, false, false, false, false]);
});
