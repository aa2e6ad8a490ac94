import { and, eq, isNull } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aDevice, aPin } from "@/db/factories/counter";
import { aColleague, aSession } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { facts, messages, peopleEdits, sessions, staff, staffRoles } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type LocationId, newId, type StaffId } from "@/lib/core/id";
import { done, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { switchPerson } from "@/lib/staff/counter/switch-person";
import { findColleague } from "@/lib/staff/reads";
import { dutiesOf } from "@/lib/staff/rules";
import { signInStaff } from "@/lib/staff/sign-in";
import type { Role, RoleAt } from "@/lib/staff/types";
import { ChangeColleague, changeColleague } from "./change-colleague";
import { choosePassword } from "./choose-password";
import { InviteColleague, inviteColleague } from "./invite-colleague";
import { letInAgain } from "./let-in";
import { editionOf, roleKey } from "./rules";
import { sendLink } from "./send-link";
import { shutOut } from "./shut-out";

afterAll(() => expectHealthy());

const WORD = "lanterna di mezzanotte";
const later = (days: number) => new Date(Date.now() + days * 86_400_000);
type Made = Staff & { readonly email: string };
async function somebody(role: Role, locationId: LocationId | null = null, more: readonly RoleAt[] = []): Promise<Made> {
  const roles = [{ role, locationId }, ...more];
  const { id, email } = await aColleague(roles, { name: `Prova ${role}` });
  return { is: "staff", staffId: id, email, ...dutiesOf(roles) };
}
const aStore = async () => (await aPlace()).id;
const rolesNow = async (staffId: StaffId) => (await db.select({ role: staffRoles.role, locationId: staffRoles.locationId }).from(staffRoles).where(eq(staffRoles.staffId, staffId))).map((role) => roleKey(role)).sort();
const invite = (who: Staff, over: object = {}) => inviteColleague(who, InviteColleague.parse({ name: "Prova Nuova", email: `${newId()}@posta.example`, shownName: "", locale: "it", roles: ["picker@all"], ...over }));
const tokenIn = async (email: string) => {
  const letters = await db.select({ text: messages.text }).from(messages).where(and(eq(messages.recipient, email), eq(messages.kind, "invite"))).orderBy(messages.id);
  return /token=([0-9A-Z]{26})/.exec(letters.at(-1)?.text ?? "")?.[1] ?? "";
};
const standing = async (staffId: StaffId) => {
  const [row] = await db.select({ name: staff.name, disabledAt: staff.disabledAt }).from(staff).where(eq(staff.id, staffId));
  const roles = await db.select({ role: staffRoles.role, locationId: staffRoles.locationId }).from(staffRoles).where(eq(staffRoles.staffId, staffId));
  return { name: row?.name ?? "", out: row?.disabledAt !== null, roles };
};
const form = async (staffId: StaffId, roles: readonly string[], over: object = {}) => {
  const now = await standing(staffId);
  return ChangeColleague.parse({ staffId, seen: editionOf(now), name: now.name, roles, reason: "", ...over });
};
const kept = (staffId: StaffId) => db.select({ act: peopleEdits.act, before: peopleEdits.before, after: peopleEdits.after, reason: peopleEdits.reason, actor: peopleEdits.actor }).from(peopleEdits).where(eq(peopleEdits.staffId, staffId)).orderBy(peopleEdits.id);

describe("inviting", () => {
  test("somebody is invited, chooses a password with the letter's link, once, and is in with the roles that were given", async () => {
    const [owner, place] = [await somebody("owner"), await aStore()];
    const email = `${newId()}@posta.example`;
    const invited = await invite(owner, { email, shownName: "Nina", roles: [`cashier@${place}`, "care@all", `cashier@${place}`] });
    if (!invited.ok) throw new Error(invited.why);
    const { staffId } = invited.value;
    expect(await rolesNow(staffId)).toEqual(["care@all", `cashier@${place}`]);
    expect(await signInStaff({ email, password: WORD }), "nobody comes in before a password was chosen").toEqual(refused({ why: "wrong" }));
    const token = await tokenIn(email);
    const tries = await Promise.all([choosePassword({ token, password: WORD }), choosePassword({ token, password: WORD })]);
    expect(tries.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const entered = await signInStaff({ email, password: WORD });
    expect(entered.ok && (await findColleague(entered.value.sessionId, new Date()))?.roles).toHaveLength(2);
    expect((await kept(staffId)).map(({ act, actor }) => [act, actor])).toEqual([["invited", `staff:${owner.staffId}`], ["password", `staff:${staffId}`]]);
    expect(await db.$count(facts, and(eq(facts.is, "colleague.changed"), eq(facts.actor, `staff:${owner.staffId}`)))).toBe(1);
  });
  test("nobody gives more than they have, and nothing is written", async () => {
    const place = await aStore();
    const people = await db.$count(staff);
    const [dora, store, cashier] = [await somebody("manager"), await somebody("manager", place), await somebody("cashier", place)];
    expect(await invite(dora, { roles: ["picker@all", "owner@all"] })).toEqual(refused({ why: "beyond-you", role: { role: "owner", locationId: null } }));
    expect(await invite(dora, { roles: ["care@all"] })).toMatchObject({ why: "beyond-you" });
    expect(await invite(store, { roles: ["picker@all"] })).toMatchObject({ why: "beyond-you" });
    expect(await invite(cashier, { roles: [`cashier@${place}`] })).toEqual(refused({ why: "not-yours" }));
    expect(await invite(dora, { roles: [`cashier@${newId()}`] })).toEqual(refused({ why: "unknown-place" }));
    expect(await db.$count(staff)).toBe(people + 3);
  });
  test("an address has one colleague, also when two invite at once; odd input is none", async () => {
    const owner = await somebody("owner");
    const email = `${newId()}@posta.example`;
    const both = await Promise.all([invite(owner, { email }), invite(owner, { email: email.toUpperCase() })]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toEqual(refused({ why: "known" }));
    for (const odd of [{ roles: [] }, { roles: ["chief@all"] }, { roles: ["cashier@x"] }, { email: "x" }, { name: " " }, { locale: "fr" }, { shownName: "<b>" }]) expect(InviteColleague.safeParse({ name: "Prova", email, shownName: "", locale: "it", roles: ["picker@all"], ...odd }).success, JSON.stringify(odd)).toBe(false);
  });
  test("a link works three days, the latest one alone, and no password that is the address", async () => {
    const owner = await somebody("owner");
    const email = `${newId()}@posta.example`;
    const invited = await invite(owner, { email });
    if (!invited.ok) throw new Error(invited.why);
    const first = await tokenIn(email);
    expect(await choosePassword({ token: first, password: WORD }, later(3.01))).toEqual(refused({ why: "link-over" }));
    expect(await sendLink(owner, { staffId: invited.value.staffId, locale: "en" })).toEqual(done(null));
    expect(await choosePassword({ token: first, password: WORD })).toEqual(refused({ why: "link-over" }));
    const second = await tokenIn(email);
    expect(await choosePassword({ token: second, password: email })).toMatchObject({ why: "bad-input" });
    expect((await choosePassword({ token: second, password: WORD }, later(2.9))).ok).toBe(true);
  });
});

describe("changing roles", () => {
  test("acts from the next request on, is kept as it was and as it became, and repeated changes nothing", async () => {
    const [dora, place, other] = [await somebody("manager"), await aStore(), await aStore()];
    const carlo = await somebody("cashier", place);
    const sessionId = await aSession({ staffId: carlo.staffId });
    const wanted = [`cashier@${place}`, `picker@${other}`];
    expect(await changeColleague(dora, await form(carlo.staffId, wanted, { reason: "aiuta a Torino" }))).toEqual(done({ changed: true }));
    expect(await changeColleague(dora, await form(carlo.staffId, wanted))).toEqual(done({ changed: false }));
    expect((await findColleague(sessionId, new Date()))?.roles).toHaveLength(2);
    expect(await kept(carlo.staffId)).toMatchObject([{ act: "changed", reason: "aiuta a Torino", before: { roles: [{ role: "cashier" }] }, after: { roles: [{ role: "cashier" }, { role: "picker", locationId: other }] } }]);
  });
  test("what is not one's to give stays; one's own is nobody's; strangers decide nothing", async () => {
    const [place, other] = [await aStore(), await aStore()];
    const store = await somebody("manager", place);
    const pina = await somebody("picker", place, [{ role: "care", locationId: null }]);
    expect(await changeColleague(store, await form(pina.staffId, [`cashier@${place}`]))).toEqual(done({ changed: true }));
    expect(await rolesNow(pina.staffId)).toEqual(["care@all", `cashier@${place}`]);
    expect(await changeColleague(store, await form(pina.staffId, ["manager@all"]))).toMatchObject({ why: "beyond-you" });
    expect(await changeColleague(store, await form(store.staffId, [`manager@${place}`, `picker@${place}`]))).toEqual(refused({ why: "yourself" }));
    expect(await changeColleague(store, await form(pina.staffId, [`cashier@${place}`], { name: "Prova Altra" })), "the name is for who could give all of their roles").toEqual(refused({ why: "not-yours" }));
    expect((await changeColleague(await somebody("owner"), await form(pina.staffId, [`cashier@${place}`, "care@all"], { name: "Prova Altra" }))).ok).toBe(true);
    expect(await kept(pina.staffId)).toMatchObject([{ act: "changed" }, { before: { name: "Prova picker" }, after: { name: "Prova Altra" } }]);
    const far = await somebody("cashier", other);
    for (const who of [store, await somebody("cashier", other), await somebody("auditor"), await somebody("care")]) expect(await changeColleague(who, await form(far.staffId, [`picker@${other}`]))).toEqual(refused({ why: "not-yours" }));
    expect(await changeColleague(await somebody("manager"), await form(far.staffId, []))).toEqual(refused({ why: "no-roles" }));
    expect(await rolesNow(far.staffId)).toEqual([`cashier@${other}`]);
  });
  test("of two who change the same colleague the second is told what changed, also at the same moment, and decides", async () => {
    const [dora, tina, place] = [await somebody("manager"), await somebody("owner"), await aStore()];
    const carlo = await somebody("cashier", place);
    const [mine, theirs] = [await form(carlo.staffId, [`cashier@${place}`, `picker@${place}`]), await form(carlo.staffId, ["care@all"])];
    const answers = await Promise.all([changeColleague(dora, mine), changeColleague(tina, theirs)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const told = answers.find(({ ok }) => !ok);
    expect(told).toMatchObject({ why: "changed-meanwhile", by: expect.stringMatching(/^Prova (manager|owner)$/), given: [expect.anything()] });
    const again = await form(carlo.staffId, ["care@all", `picker@${place}`]);
    expect((await changeColleague(tina, again)).ok).toBe(true);
  });
  test("a role that was lost counts no more, whatever the request says that began with it", async () => {
    const [tina, place] = [await somebody("owner"), await aStore()];
    const dora = await somebody("manager");
    const carlo = await somebody("cashier", place);
    expect((await changeColleague(tina, await form(dora.staffId, ["buyer@all"]))).ok).toBe(true);
    expect(await changeColleague(dora, await form(carlo.staffId, [`picker@${place}`]))).toEqual(refused({ why: "not-yours" }));
  });
});

describe("shutting out", () => {
  const reason = "non lavora più qui";
  test("ends every session at once, at counters too; neither password nor PIN nor link lets in until they are let in again", async () => {
    const [dora, place] = [await somebody("manager"), await aStore()];
    const carlo = await somebody("cashier", place);
    const device = await aDevice(place, dora.staffId);
    const pin = await aPin(carlo.staffId);
    const here = await aSession({ staffId: carlo.staffId });
    const counter = await switchPerson({ id: device.id, locationId: place }, { staffId: carlo.staffId, pin });
    expect([counter.ok, (await sendLink(dora, { staffId: carlo.staffId, locale: "it" })).ok]).toEqual([true, true]);
    const token = await tokenIn(carlo.email);
    expect(await shutOut(dora, { staffId: carlo.staffId, reason })).toEqual(done(null));
    expect(await shutOut(dora, { staffId: carlo.staffId, reason })).toEqual(done(null));
    expect([await findColleague(here, new Date()), counter.ok && (await findColleague(counter.value.sessionId, new Date()))]).toEqual([null, null]);
    expect(await db.$count(sessions, and(eq(sessions.staffId, carlo.staffId), isNull(sessions.endedAt)))).toBe(0);
    expect(await signInStaff({ email: carlo.email, password: "lampada di luna" })).toEqual(refused({ why: "wrong" }));
    expect(await switchPerson({ id: device.id, locationId: place }, { staffId: carlo.staffId, pin })).toEqual(refused({ why: "not-here" }));
    expect(await choosePassword({ token, password: WORD })).toEqual(refused({ why: "link-over" }));
    expect(await sendLink(dora, { staffId: carlo.staffId, locale: "it" })).toEqual(refused({ why: "shut-out" }));
    expect(await letInAgain(dora, { staffId: carlo.staffId, reason: "è tornato" })).toEqual(done(null));
    expect((await signInStaff({ email: carlo.email, password: "lampada di luna" })).ok).toBe(true);
    expect(await choosePassword({ token, password: WORD }), "an old link stays none").toEqual(refused({ why: "link-over" }));
    expect((await kept(carlo.staffId)).map(({ act, reason: why }) => [act, why])).toEqual([["link-sent", ""], ["shut-out", reason], ["let-in", "è tornato"]]);
  });
  test("nobody shuts out themselves, or who has more than they have", async () => {
    const [dora, tina, place] = [await somebody("manager"), await somebody("owner"), await aStore()];
    const store = await somebody("manager", place);
    expect(await shutOut(tina, { staffId: tina.staffId, reason })).toEqual(refused({ why: "yourself" }));
    for (const [who, whom] of [[dora, tina], [store, dora], [dora, await somebody("auditor")], [await somebody("cashier", place), store], [dora, { staffId: newId<"staff">() as StaffId }]] as const) {
      expect(await shutOut(who, { staffId: whom.staffId, reason })).toEqual(refused({ why: "not-yours" }));
      expect(await letInAgain(who, { staffId: whom.staffId, reason })).toEqual(refused({ why: "not-yours" }));
      expect(await sendLink(who, { staffId: whom.staffId, locale: "it" })).toEqual(refused({ why: "not-yours" }));
    }
  });
  test("who shut each other out at the same moment: one stays, so somebody always manages people", async () => {
    for (let round = 0; round < 5; round++) {
      const ring = [await somebody("owner"), await somebody("owner"), await somebody("owner")];
      const answers = await Promise.all(ring.map(async (who, i) => shutOut(who, { staffId: (ring[(i + 1) % 3] as Made).staffId, reason })));
      expect(answers.filter(({ ok }) => ok).length).toBeLessThan(3);
      const out = await Promise.all(ring.map(async ({ staffId }) => (await standing(staffId)).out));
      expect(out.filter((is) => !is).length).toBeGreaterThan(0);
      const [a, b] = [await somebody("owner"), await somebody("owner")];
      const pair = await Promise.all([shutOut(a, { staffId: b.staffId, reason }), changeColleague(b, await form(a.staffId, ["picker@all"]))]);
      expect(pair.filter(({ ok }) => ok)).toHaveLength(1);
    }
  });
});
