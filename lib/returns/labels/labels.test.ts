import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aCompany } from "@/db/factories/company";
import { aProduct } from "@/db/factories/catalogue";
import { guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { leaves } from "@/db/factories/returns";
import { facts, returnLabels } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId, type VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Carrier } from "@/lib/gateways/carrier";
import { sendcloud } from "@/lib/gateways/sendcloud";
import { type CarrierStandIn, startCarrier } from "@/scripts/carrier-stand-in/start";
import { requestsOf } from "../announced/reads";
import { announceReturn } from "../announce-return";
import { bookLabel } from "../book-label";
import { cancelRequest } from "../cancel-request";
import { dropLabel } from "../drop-label";
import { followLabels } from "../follow-labels";
import { forgetLabels } from "../forget-labels";
import { labelFile, labelOf } from "./reads";
import { parcelGrams } from "./rules";

const KEYS = { publicKey: "public", secretKey: "secret", option: "prova:return" };
let stand: CarrierStandIn;
let carrier: Carrier;
beforeAll(() => aCompany());
beforeAll(async () => {
  await aPlace({ kind: "warehouse", collectFrom: false });
  stand = await startCarrier(KEYS);
  carrier = sendcloud({ ...KEYS, apiBase: stand.url, timeoutMs: 1_000 });
});
beforeEach(() => void (stand.faults.next.length = 0));
const bookedFor = (id: string) => stand.world.returns.filter(({ reference }) => reference === id);
afterAll(async () => {
  await stand.close();
  await expectHealthy();
});

/** Two of three that were sent come back by parcel; each weighs 900 g. */
async function announced({ way = "parcel", labelled = true, address }: { readonly way?: "parcel" | "store"; readonly labelled?: boolean; readonly address?: null | "nowhere" } = {}) {
  const from = (await aPlace()).id;
  const variantId = (await aProduct({ stock: { [from]: 9 } })).variants[0]?.id as VariantId;
  await db.execute(sql`update variants set weight_g = 900 where id = ${variantId}`);
  const home = { name: "Prova Canarino", street: "Via dei Canarini 7", extra: null, postcode: address === "nowhere" ? "00000" : "20121", city: "Milano", province: "MI", country: "IT" };
  const kind = address === null ? "collect" : "deliver";
  const order = await leaves(await anOrder({ parts: [{ kind, at: from, lines: [{ variantId, quantity: 3, price: 4_000 }] }], address: address === null ? null : home }), kind);
  const its = { requestId: newId<"return-request">(), orderId: order.id, code: order.code };
  const made = await announceReturn(guest, { ...its, way, wants: "refund", reason: "no-reason", pieces: [{ position: 0, quantity: 2 }] }, new Date(), labelled);
  if (!made.ok) throw new Error(made.why);
  return { ...its, order };
}
const state = async (id: Parameters<typeof labelOf>[0]) => (await labelOf(id))?.state ?? null;

describe("the label of a parcel that comes back", () => {
  test("asked for as it is announced, booked once by whoever is quicker, kept as a file", async () => {
    const { requestId } = await announced();
    expect(await state(requestId)).toBe("due");
    expect(await labelFile(requestId)).toBeNull();
    await Promise.all(Array.from({ length: 4 }, () => bookLabel(requestId, carrier)));
    await bookLabel(requestId, carrier);
    const [booked, ...more] = bookedFor(requestId);
    expect(more).toEqual([]);
    expect(booked).toMatchObject({ reference: requestId, grams: parcelGrams([{ quantity: 2, grams: 900 }]), from: { postal_code: "20121" }, to: { company_name: "Bottega Lume S.r.l." } });
    expect(await labelOf(requestId)).toEqual({ state: "booked", tracking: booked?.tracking });
    expect(Buffer.from((await labelFile(requestId)) ?? []).subarray(0, 5).toString()).toBe("%PDF-");
  });
  test("none where no carrier makes any, for what comes to a store, and where nobody knows from where it comes", async () => {
    for (const wish of [{ labelled: false }, { way: "store" }, { address: null }] as const) expect(await state((await announced(wish)).requestId)).toBeNull();
  });
  test("no answer is asked again and books nothing twice; a no is kept", async () => {
    const { requestId } = await announced();
    for (const fault of ["500", "cut", "after-cut"] as const) {
      stand.faults.next.push(fault);
      await expect(bookLabel(requestId, carrier), fault).rejects.toThrow("no answer yet");
      expect(await state(requestId)).toBe("due");
    }
    stand.faults.next.push("none", "none", "500"); // it was booked and found again; its label does not come
    await expect(bookLabel(requestId, carrier)).rejects.toThrow("can't be fetched yet");
    await bookLabel(requestId, carrier);
    expect([bookedFor(requestId).length, await state(requestId)]).toEqual([1, "booked"]);
    const nowhere = await announced({ address: "nowhere" });
    for (let i = 0; i < 2; i++) await bookLabel(nowhere.requestId, carrier);
    expect([bookedFor(nowhere.requestId).length, await state(nowhere.requestId)]).toEqual([0, "refused"]);
  });
  test("of two jobs the later one never gives up what the other keeps, though it alone knows the number to give it up by", async () => {
    const { requestId } = await announced();
    const slow: Carrier = { ...carrier, label: async (parcel) => (await bookLabel(requestId, carrier), carrier.label(parcel)) };
    await bookLabel(requestId, slow);
    expect([await state(requestId), bookedFor(requestId).map(({ statuses }) => statuses)]).toEqual(["booked", [["Ready to send"]]]);
  });
  test("given up with its announcement: before it is booked, after, and while", async () => {
    const [before, after, meanwhile] = [await announced(), await announced(), await announced()];
    await cancelRequest(guest, before);
    await dropLabel(before.requestId, carrier);
    await bookLabel(before.requestId, carrier);
    expect([await state(before.requestId), bookedFor(before.requestId).length]).toEqual(["dropped", 0]);

    await bookLabel(after.requestId, carrier);
    await cancelRequest(guest, after);
    stand.faults.next.push("500");
    await expect(dropLabel(after.requestId, carrier)).rejects.toThrow("could not be given up yet");
    for (let i = 0; i < 2; i++) await dropLabel(after.requestId, carrier);
    expect([await state(after.requestId), bookedFor(after.requestId)[0]?.statuses]).toEqual(["cancelled", ["Ready to send", "Cancelled"]]);
    expect(await labelFile(after.requestId), "nobody sends by it any more").toBeNull();

    const slow: Carrier = { ...carrier, bookReturn: async (parcel) => (await cancelRequest(guest, meanwhile), await dropLabel(meanwhile.requestId, carrier), carrier.bookReturn(parcel)) };
    await bookLabel(meanwhile.requestId, slow);
    expect([await state(meanwhile.requestId), bookedFor(meanwhile.requestId)[0]?.statuses.at(-1)]).toEqual(["dropped", "Cancelled"]);
  });
  test("once it moves, its announcement says so with its number; who cancels afterwards keeps a label that has been used", async () => {
    const [left, lies] = [await announced(), await announced()];
    for (const { requestId } of [left, lies]) await bookLabel(requestId, carrier);
    bookedFor(left.requestId)[0]?.statuses.push("Shipment on route");
    expect(await followLabels(carrier)).toBe(1);
    expect(await followLabels(carrier), "once").toBe(0);
    expect((await requestsOf(left.order.id))[0]).toMatchObject({ sentAt: expect.any(Date), tracking: bookedFor(left.requestId)[0]?.tracking, state: "announced" });
    expect((await requestsOf(lies.order.id))[0]).toMatchObject({ sentAt: null });
    expect(await db.$count(facts, sql`"is" = 'return-request.sent' and body->>'requestId' = ${left.requestId}`)).toBe(1);
    await cancelRequest(guest, left);
    await dropLabel(left.requestId, carrier);
    expect(await state(left.requestId)).toBe("booked");
    stand.faults.next.push("500");
    expect(await followLabels(carrier), "what has no answer is asked about the next time").toBe(0);
  });
  test("forgotten some weeks after it is over, not before", async () => {
    const its = await announced();
    await bookLabel(its.requestId, carrier);
    const old = new Date(Date.now() + 61 * 86_400_000);
    await forgetLabels(old);
    expect(await labelFile(its.requestId)).not.toBeNull();
    await cancelRequest(guest, its);
    await forgetLabels();
    const kept = () => db.$count(returnLabels, sql`${eq(returnLabels.requestId, its.requestId)} and pdf is not null`);
    expect(await kept()).toBe(1);
    await forgetLabels(old);
    expect(await kept()).toBe(0);
  });
  test("the table refuses what no verb would write", async () => {
    const one = await announced();
    const store = await announced({ way: "store" });
    const write = (query: ReturnType<typeof sql>) => atomically(async (tx) => done(await tx.execute(query))).then(() => "written", (thrown: Error) => String(thrown.cause ?? thrown));
    expect(await write(sql`insert into return_labels (request_id) values (${store.requestId})`)).toMatch(/for a parcel that is announced/);
    expect(await write(sql`update return_labels set state = 'cancelled', parcel = '1' where request_id = ${one.requestId}`)).toMatch(/stays as it was said/);
    await bookLabel(one.requestId, carrier);
    for (const change of [sql`tracking = 'OTHER'`, sql`state = 'due'`, sql`pdf = '%PDF-other'`, sql`state = 'refused', said = 'x'`]) expect(await write(sql`update return_labels set ${change} where request_id = ${one.requestId}`)).toMatch(/stays as it was said|return_labels_known/);
    expect(await write(sql`delete from return_labels where request_id = ${one.requestId}`)).not.toBe("written");
  });
});
