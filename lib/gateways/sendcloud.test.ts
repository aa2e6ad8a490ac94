import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import { type CarrierStandIn, startCarrier } from "@/scripts/carrier-stand-in/start";
import type { Carrier, ParcelBack } from "./carrier";
import { sendcloud } from "./sendcloud";
import { hasMoved } from "./sendcloud-call";

const KEYS = { publicKey: "public", secretKey: "secret", option: "prova:return" };
let stand: CarrierStandIn;
let carrier: Carrier;
beforeAll(async () => {
  stand = await startCarrier(KEYS);
  carrier = sendcloud({ ...KEYS, apiBase: stand.url, timeoutMs: 1_000 });
});
beforeEach(() => void (stand.world.returns.length = stand.faults.next.length = 0));
afterAll(() => stand.close());

const HOME = { name: "Prova Canarino", street: "Via dei Canarini 7", extra: null, postcode: "20121", city: "Milano", province: "MI", country: "IT", email: "prova@example.org", phone: null };
const aParcel = (over: Partial<ParcelBack> = {}): ParcelBack => {
  const reference = newId();
  return { reference, called: `7KQF-2/${reference.slice(-6)}`, since: new Date(), from: HOME, to: { ...HOME, name: "Magazzino", company: "Bottega Lume" }, grams: 1_800, items: [{ what: "Lampada Fungo", sku: "BL-LIG-11", quantity: 2, grams: 900, value: minorOf(4_250), currency: "EUR" }], ...over };
};
const booked = async (parcel: ParcelBack) => {
  const made = await carrier.bookReturn(parcel);
  if (!made.ok) throw new Error(made.said);
  return made.value;
};

describe("a label for a parcel that comes back", () => {
  test("is booked with whence, where to, weight and what is inside, and is a PDF", async () => {
    const its = await booked(aParcel());
    expect(its).toEqual({ ref: "100000", parcel: "600000", tracking: "PROVA000100000IT" });
    expect(stand.world.returns[0]).toMatchObject({ grams: 1_800, from: { name: "Prova Canarino", postal_code: "20121", country_code: "IT" }, to: { company_name: "Bottega Lume" } });
    const label = await carrier.label(its.parcel);
    expect(label.ok && Buffer.from(label.value).subarray(0, 5).toString()).toBe("%PDF-");
  });
  test("asked for twice, also after a lost answer, there is one; what was found again has no number to cancel it by", async () => {
    const parcel = aParcel();
    stand.faults.next.push("after-cut");
    expect(await carrier.bookReturn(parcel)).toMatchObject({ ok: false, why: "no-answer" });
    expect(await booked(parcel)).toEqual({ ref: null, parcel: "600000", tracking: "PROVA000100000IT" });
    await booked(aParcel());
    expect(await booked(parcel)).toMatchObject({ parcel: "600000" });
    expect(stand.world.returns).toHaveLength(2);
  });
  test("what the carrier refuses stays refused; what went wrong on the way is asked again", async () => {
    expect(await carrier.bookReturn(aParcel({ from: { ...HOME, postcode: "00000" } }))).toEqual({ ok: false, why: "not-carried", said: "400 The postal code you provided is invalid." });
    expect(await carrier.bookReturn(aParcel({ grams: 31_000 }))).toMatchObject({ why: "not-carried" });
    expect(await carrier.bookReturn(aParcel({ from: { ...HOME, name: "" } }))).toMatchObject({ why: "not-carried" });
    for (const fault of ["500", "cut", "silence"] as const) {
      stand.faults.next.push(fault);
      expect(await carrier.bookReturn(aParcel()), fault).toMatchObject({ ok: false, why: "no-answer" });
    }
    expect(await sendcloud({ ...KEYS, secretKey: "other", apiBase: stand.url }).bookReturn(aParcel()), "our own access is nobody's parcel").toMatchObject({ why: "no-answer" });
    expect(await sendcloud({ ...KEYS, apiBase: "http://127.0.0.1:1" }).bookReturn(aParcel())).toMatchObject({ why: "no-answer", said: "no answer" });
    expect(await carrier.label("1")).toMatchObject({ why: "no-answer" });
  });
  test("is cancelled until the parcel has left, which it is asked about", async () => {
    const [one, two] = [await booked(aParcel()), await booked(aParcel())];
    expect(await carrier.hasLeft(one.ref ?? "")).toEqual(done(false));
    expect(await carrier.cancelReturn(one.ref ?? "")).toEqual(done(null));
    stand.world.returns[1]?.statuses.push("Shipment on route");
    expect(await carrier.hasLeft(two.ref ?? "")).toEqual(done(true));
    expect(await carrier.cancelReturn(two.ref ?? "")).toMatchObject({ why: "not-carried" });
    expect(await carrier.hasLeft("1"), "nothing is known of it").toEqual(done(null));
  });
  test("statuses are read as words or as keys", () => {
    expect(["Ready to send", "announced", "Cancelled", "announcement-failed"].map(hasMoved)).toEqual([false, false, false, false]);
    expect(["shipment-on-route", "Delivered", "At sorting centre"].map(hasMoved)).toEqual([true, true, true]);
  });
});
