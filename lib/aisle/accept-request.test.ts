import { asc, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aBrowser, aRequest, aStaffedStore, atWorkIn } from "@/db/factories/aisle";
import { guest } from "@/db/factories/customers";
import { aisleRequests, aisleRequestSteps, shelfMisses } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type AisleRequestId, newId } from "@/lib/core/id";
import { acceptRequest } from "./accept-request";
import { expireRequests, forgetRequests } from "./expire-requests";
import { finishRequest } from "./finish-request";
import { lostAt, openRequests, ownRequest } from "./reads";
import { noteMiss } from "./note-miss";
import { showName } from "./show-name";
import { withdrawRequest } from "./withdraw-request";

afterAll(() => expectHealthy());
const steps = async ({ requestId }: { requestId: AisleRequestId }) => (await db.select({ state: aisleRequestSteps.state }).from(aisleRequestSteps).where(eq(aisleRequestSteps.requestId, requestId)).orderBy(asc(aisleRequestSteps.id))).map((s) => s.state);
const rowOf = async ({ requestId }: { requestId: AisleRequestId }) => (await db.select().from(aisleRequests).where(eq(aisleRequests.id, requestId)))[0];

test("of ten colleagues who press at once one goes; the others are told who", async () => {
  const { at, lamp } = await aStaffedStore();
  const request = await aRequest({ at, lamp });
  const all = await Promise.all(Array.from({ length: 10 }, (_, i) => atWorkIn(at, { name: `Prova Numero ${i}` })));
  const answers = await Promise.all(all.map((who) => acceptRequest(who, request)));
  const winner = answers.findIndex((a) => a.ok);
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
  for (const [i, answer] of answers.entries()) if (i !== winner) expect(answer).toEqual({ ok: false, why: "taken", by: `Prova Numero ${winner}` });
  expect(await acceptRequest(all[winner] as (typeof all)[number], request)).toMatchObject({ ok: true });
  expect(await steps(request)).toEqual(["asked", "accepted"]);
});

test("the shopper reads the name that the colleague chose to show, and none by itself; brought, it is over", async () => {
  const { at, who, lamp } = await aStaffedStore();
  const browser = aBrowser();
  const request = await aRequest({ at, lamp, browser, minutesAgo: 2 });
  await acceptRequest(who, request);
  expect(await ownRequest(browser)).toMatchObject({ state: "accepted", by: null });
  await showName(who, { name: "Prova" });
  expect(await ownRequest(browser)).toMatchObject({ state: "accepted", by: "Prova" });
  expect(await openRequests(who, at)).toMatchObject([{ state: "accepted", mine: true }]);
  expect(await finishRequest(who, { ...request, as: "brought" })).toMatchObject({ ok: true });
  expect(await openRequests(who, at)).toEqual([]);
  const row = await rowOf(request);
  expect((row?.acceptedAt as Date) > (row?.askedAt as Date) && (row?.endedAt as Date) >= (row?.acceptedAt as Date)).toBe(true);
  expect(await finishRequest(who, { ...request, as: "not-there" })).toEqual({ ok: false, why: "over" });
  expect(await withdrawRequest(guest, request, browser)).toEqual({ ok: false, why: "over" });
});

test("not there: written down as lost at its shelf; after five it says where to bring some from", async () => {
  const { at, store, who, lamp } = await aStaffedStore();
  const other = await aStaffedStore();
  for (let n = 0; n < 4; n++) {
    const request = await aRequest({ at, lamp });
    await acceptRequest(who, request);
    await finishRequest(who, { ...request, as: "not-there" });
  }
  expect(await lostAt(who, at, new Date())).toMatchObject([{ notThere: 4, noneLeft: 0, from: null, goods: { variantId: lamp } }]);
  expect(await noteMiss(guest, { store, variantId: other.lamp })).toMatchObject({ ok: true });
  expect(await noteMiss(guest, { store, variantId: lamp })).toEqual({ ok: false, why: "not-missed" });
  for (let n = 0; n < 4; n++) await noteMiss(guest, { store, variantId: other.lamp });
  expect(await lostAt(who, at, new Date())).toMatchObject([{ noneLeft: 5, notThere: 0, from: { id: other.at, free: 9 } }, { notThere: 4, from: null }]);
  expect(await lostAt(who, at, new Date(Date.now() + 8 * 86_400_000))).toEqual([]);
  expect(await lostAt({ ...who, at: [newId()] }, at, new Date())).toBeNull();
  expect(await db.$count(shelfMisses, eq(shelfMisses.locationId, at))).toBe(9);
});

test("accepted and withdrawn at once, finished and withdrawn at once: one end, and the history says which", async () => {
  for (let round = 0; round < 10; round++) {
    const { at, who, lamp } = await aStaffedStore();
    const browser = aBrowser();
    const request = await aRequest({ at, lamp, browser });
    await Promise.all([acceptRequest(who, request), withdrawRequest(guest, request, browser)]);
    const [finished, withdrawn] = await Promise.all([finishRequest(who, { ...request, as: "brought" }), withdrawRequest(guest, request, browser)]);
    const end = (await steps(request)).at(-1);
    expect(end).toBe(finished.ok ? "brought" : "withdrawn");
    expect(withdrawn.ok).toBe(end === "withdrawn");
  }
});

test("by the clock: what nobody came for in time is over, what was accepted waits anew, and both at once end one way", async () => {
  const { at, who, lamp } = await aStaffedStore();
  const [late, early] = [await aRequest({ at, lamp, minutesAgo: 11 }), await aRequest({ at, lamp, minutesAgo: 9 })];
  expect(await acceptRequest(who, late)).toEqual({ ok: false, why: "over" });
  await acceptRequest(who, early);
  await Promise.all([expireRequests(), expireRequests(), acceptRequest(who, late)]);
  await expireRequests(); // what somebody had in hand at that moment was left for the next round
  expect([await steps(late), await steps(early)]).toEqual([["asked", "expired"], ["asked", "accepted"]]);
  expect(((await rowOf(early))?.dueAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(9 * 60_000);
});

test("refused: another place, another duty, what nobody has accepted, what nobody knows", async () => {
  const { at, who, lamp } = await aStaffedStore();
  const request = await aRequest({ at, lamp });
  for (const stranger of [{ ...who, at: [newId<"location">()] }, { ...who, may: new Set(["sell"] as const) }]) {
    expect(await acceptRequest(stranger as typeof who, request)).toEqual({ ok: false, why: "not-yours" });
    expect(await finishRequest(stranger as typeof who, { ...request, as: "brought" })).toEqual({ ok: false, why: "not-yours" });
  }
  expect(await finishRequest(who, { ...request, as: "brought" })).toEqual({ ok: false, why: "not-accepted" });
  expect(await acceptRequest(who, { requestId: newId() as AisleRequestId })).toEqual({ ok: false, why: "unknown-request" });
  expect(await steps(request)).toEqual(["asked"]);
});

test("whose browser it was and where they stood is forgotten two days later; what was asked stays", async () => {
  const { at, lamp } = await aStaffedStore();
  const browser = aBrowser();
  const [old, fresh] = [await aRequest({ at, lamp, browser, minutesAgo: 11 }), await aRequest({ at, lamp })];
  await expireRequests();
  await forgetRequests();
  expect(await ownRequest(browser)).toMatchObject({ id: old.requestId });
  await forgetRequests(new Date(Date.now() + 49 * 3_600_000));
  expect(await ownRequest(browser)).toBeNull();
  expect(await rowOf(old)).toMatchObject({ browserHash: null, spot: null, variantId: lamp, state: "expired" });
  expect((await rowOf(fresh))?.browserHash).not.toBeNull();
});
