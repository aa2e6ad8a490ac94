import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aBrowser, aRequest, aStaffedStore, atWorkIn } from "@/db/factories/aisle";
import { aProduct } from "@/db/factories/catalogue";
import { guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { aisleRequests, bins, locations, staff } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId, type VariantId } from "@/lib/core/id";
import { AskForGoods, askForGoods } from "./ask-for-goods";
import { notePresence } from "./note-presence";
import { colleaguesAt, onFloor, openRequests, ownRequest } from "./reads";
import { MOST_EACH, PRESENT_MINUTES } from "./rules";
import { withdrawRequest } from "./withdraw-request";

afterAll(() => expectHealthy());
const asked = (store: string, variantId: VariantId, more: object = {}) => AskForGoods.parse({ store, variantId, ...more });

test("asked for with where they stand, seen by who serves there and by nobody else", async () => {
  const { at, store, who, lamp, vase } = await aStaffedStore();
  await db.insert(bins).values([{ locationId: at, variantId: vase, bin: "M3·02" }, { locationId: at, variantId: lamp, bin: "R1·04" }]);
  const browser = aBrowser();
  const answer = await askForGoods(guest, asked(store, lamp, { labelOf: vase, spot: "  by the\u0000 window\n" }), browser);
  expect(answer).toMatchObject({ ok: true });
  expect(await openRequests(who, at)).toMatchObject([{ state: "asked", lies: "R1·04", bin: "M3·02", spot: "by the window", onHand: 9, by: null, mine: false, locale: "it", goods: { variantId: lamp } }]);
  expect(await ownRequest(browser)).toMatchObject({ state: "asked", by: null, place: store });
  expect(await openRequests({ ...who, at: [newId()] }, at)).toBeNull();
  expect(await openRequests({ ...who, may: new Set(["sell"]) }, at)).toBeNull();
  expect(await ownRequest(aBrowser())).toBeNull();
});

test("a store's floor says how many are left, where they lie, and what is known of the figure; nothing of what it never had", async () => {
  const { at, lamp } = await aStaffedStore({ stock: 3 });
  await db.insert(bins).values({ locationId: at, variantId: lamp, bin: "R1·04" });
  const never = (await aProduct({ stock: {} })).variants[0]?.id as VariantId;
  expect(await onFloor(at, [lamp])).toEqual([{ variantId: lamp, left: 3, bin: "R1·04", evidence: { onHand: 3, countedAt: null, handledAt: expect.any(Date) as Date, moves: 1, missed: false } }]);
  expect(await onFloor(at, [never])).toMatchObject([{ left: 0, bin: null, evidence: { onHand: 0, countedAt: null } }]);
});

test("the same thing twice is one request, also pressed twenty times at once; another thing has to wait", async () => {
  const { at, store, lamp, vase } = await aStaffedStore();
  const browser = aBrowser();
  const answers = await Promise.all(Array.from({ length: 20 }, () => askForGoods(guest, asked(store, lamp), browser)));
  expect(new Set(answers.map((a) => a.ok && a.value.requestId)).size).toBe(1);
  expect(await db.$count(aisleRequests, eq(aisleRequests.locationId, at))).toBe(1);
  const [first] = answers;
  if (!first?.ok) throw new Error("it was asked for");
  expect(await askForGoods(guest, asked(store, vase), browser)).toEqual({ ok: false, why: "already-asked", requestId: first.value.requestId });
  await withdrawRequest(guest, first.value, browser);
  expect(await askForGoods(guest, asked(store, vase), browser)).toMatchObject({ ok: true });
});

test("one browser in two stores at once: one request", async () => {
  const [one, other] = [await aStaffedStore(), await aStaffedStore()];
  const browser = aBrowser();
  const answers = await Promise.all([askForGoods(guest, asked(one.store, one.lamp), browser), askForGoods(guest, asked(other.store, other.lamp), browser)]);
  expect(answers.map((a) => (a.ok ? "asked" : a.why)).toSorted()).toEqual(["already-asked", "asked"]);
});

test("a crowd at once: as much as those at work can bring, and no more", async () => {
  const { at, store, lamp } = await aStaffedStore();
  const answers = await Promise.all(Array.from({ length: 3 * MOST_EACH }, () => askForGoods(guest, asked(store, lamp), aBrowser())));
  expect(answers.filter((a) => a.ok)).toHaveLength(MOST_EACH);
  expect(answers.filter((a) => !a.ok && a.why === "store-busy")).toHaveLength(2 * MOST_EACH);
  await atWorkIn(at);
  expect(await askForGoods(guest, asked(store, lamp), aBrowser())).toMatchObject({ ok: true });
});

describe("refused, with nothing written", () => {
  const none = async (at: Awaited<ReturnType<typeof aStaffedStore>>["at"]) => expect(await db.$count(aisleRequests, eq(aisleRequests.locationId, at))).toBe(0);

  test("where the store is closed, and says when it opens", async () => {
    const { at, store, lamp } = await aStaffedStore();
    await db.execute(sql`delete from opening_hours where location_id = ${at}`);
    expect(await askForGoods(guest, asked(store, lamp), aBrowser())).toEqual({ ok: false, why: "closed", opensAt: null });
    await none(at);
  });

  test("where nobody is at work: no screen in sight, signed out, disabled", async () => {
    const { at, store, who, lamp } = await aStaffedStore();
    const later = new Date(Date.now() + (PRESENT_MINUTES + 1) * 60_000);
    expect(await askForGoods(guest, asked(store, lamp), aBrowser(), later)).toEqual({ ok: false, why: "nobody-there" });
    await notePresence({ ...who, at: [newId()] }, at, later);
    expect(await colleaguesAt(at, later)).toBe(0);
    await notePresence(who, at, later);
    expect(await colleaguesAt(at, later)).toBe(1);
    await db.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, who.staffId));
    expect(await askForGoods(guest, asked(store, lamp), aBrowser())).toEqual({ ok: false, why: "nobody-there" });
    const other = await atWorkIn(at);
    await db.execute(sql`update sessions set ended_at = now() where staff_id = ${other.staffId}`);
    expect(await askForGoods(guest, asked(store, lamp), aBrowser())).toEqual({ ok: false, why: "nobody-there" });
    await none(at);
  });

  test("what is not there, what nobody knows, where nobody may ask", async () => {
    const { at, store, lamp } = await aStaffedStore();
    const gone = (await aProduct({ stock: {} })).variants[0]?.id as VariantId;
    expect(await askForGoods(guest, asked(store, gone), aBrowser())).toEqual({ ok: false, why: "none-here" });
    expect(await askForGoods(guest, asked(store, newId() as VariantId), aBrowser())).toEqual({ ok: false, why: "unknown-goods" });
    expect(await askForGoods(guest, asked("nowhere", lamp), aBrowser())).toEqual({ ok: false, why: "not-offered" });
    expect(await askForGoods(guest, asked((await aPlace({ kind: "warehouse" })).handle, lamp), aBrowser())).toEqual({ ok: false, why: "not-offered" });
    await db.update(locations).set({ askMinutes: 0 }).where(eq(locations.id, at));
    expect(await askForGoods(guest, asked(store, lamp), aBrowser())).toEqual({ ok: false, why: "not-offered" });
    await none(at);
  });

  test("words of four thousand signs, control characters, ids that are none", () => {
    const id = newId();
    expect(AskForGoods.safeParse({ store: "x", variantId: id, spot: "a".repeat(4_000) }).success).toBe(false);
    expect(AskForGoods.parse({ store: "x", variantId: id, spot: `\u202e${"a".repeat(200)}\ud800` }).spot).toBe("a".repeat(80));
    for (const bad of [{ store: "../x" }, { variantId: "x" }, { labelOf: "' or 1=1" }, { store: "" }]) expect(AskForGoods.safeParse({ store: "x", variantId: id, ...bad }).success).toBe(false);
  });
});

test("somebody else's request is nobody's to withdraw", async () => {
  const { at, lamp } = await aStaffedStore();
  const request = await aRequest({ at, lamp });
  expect(await withdrawRequest(guest, request, aBrowser())).toEqual({ ok: false, why: "unknown-request" });
});
