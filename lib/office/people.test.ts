import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { aProduct } from "@/db/factories/catalogue";
import { aDevice } from "@/db/factories/counter";
import { aCompany } from "@/db/factories/company";
import { aColleague, aSession } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { db } from "@/db/client";
import { messages } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { EditProduct, editProduct } from "@/lib/catalogue/edit-product";
import { type LocationId, newId, type StaffId } from "@/lib/core/id";
import { done, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { InviteColleague, inviteColleague } from "@/lib/people/invite-colleague";
import { shutOut } from "@/lib/people/shut-out";
import { AskApproval, askApproval } from "@/lib/staff/approvals/ask-approval";
import { endApproval } from "@/lib/staff/approvals/end-approval";
import { giveApproval } from "@/lib/staff/approvals/give-approval";
import { renameDevice } from "@/lib/staff/counter/rename-device";
import { revokeDevice } from "@/lib/staff/counter/revoke-device";
import { dutiesOf } from "@/lib/staff/rules";
import type { Role, RoleAt } from "@/lib/staff/types";
import { approvalRows, approvalsTable } from "./approvals";
import { auditTable, deedDetail, deeds } from "./audit";
import { deviceRows, devicesTable, deviceWhole } from "./devices";
import { messageFor } from "./message";
import { colleagueRows, colleagueWhole, givableBy, keepersOf, peopleTable } from "./people";
import { productToEdit } from "./product";
import { readView } from "./rules";

afterAll(() => expectHealthy());

let here: LocationId;
let there: LocationId;
beforeAll(async () => {
  [here, there] = [(await aPlace()).id, (await aPlace()).id];
});
const tag = `prova${newId().slice(-8)}`;
type Made = Staff & { readonly email: string };
async function somebody(role: Role, locationId: LocationId | null = null, name = `${tag} ${role}`, more: readonly RoleAt[] = []): Promise<Made> {
  const roles = [{ role, locationId }, ...more];
  const { id, email } = await aColleague(roles, { name });
  return { is: "staff", staffId: id, email, ...dutiesOf(roles) };
}

describe("the table of colleagues", () => {
  const seen = async (who: Staff, query: Record<string, string> = {}) => (await colleagueRows(who, readView(peopleTable([{ id: here }, { id: there }]), { q: tag, ...query }))).rows.map(({ name }) => name.slice(tag.length + 1));
  test("by name either way, page by page, each once; filtered by place, role and state; of one's places alone", async () => {
    const [tina, store] = [await somebody("owner"), await somebody("manager", here)];
    await somebody("cashier", here, `${tag} Bea`);
    await somebody("picker", there, `${tag} ada`);
    const out = await somebody("cashier", here, `${tag} Ciro`);
    expect(await shutOut(store, { staffId: out.staffId, reason: "prova" })).toEqual(done(null));
    const invited = await inviteColleague(tina, InviteColleague.parse({ name: `${tag} Dina`, email: `${newId()}@posta.example`, shownName: "", locale: "it", roles: [`care@${there}`] }));
    expect(invited.ok).toBe(true);
    for (const [sort, wanted] of [["name", ["ada", "Bea", "Ciro", "Dina", "manager", "owner"]], ["-name", ["owner", "manager", "Dina", "Ciro", "Bea", "ada"]]] as const) {
      const names: string[] = [];
      for (let view = readView(peopleTable([]), { q: tag, sort }); ; ) {
        const page = await colleagueRows(tina, view, 2);
        names.push(...page.rows.map(({ name }) => name.slice(tag.length + 1)));
        if (!page.next) break;
        view = { ...view, after: page.next };
      }
      expect(names).toEqual(wanted);
    }
    expect(await seen(tina, { place: there })).toEqual(["ada", "Dina", "owner"]);
    expect(await seen(tina, { role: "cashier" })).toEqual(["Bea", "Ciro"]);
    expect([await seen(tina, { state: "out" }), await seen(tina, { state: "invited" })]).toEqual([["Ciro"], ["Dina"]]);
    expect(await seen(store)).toEqual(["Bea", "Ciro", "manager"]);
    for (const who of [await somebody("cashier", here, "x"), await somebody("auditor", null, "x")]) expect([await seen(who), await colleagueWhole(who, out.staffId)]).toEqual([[], null]);
  });
  test("a colleague says where they are, what was changed of them, and who may decide", async () => {
    const [tina, dora] = [await somebody("owner"), await somebody("manager")];
    const carla = await somebody("cashier", here, "Carla");
    await aSession({ staffId: carla.staffId });
    const whole = await colleagueWhole(dora, carla.staffId);
    expect(whole).toMatchObject({ stands: "yours", pin: "none", state: "works", sessions: [{ device: null }], edits: [] });
    expect(whole?.seenAt).toBeInstanceOf(Date);
    expect((await colleagueWhole(dora, dora.staffId))?.stands).toBe("yourself");
    const owner = await colleagueWhole(dora, tina.staffId);
    expect(owner?.stands).toBe("beyond");
    const second = await somebody("owner", null, "Prova Seconda");
    expect((await colleagueWhole(dora, tina.staffId))?.keepers).toContain("Prova Seconda");
    expect((await colleagueWhole(dora, second.staffId))?.keepers, "nobody decides about themselves").not.toContain("Prova Seconda");
    expect(await colleagueWhole(await somebody("manager", there), carla.staffId)).toBeNull();
    expect(await keepersOf()).toContain(`${tag} owner`);
    expect(await givableBy(await somebody("manager", here), [{ id: here }, { id: there }])).toEqual(["buyer", "cashier", "manager", "marketer", "picker"].map((role) => `${role}@${here}`));
  });
});

test("the letter that lets a colleague in keeps its link from who couldn't give all of their roles", async () => {
  const [tina, dora] = [await somebody("owner"), await somebody("manager")];
  const email = `${newId()}@posta.example`;
  expect((await inviteColleague(tina, InviteColleague.parse({ name: "Prova", email, shownName: "", locale: "it", roles: ["owner@all"] }))).ok).toBe(true);
  const [row] = await db.select({ id: messages.id }).from(messages).where(eq(messages.recipient, email));
  await db.update(messages).set({ state: "kept" }).where(eq(messages.recipient, email));
  const id = row?.id as never;
  expect((await messageFor(tina, id))?.text).toMatch(/token=[0-9A-Z]{26}/);
  for (const who of [dora, await somebody("marketer"), await somebody("auditor")]) expect([(await messageFor(who, id))?.text, (await messageFor(who, id))?.html].filter((text) => /token=[0-9A-Z]{6}/.test(text ?? ""))).toEqual([]);
});

describe("devices", () => {
  test("are seen, renamed and revoked by who enrols at their place; each act is kept", async () => {
    const [store, far] = [await somebody("manager", here), await somebody("manager", there)];
    const { id } = await aDevice(here, store.staffId);
    const table = (who: Staff, query: Record<string, string> = {}) => deviceRows(who, readView(devicesTable([{ id: here }]), query)).then(({ rows }) => rows.filter((row) => row.id === id));
    expect([await table(store), await table(store, { state: "revoked" }), await table(far), await table(await somebody("cashier", here))]).toMatchObject([[{ id }], [], [], []]);
    expect(await deviceWhole(far, id)).toBeNull();
    for (const who of [far, await somebody("cashier", here)]) expect([await renameDevice(who, { deviceId: id, name: "Rubata" }), await revokeDevice(who, { deviceId: id })]).toEqual([refused({ why: "not-yours" }), refused({ why: "not-yours" })]);
    for (let i = 0; i < 2; i++) expect(await renameDevice(store, { deviceId: id, name: "Banco resi" })).toEqual(done(null));
    expect(await Promise.all([revokeDevice(store, { deviceId: id, reason: "rotta" }), revokeDevice(store, { deviceId: id, reason: "rotta" })])).toEqual([done(null), done(null)]);
    expect(await renameDevice(store, { deviceId: id, name: "Altro" })).toEqual(refused({ why: "revoked" }));
    expect(await table(store, { state: "revoked" })).toMatchObject([{ name: "Banco resi" }]);
    expect((await deviceWhole(store, id))?.edits).toMatchObject([{ act: "device-revoked", before: { name: "Banco resi" }, reason: "rotta" }, { act: "device-renamed", after: { name: "Banco resi" } }]);
  });
});

describe("approvals", () => {
  test("say who asked for what, and what was decided, to who approves there and who audits", async () => {
    const [store, far, cashier] = [await somebody("manager", here), await somebody("manager", there), await somebody("cashier", here, "Prova Cassa")];
    const ask = async (about: string) => {
      const asked = await askApproval(cashier, AskApproval.parse({ action: "line-discount", locationId: here, subject: `line:${newId()}`, amount: 2_000, about: `${tag} ${about}` }));
      return asked.ok ? asked.value.approvalId : (undefined as never);
    };
    const [no, yes] = [await ask("no"), await ask("yes"), await ask("waits")];
    await endApproval(store, { approvalId: no });
    await giveApproval(store, { approvalId: yes });
    await endApproval(cashier, { approvalId: await ask("back") });
    const table = (who: Staff, query: Record<string, string> = {}) => approvalRows(who, readView(approvalsTable([{ id: here }]), { q: tag, ...query })).then(({ rows }) => rows.map(({ about, end, answeredBy, by }) => [about.slice(tag.length + 1), end, answeredBy, by]));
    const manager = `${tag} manager`;
    const whole = [["back", "withdrawn", "Prova Cassa", "Prova Cassa"], ["waits", "waits", null, "Prova Cassa"], ["yes", "given", manager, "Prova Cassa"], ["no", "refused", manager, "Prova Cassa"]];
    expect(await table(store)).toEqual(whole);
    expect(await table(await somebody("auditor"))).toEqual(whole);
    expect(await table(store, { sort: "at" })).toEqual([...whole].reverse());
    expect(await table(store, { end: "refused" })).toEqual([whole[3]]);
    expect([await table(store, { what: "drawer-open" }), await table(far), await table(cashier), await table(await somebody("auditor", here))]).toEqual([[], [], [], []]);
    const first = await approvalRows(store, readView(approvalsTable([]), { q: tag }), 3);
    expect((await approvalRows(store, { ...readView(approvalsTable([]), { q: tag }), after: first.next }, 3)).rows).toHaveLength(1);
  });
});

test("the audit log shows what was changed of people, as it was and as it became, to auditors alone", async () => {
  const [dora, rita] = [await somebody("manager"), await somebody("auditor")];
  const carlo = await somebody("cashier", here, "Carlo");
  await shutOut(dora, { staffId: carlo.staffId, reason: "prova di registro" });
  const [deed] = (await deeds(rita, readView(auditTable([{ id: dora.staffId as StaffId }]), { who: dora.staffId, about: "people" }))).rows;
  expect(deed).toMatchObject({ is: "colleague.changed", thing: "Carlo" });
  expect(await deedDetail(rita, deed?.id ?? "")).toMatchObject({ person: { act: "shut-out", reason: "prova di registro", before: { out: false }, after: { out: true } }, fields: [] });
  for (const [who, id] of [[dora, deed?.id ?? ""], [rita, "0"], [rita, "x"], [rita, "1e9"]] as const) expect(await deedDetail(who, id)).toBeNull();
});

test("the audit log shows what was changed of a product, field by field", async () => {
  await aCompany();
  const [aldo, rita, handle] = [await somebody("buyer"), await somebody("auditor"), `${tag}-vaso`];
  await aProduct({ handle, title: { it: "Vaso", en: "Vase" } });
  const open = await productToEdit(aldo, handle);
  if (!open) throw new Error("no product");
  const { product, seen } = open;
  const none = { it: "", en: "" };
  const edited = await editProduct(aldo, EditProduct.parse({ ...product, seen, title: { it: "Vaso alto", en: "Vase" }, warnings: product.warnings ?? none, withdrawalExclusion: product.withdrawalExclusion ?? none, category: product.category ?? "", maker: product.maker ?? "", countryOfOrigin: product.countryOfOrigin ?? "" }));
  expect(edited).toEqual(done({ changed: 1 }));
  const [deed] = (await deeds(rita, readView(auditTable([{ id: aldo.staffId }]), { who: aldo.staffId, about: "goods" }))).rows;
  expect(await deedDetail(rita, deed?.id ?? "")).toMatchObject({ is: "product.changed", person: null, fields: [{ field: "title", before: { it: "Vaso" }, after: { it: "Vaso alto" } }] });
});
