import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague, aCustomer } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { careActs, messages, orderContacts, paymentAttempts } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type LocationId, newId, type VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { sendParcel } from "@/lib/fulfilment/send-parcel";
import { takePick } from "@/lib/fulfilment/take-pick";
import { orderById } from "@/lib/orders/reads";
import { dutiesOf } from "@/lib/staff/rules";
import type { Role } from "@/lib/staff/types";
import { Act } from "./act-for";
import { ChangeAddress, changeAddressForThem } from "./change-address";
import { changeForThem, ChangePart } from "./change-part";
import { actsFor, timelineOf } from "./reads";
import { sendPayLink } from "./send-pay-link";
import { tellAct } from "./tell-act";

afterAll(() => expectHealthy({ except: ["P11"] })); // refunds wait for a processor that this test has none of

async function colleague(role: Role, locationId: LocationId | null = null): Promise<Staff> {
  const roles = [{ role, locationId }];
  return { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
}
/** An order with one part of each kind that is asked for; a second place has more of the lamp. */
async function served(kinds: readonly ("collect" | "deliver")[], wish: { readonly state?: "placed"; readonly price?: number } = {}) {
  const [at, other] = [(await aPlace({ routingRank: 1 })).id, (await aPlace({ routingRank: 2 })).id] as [LocationId, LocationId];
  const lamp = (await aProduct({ stock: { [at]: 5, [other]: 5 } })).variants[0]?.id as VariantId;
  const order = await anOrder({ customerId: (await aCustomer()).id as never, ...(wish.state && { state: wish.state }), parts: kinds.map((kind) => ({ kind, at, lines: [{ variantId: lamp, price: wish.price ?? 1999 }] })) });
  const [care, picker] = [await colleague("care"), await colleague("picker", at)];
  const said = { orderId: order.id, reason: "Lo ha chiesto per telefono" };
  const change = (to: string, over: object = {}, by = care) => changeForThem(by, ChangePart.parse({ actId: newId(), ...said, fulfilmentId: order.parts[0]?.id, to, ...over }));
  const address = (over: object = {}, by = care) => changeAddressForThem(by, ChangeAddress.parse({ actId: newId(), ...said, name: "Prova Canarino", street: "Via Nuova 9", postcode: "10121", city: "Torino", province: "to", country: "IT", ...over }));
  const pay = (over: object = {}, by = care) => sendPayLink(by, Act.parse({ actId: newId(), ...said, ...over }));
  const stands = async () => (await orderById(order.id))?.parts.map(({ kind, state, locationId }) => `${kind} ${state} ${locationId === other ? "other" : "at"}`);
  const acts = async () => (await actsFor(order.id)).map(({ act }) => act);
  const letters = async () => {
    for (const { id } of await actsFor(order.id)) for (let i = 0; i < 2; i++) await tellAct(id);
    return db.select({ kind: messages.kind, text: messages.text }).from(messages).where(eq(messages.orderId, order.id));
  };
  return { ...order, at, other, care, picker, change, address, pay, stands, acts, letters };
}

describe("a part, in the customer's place", () => {
  test("another store; one press, one act, with who and why in the timeline", async () => {
    const one = await served(["collect"]);
    const actId = newId();
    for (let i = 0; i < 2; i++) expect(await one.change(one.other, { actId })).toEqual(done(null));
    expect([await one.stands(), await one.acts()]).toEqual([["collect planned other"], ["moved"]]);
    expect(await timelineOf(one.id)).toContainEqual(expect.objectContaining({ is: "act.moved", text: "Lo ha chiesto per telefono", by: expect.stringMatching(/./) }));
    expect(await one.change(one.at, { fulfilmentId: (await orderById(one.id))?.parts[0]?.id })).toEqual({ ok: false, why: "changed-already" });
    expect(await one.acts(), "what is refused leaves nothing").toEqual(["moved"]);
  });
  test("a parcel where it costs nothing, or the money back", async () => {
    const dear = await served(["collect", "deliver"], { price: 8_000 });
    expect(await dear.change("parcel")).toEqual(done(null));
    expect(await dear.stands()).toEqual(["deliver planned at", "deliver planned other"]);
    const cheap = await served(["collect"]);
    expect(await cheap.change("parcel")).toMatchObject({ ok: false, why: "costs-more" });
    expect(await cheap.change("money")).toEqual(done(null));
    expect([(await orderById(cheap.id))?.state, (await orderById(cheap.id))?.refunded, await cheap.acts()]).toEqual(["cancelled", cheap.total, ["dropped"]]);
  });
  test("not once somebody prepares it, not of another order, not by others, and of many at once one", async () => {
    const one = await served(["collect"]);
    const strange = await served(["collect"]);
    expect(await one.change(one.other, { fulfilmentId: strange.parts[0]?.id })).toEqual({ ok: false, why: "unknown-part" });
    for (const by of [await colleague("manager"), await colleague("cashier", one.at), await colleague("care", one.at), await colleague("auditor")]) {
      expect(await one.change(one.other, {}, by)).toEqual({ ok: false, why: "not-yours" });
      expect(await one.address({}, by)).toEqual({ ok: false, why: "not-yours" });
      expect(await one.pay({}, by)).toEqual({ ok: false, why: "not-yours" });
    }
    await takePick(one.picker, { fulfilmentId: one.parts[0]?.id as never });
    expect(await one.change(one.other)).toEqual({ ok: false, why: "too-late" });
    expect([await one.stands(), await one.acts()]).toEqual([["collect planned at"], []]);
    const raced = await Promise.all([strange.other, "money", strange.other, "money", strange.other].map((to) => strange.change(to)));
    expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await strange.acts()).toHaveLength(1);
    expect(ChangePart.safeParse({ actId: newId(), orderId: one.id, reason: "abc", fulfilmentId: one.parts[0]?.id, to: "" }).success).toBe(false);
  });
});

describe("where parcels go", () => {
  test("elsewhere, until one is packed or sent; its customer has a letter with the new address", async () => {
    const one = await served(["deliver", "deliver"]);
    expect(await one.address()).toEqual(done(null));
    expect((await orderById(one.id))?.contact.address).toMatchObject({ street: "Via Nuova 9", province: "TO" });
    const letters = await one.letters();
    expect(letters.filter(({ kind }) => kind === "address-changed")).toMatchObject([{ text: expect.stringMatching(/Via Nuova 9[\s\S]*Lo ha chiesto/) }]);
    expect(await sendParcel(one.picker, { fulfilmentId: one.parts[0]?.id as never, carrier: "brt", tracking: "123456789012" })).toMatchObject({ ok: true });
    expect(await one.address({ street: "Via Vecchia 1" })).toEqual({ ok: false, why: "too-late" });
    const past = atomically(async (tx) => done(await tx.update(orderContacts).set({ address: { name: "x", street: "Via Vecchia 1", extra: null, postcode: "10121", city: "Torino", province: "TO", country: "IT" } }).where(eq(orderContacts.orderId, one.id))));
    await expect(past, "the database knows it too").rejects.toThrow("bears its address");
    expect(await (await served(["collect"])).address()).toEqual({ ok: false, why: "nothing-to-send" });
  });
  test("sent at the same moment: the parcel bears the address that the order has", async () => {
    for (let i = 0; i < 5; i++) {
      const one = await served(["deliver"]);
      const [changed] = await Promise.all([one.address(), sendParcel(one.picker, { fulfilmentId: one.parts[0]?.id as never, carrier: "brt", tracking: "123456789012" })]);
      expect((await orderById(one.id))?.contact.address?.street).toBe(changed.ok ? "Via Nuova 9" : "Via dei Canarini 7");
    }
  });
});

test("the link to pay goes to who has not paid yet, as a letter; to nobody else", async () => {
  const waits = await served(["collect"], { state: "placed" });
  expect(await waits.pay()).toEqual(done(null));
  expect((await waits.letters()).filter(({ kind }) => kind === "pay-link")).toMatchObject([{ text: expect.stringMatching(/19,99[\s\S]*Lo ha chiesto/) }]);
  expect(await (await served(["collect"])).pay(), "paid").toEqual({ ok: false, why: "not-waiting" });
  const late = await served(["collect"], { state: "placed" });
  await atomically(async (tx) => done(await tx.update(paymentAttempts).set({ state: "failed", settledAt: new Date() }).where(eq(paymentAttempts.orderId, late.id))));
  expect(await late.pay()).toEqual({ ok: false, why: "not-waiting" });
});

test("what was done stays as it was written", async () => {
  const one = await served(["collect"]);
  await one.change(one.other);
  await expect(atomically(async (tx) => done(await tx.update(careActs).set({ reason: "altro" }).where(eq(careActs.orderId, one.id))))).rejects.toThrow();
});
