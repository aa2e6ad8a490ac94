import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aDevice, aPin } from "@/db/factories/counter";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { approvals, devices, facts, staff, staffPins, staffRoles } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type Id, type LocationId, newId, type StaffId } from "@/lib/core/id";
import { done, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { dutiesOf } from "../rules";
import type { Role } from "../types";
import { askApproval } from "./ask-approval";
import { endApproval } from "./end-approval";
import { giveApproval } from "./give-approval";
import { approvedBy, askedAt, lastAsked, standOf } from "./reads";
import type { Wanted } from "./types";
import { useApproval } from "./use-approval";

afterAll(() => expectHealthy());

let [place, other]: LocationId[] = [];
let counter: Id<"device">;
let cashier: Staff, manager: Staff;

async function someone(role: Role, at: LocationId | null, deviceId?: Id<"device">): Promise<Staff> {
  const roles = [{ role, locationId: at }] as const;
  const { id } = await aColleague(roles);
  return { is: "staff", staffId: id, ...dutiesOf(roles), ...(deviceId ? { deviceId } : {}) };
}

beforeAll(async () => {
  [place, other] = [(await aPlace()).id, (await aPlace()).id];
  manager = await someone("manager", place);
  counter = (await aDevice(place, manager.staffId)).id;
  cashier = await someone("cashier", place, counter);
  await aPin(manager.staffId);
});

const off = (over: Partial<Wanted> = {}): Wanted => ({ action: "line-discount", locationId: place as LocationId, subject: `line:${newId()}`, amount: 2_000, ...over });
const use = (who: Staff, wanted: Wanted, now?: Date) => atomically((tx) => useApproval(tx, who, wanted, now), { pool: "staff" });
const ask = async (wanted: Wanted, who = cashier) => {
  const answer = await askApproval(who, { ...wanted, about: "Lampada" });
  if (!answer.ok) throw new Error(answer.why);
  return answer.value.approvalId;
};
const given = async (wanted: Wanted) => giveApproval(manager, { approvalId: await ask(wanted) });
const pinOf = (staffId: StaffId, pin = "271828") => ({ staffId, pin });

test("a cashier alone goes as far as a tenth, and then hears what to ask for", async () => {
  expect(await use(cashier, off({ amount: 1_000 }))).toEqual(done({ approvalId: null, by: cashier.staffId }));
  const more = off();
  expect(await use(cashier, more)).toEqual({ ok: false, why: "approval-needed", ...more });
});

test("a manager's word typed as a PIN on the enrolled counter lets exactly that through, once", async () => {
  const wanted = off();
  const approvalId = await ask(wanted);
  expect(await use(cashier, wanted)).toMatchObject({ why: "approval-needed" });
  expect(await giveApproval(cashier, { approvalId, ...pinOf(manager.staffId) })).toEqual(done({ by: manager.staffId }));
  for (const changed of [{ amount: 2_001 }, { amount: 1_999 }, { subject: `line:${newId()}` }, { action: "price-below" }, { locationId: other }] as Partial<Wanted>[]) expect(await use(cashier, { ...wanted, ...changed })).toMatchObject({ why: "approval-needed" });
  expect(await use(await someone("cashier", place as LocationId), wanted)).toMatchObject({ why: "approval-needed" });
  expect(await use(cashier, wanted)).toEqual(done({ approvalId, by: manager.staffId }));
  expect(await use(cashier, wanted)).toMatchObject({ why: "approval-needed" });
  expect(await db.select().from(approvals).where(eq(approvals.id, approvalId))).toMatchObject([{ proof: "pin", deviceId: counter, askedBy: cashier.staffId, givenBy: manager.staffId, about: "Lampada" }]);
});

test("asked again while it waits it is the same; asked anew once it was given", async () => {
  const wanted = off();
  const approvalId = await ask(wanted);
  expect(await ask(wanted)).toBe(approvalId);
  expect(await ask(off({ ...wanted, amount: 2_001 }))).not.toBe(approvalId);
  await giveApproval(manager, { approvalId });
  expect(await ask(wanted)).not.toBe(approvalId);
});

test("each step is a fact of its place, and who asked hears how theirs stands", async () => {
  const wanted = off();
  const approvalId = await ask(wanted);
  const now = new Date();
  expect([await standOf(cashier, approvalId, now), await approvedBy(cashier, wanted, now)]).toEqual(["waits", null]);
  expect(await standOf(manager, approvalId, now), "not theirs").toBeNull();
  await giveApproval(manager, { approvalId });
  expect([await standOf(cashier, approvalId, now), await approvedBy(cashier, wanted, now), await approvedBy(cashier, { ...wanted, amount: 1 }, now)]).toEqual(["given", "Colleague", null]);
  await use(cashier, wanted);
  expect([await standOf(cashier, approvalId, now), await approvedBy(cashier, wanted, now), await standOf(cashier, await ask(off()), new Date(now.getTime() + 6 * 60_000))]).toEqual(["over", null, "over"]);
  const said = await db.select({ body: facts.body, actor: facts.actor }).from(facts).where(sql`${facts.body}->>'approvalId' = ${approvalId}`).orderBy(facts.id);
  expect(said).toEqual([cashier, manager].map((who) => ({ actor: `staff:${who.staffId}`, body: { is: "approval.changed", approvalId, locationId: place } })));
});

test("used ten times at once it lets one action through", async () => {
  const wanted = off();
  await given(wanted);
  const answers = await Promise.all(Array.from({ length: 10 }, () => use(cashier, wanted)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
});

test("an action that is refused after all leaves its approval unused", async () => {
  const wanted = off();
  await given(wanted);
  expect(await atomically(async (tx) => ((await useApproval(tx, cashier, wanted)).ok ? refused({ why: "sold-out" }) : refused({ why: "no" })), { pool: "staff" })).toMatchObject({ why: "sold-out" });
  expect(await use(cashier, wanted)).toMatchObject({ ok: true });
});

test("its five minutes over, it can be neither given nor used", async () => {
  const [wanted, late] = [off(), new Date(Date.now() + 6 * 60_000)];
  expect(await giveApproval(manager, { approvalId: await ask(wanted) }, late)).toEqual({ ok: false, why: "too-late" });
  await given(wanted);
  expect(await use(cashier, wanted, late)).toMatchObject({ why: "approval-needed" });
});

test("a manager's own action is written down as approved by themselves; beyond their limit nothing helps", async () => {
  const own = await use(manager, off());
  expect(own).toMatchObject({ ok: true, value: { by: manager.staffId, approvalId: expect.any(String) } });
  expect(await use(manager, off({ amount: 5_001 }))).toMatchObject({ why: "approval-needed" });
  expect(await giveApproval(manager, { approvalId: await ask(off({ amount: 5_001 })) })).toEqual({ ok: false, why: "not-yours" });
});

test("who owns the shop approves as its managers do, at every place", async () => {
  const owner = await someone("owner", null);
  expect(await giveApproval(owner, { approvalId: await ask(off()) })).toMatchObject({ ok: true });
  expect(await endApproval(owner, { approvalId: await ask(off()) })).toMatchObject({ ok: true });
  expect(await giveApproval(owner, { approvalId: await ask(off({ amount: 5_001 })) })).toEqual({ ok: false, why: "not-yours" });
});

test("who may not: the cashier themselves, a manager of another place, a stranger to the place, an auditor", async () => {
  const approvalId = await ask(off());
  const elsewhere = await someone("manager", other as LocationId);
  for (const who of [cashier, elsewhere, await someone("auditor", place as LocationId)]) expect(await giveApproval(who, { approvalId })).toEqual({ ok: false, why: "not-yours" });
  expect(await giveApproval(manager, { approvalId: newId() })).toEqual({ ok: false, why: "not-yours" });
  expect(await askApproval(elsewhere, { ...off(), about: "" })).toEqual({ ok: false, why: "not-yours" });
  expect(await askedAt(elsewhere, place as LocationId, new Date())).toBeNull();
  expect((await askedAt(manager, place as LocationId, new Date()))?.some(({ id, about }) => id === approvalId && about === "Lampada")).toBe(true);
});

test("a PIN counts on an enrolled device of that place only", async () => {
  const approvalId = await ask(off());
  const { deviceId: _, ...away } = cashier;
  expect(await giveApproval(away, { approvalId, ...pinOf(manager.staffId) })).toEqual({ ok: false, why: "not-here" });
  const theirs = await someone("manager", other as LocationId);
  const elsewhere = (await aDevice(other as LocationId, theirs.staffId)).id;
  const gone = (await aDevice(place as LocationId, manager.staffId)).id;
  await db.update(devices).set({ revokedAt: new Date(), revokedBy: manager.staffId }).where(eq(devices.id, gone));
  for (const deviceId of [elsewhere, gone]) expect(await giveApproval({ ...cashier, deviceId }, { approvalId, ...pinOf(manager.staffId) })).toEqual({ ok: false, why: "not-here" });
  expect(await db.select().from(approvals).where(eq(approvals.id, approvalId))).toMatchObject([{ givenBy: null }]);
});

test("wrong PINs are counted, many at once as well; five lock it, and the right one helps no more", async () => {
  const boss = await someone("manager", place as LocationId);
  await aPin(boss.staffId);
  const approvalId = await ask(off());
  const wrong = () => giveApproval(cashier, { approvalId, ...pinOf(boss.staffId, "314159") });
  expect(await wrong()).toEqual({ ok: false, why: "wrong-pin", left: 4 });
  expect(await giveApproval(cashier, { approvalId: await ask(off()), ...pinOf(boss.staffId) })).toMatchObject({ ok: true });
  const answers = await Promise.all(Array.from({ length: 12 }, wrong));
  expect(answers.filter((a) => !a.ok && a.why === "wrong-pin")).toHaveLength(4);
  expect(await giveApproval(cashier, { approvalId, ...pinOf(boss.staffId) })).toEqual({ ok: false, why: "pin-locked" });
  expect(await db.select({ misses: staffPins.misses }).from(staffPins).where(eq(staffPins.staffId, boss.staffId))).toEqual([{ misses: 5 }]);
  expect(await giveApproval(cashier, { approvalId, ...pinOf(cashier.staffId, "314159") })).toMatchObject({ why: "wrong-pin" });
});

test("whoever was disabled or manages no more has given nothing", async () => {
  for (const shutOut of [(id: StaffId) => db.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, id)), (id: StaffId) => db.delete(staffRoles).where(eq(staffRoles.staffId, id))]) {
    const boss = await someone("manager", place as LocationId);
    const [before, after] = [off(), off()];
    expect(await giveApproval(boss, { approvalId: await ask(before) })).toMatchObject({ ok: true });
    await shutOut(boss.staffId);
    expect(await use(cashier, before)).toMatchObject({ why: "approval-needed" });
    expect(await giveApproval(boss, { approvalId: await ask(after) })).toEqual({ ok: false, why: "not-yours" });
  }
});

test("refused by a manager, or withdrawn by who asked: nothing is let through any more, also by a yes that was said; both hear it, and it can be asked anew", async () => {
  const wanted = off();
  const approvalId = await ask(wanted);
  expect(await endApproval(manager, { approvalId })).toEqual(done(null));
  expect([await standOf(cashier, approvalId, new Date()), await lastAsked(cashier, wanted, new Date())]).toEqual(["refused", { approvalId, stand: "refused" }]);
  expect(await giveApproval(manager, { approvalId })).toEqual(refused({ why: "ended" }));
  expect((await askedAt(manager, place as LocationId, new Date()))?.map(({ id }) => id)).not.toContain(approvalId);
  const again = await ask(wanted);
  expect(again).not.toBe(approvalId);
  expect(await giveApproval(manager, { approvalId: again })).toMatchObject({ ok: true });
  expect(await lastAsked(cashier, wanted, new Date())).toEqual({ approvalId: again, stand: "given" });
  expect(await endApproval(cashier, { approvalId: again })).toEqual(done(null));
  expect(await endApproval(manager, { approvalId: again }), "who was first counts").toEqual(done(null));
  expect([await standOf(cashier, again, new Date()), await approvedBy(cashier, wanted, new Date())]).toEqual(["withdrawn", null]);
  expect(await use(cashier, wanted)).toMatchObject({ why: "approval-needed" });
});

test("only who asked, or who could have given it, ends it; what was used stays used, and the database lets nothing ended live again", async () => {
  const wanted = off();
  const approvalId = await ask(wanted);
  for (const who of [await someone("cashier", place as LocationId), await someone("manager", other as LocationId)]) expect(await endApproval(who, { approvalId })).toEqual(refused({ why: "not-yours" }));
  expect(await endApproval(manager, { approvalId: newId() })).toEqual(refused({ why: "not-yours" }));
  await giveApproval(manager, { approvalId });
  await use(cashier, wanted);
  expect(await endApproval(cashier, { approvalId })).toEqual(refused({ why: "used" }));
  const ended = await ask(off());
  const set = (change: object, id = ended) => atomically(async (tx) => done(await tx.update(approvals).set(change).where(eq(approvals.id, id))), { pool: "staff" });
  await expect(set({ endedAt: new Date(), endedBy: (await someone("cashier", place as LocationId)).staffId }), "a stranger's no").rejects.toThrow();
  await endApproval(cashier, { approvalId: ended });
  for (const change of [{ endedAt: null, endedBy: null }, { givenBy: manager.staffId, givenAt: new Date(), proof: "signed-in" as const }]) await expect(set(change)).rejects.toThrow();
});

test("a yes, a no and the press at once: it lets through at most one action, and none after the no", async () => {
  for (let round = 0; round < 10; round++) {
    const wanted = off();
    const approvalId = await ask(wanted);
    await giveApproval(manager, { approvalId });
    const [used, ended] = await Promise.all([use(cashier, wanted), endApproval(manager, { approvalId })]);
    expect(used.ok).toBe(!ended.ok);
    expect(await use(cashier, wanted)).toMatchObject({ why: "approval-needed" });
  }
});
