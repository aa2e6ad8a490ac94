import { and, eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aCustomer, guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { aDesk, aPress, leaves } from "@/db/factories/returns";
import { facts, messages, orderLines, returnRequests } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { lookAtCode } from "@/lib/codes/reads";
import { newId, type VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { deliver } from "@/lib/events/deliver";
import { REACTIONS } from "@/lib/subscribers/table";
import { findBought } from "./counter/reads";
import { takeBack } from "./take-back";
import { AnnounceReturn, announceReturn } from "./announce-return";
import { cancelRequest } from "./cancel-request";
import { drawReturnSlip } from "./announced/draw-slip";
import { lapseRequests } from "./lapse-requests";
import { receiveParcel } from "./receive-parcel";
import { remindRequests } from "./remind-requests";
import { SendRequest, sendRequest } from "./send-request";
import { tellRequest } from "./tell-request";
import { expectedAt, requestsOf, toInspect } from "./announced/reads";
import { requestCode } from "./announced/request-code";
import { orderById } from "@/lib/orders/reads";

afterAll(() => expectHealthy());

const later = (days: number) => new Date(Date.now() + days * 86_400_000);
type Wish = Partial<Parameters<typeof anOrder>[0]> & { readonly kind?: "deliver" | "collect"; readonly excluded?: string };
/** Three of a thing that left, and its buyer's ways to announce them. */
async function sold({ kind = "collect", excluded, ...wish }: Wish = {}) {
  const desk = await aDesk();
  const from = (await aPlace()).id;
  const variantId = (await aProduct({ stock: { [from]: 20 } })).variants[0]?.id as VariantId;
  const order = await leaves(await anOrder({ ...wish, parts: [{ kind, at: from, lines: [{ variantId, quantity: 3, price: 4_000, ...(excluded ? { excluded } : {}) }] }] }), kind);
  const asked = (over: object = {}) => AnnounceReturn.parse({ requestId: newId(), orderId: order.id, code: order.code, way: "store", reason: "no-reason", pieces: [{ position: 0, quantity: 2 }], ...over });
  return { ...desk, order, asked, press: (lines?: Parameters<typeof aPress>[2], over?: object) => aPress(order, desk.place, lines, over) };
}

test("a guest announces two of three: a code opens the desk with them, a letter says it with day and time, a second press says it again", async () => {
  const { order, asked, cashier, place } = await sold({ email: "prova.annuncio@example.org" });
  const input = asked({ reason: "too-big" });
  const announced = await announceReturn(guest, input);
  expect(announced).toEqual(done(expect.objectContaining({ kind: "withdrawal", state: "announced", reason: "too-big", pieces: [{ position: 0, quantity: 2 }] })));
  expect(await announceReturn(guest, input)).toEqual(announced);
  expect(await findBought(cashier, place, requestCode(input.requestId)), "it is no gift receipt").toMatchObject({ proof: "code", gift: false, announced: { requestId: input.requestId } });
  const [fact] = await db.select().from(facts).where(sql`${facts.body}->>'requestId' = ${input.requestId}`);
  if (!fact) throw new Error("no fact");
  for (let i = 0; i < 2; i++) await deliver(fact.id, REACTIONS);
  const letters = await db.select({ text: messages.text }).from(messages).where(eq(messages.dedupe, `return-announced:${input.requestId}`));
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toContain(order.number.slice(0, 4));
});

test("only its customer, or who has its code, announces and cancels; others hear the same as for an order that isn't there", async () => {
  const { asked, order } = await sold();
  const { id: customerId } = await aCustomer();
  const unknown = { ok: false, why: "unknown-order" };
  expect(await announceReturn({ ...guest, customerId }, asked({ code: null }))).toEqual(unknown);
  expect(await announceReturn(guest, asked({ code: "0".repeat(26) }))).toEqual(unknown);
  expect(await announceReturn(guest, asked({ orderId: newId() }))).toEqual(unknown);
  const mine = await announceReturn(guest, asked());
  if (!mine.ok) throw new Error(mine.why);
  const { requestId } = mine.value;
  expect(await cancelRequest({ ...guest, customerId }, { requestId, orderId: order.id, code: null })).toEqual(unknown);
  const other = await sold();
  expect(await cancelRequest(guest, { requestId, orderId: other.order.id, code: other.order.code }), "with one's own order around it").toEqual(unknown);
  expect(await announceReturn(guest, other.asked({ requestId })), "under an id that is taken").toEqual(unknown);
});

test("customer service announces for its customer, who is told and reads who did it; no other colleague does", async () => {
  const { asked, cashier, manager, order } = await sold({ email: "prova.per-loro@example.org" });
  const care = { ...cashier, at: null, may: new Set(["care"] as const) };
  for (const other of [cashier, manager, { ...care, at: cashier.at }]) expect(await announceReturn(other, asked({ code: null }))).toEqual({ ok: false, why: "unknown-order" });
  expect(await announceReturn(care, asked({ code: null }))).toMatchObject({ ok: true, value: { kind: "withdrawal", forThem: true } });
  expect(await announceReturn(guest, asked()), "one at a time, whoever says it").toEqual({ ok: false, why: "announced-already" });
  expect((await requestsOf(order.id)).map(({ forThem }) => forThem)).toEqual([true]);
});

test("nothing twice, no more than was handed over, nothing without a right", async () => {
  const { asked, order, press, cashier } = await sold();
  expect(await announceReturn(guest, asked({ pieces: [{ position: 0, quantity: 4 }] }))).toEqual({ ok: false, why: "not-that-many", position: 0, left: 3 });
  expect(await announceReturn(guest, asked({ pieces: [{ position: 7, quantity: 1 }] }))).toMatchObject({ why: "not-that-many", left: 0 });
  expect((await takeBack(cashier, press([{ quantity: 2 }]))).ok).toBe(true);
  expect(await announceReturn(guest, asked())).toEqual({ ok: false, why: "not-that-many", position: 0, left: 1 });
  expect(await announceReturn(guest, asked({ pieces: [{ position: 0, quantity: 1 }] }), later(40))).toEqual({ ok: false, why: "no-right", position: 0 });
  expect((await announceReturn(guest, asked({ pieces: [{ position: 0, quantity: 1 }] }))).ok).toBe(true);
  expect(await announceReturn(guest, asked({ pieces: [{ position: 0, quantity: 1 }] }))).toEqual({ ok: false, why: "announced-already" });
  const excluded = await sold({ excluded: "Fatto su misura" });
  expect(await announceReturn(guest, excluded.asked())).toMatchObject({ why: "no-right" });
  expect((await requestsOf(order.id)).length).toBe(1);
});

test("what was announced on the last day comes in time; what was not announced, or more of it, doesn't", async () => {
  const { asked, press, cashier, order } = await sold();
  expect((await announceReturn(guest, asked(), later(0))).ok).toBe(true);
  expect(await takeBack(cashier, press([{ quantity: 3 }]), later(35)), "one more than announced").toMatchObject({ why: "too-late" });
  const taken = await takeBack(cashier, press([{ quantity: 1 }, { quantity: 1, accepted: false, condition: "worn", notAccepted: "worn" }]), later(35));
  expect(taken).toMatchObject({ ok: true });
  const [decided] = await requestsOf(order.id);
  expect(decided).toMatchObject({ state: "decided", returnId: taken.ok ? taken.value.returnId : "" });
  expect(await lookAtCode(requestCode(decided?.requestId as never))).toEqual({ ok: false, why: "ended" });
  expect(await takeBack(cashier, press([{ quantity: 1 }]), later(35)), "the announcement is used up").toMatchObject({ why: "too-late" });
});

test("cancelled it opens nothing and stops no clock; decided it can't be cancelled", async () => {
  const { asked, press, cashier, order } = await sold();
  const made = await announceReturn(guest, asked());
  if (!made.ok) throw new Error(made.why);
  const its = { requestId: made.value.requestId, orderId: order.id, code: order.code };
  for (let i = 0; i < 2; i++) expect(await cancelRequest(guest, its)).toEqual(done(null));
  expect(await lookAtCode(requestCode(its.requestId))).toEqual({ ok: false, why: "ended" });
  expect(await takeBack(cashier, press(), later(40))).toMatchObject({ why: "too-late" });
  const again = await announceReturn(guest, asked());
  if (!again.ok) throw new Error(again.why);
  expect((await takeBack(cashier, press())).ok).toBe(true);
  expect(await cancelRequest(guest, { ...its, requestId: again.value.requestId })).toEqual({ ok: false, why: "decided" });
});

test("nothing came: it lapses, not a minute before, and a letter says that the withdrawal stands; its customer may announce again", async () => {
  const { asked, order } = await sold({ email: "prova.scadenza@example.org" });
  const soon = await announceReturn(guest, asked(), new Date(Date.now() - 14 * 86_400_000 + 400));
  if (!soon.ok) throw new Error(soon.why);
  await lapseRequests();
  expect((await requestsOf(order.id))[0]?.state).toBe("announced");
  await new Promise((wake) => setTimeout(wake, 500));
  await lapseRequests();
  expect((await requestsOf(order.id))[0]?.state).toBe("lapsed");
  const [fact] = await db.select().from(facts).where(and(eq(facts.is, "return-request.lapsed"), sql`${facts.body}->>'requestId' = ${soon.value.requestId}`));
  if (!fact) throw new Error("no fact");
  for (let i = 0; i < 2; i++) await deliver(fact.id, REACTIONS);
  const letters = await db.select({ text: messages.text }).from(messages).where(eq(messages.dedupe, `return-lapsed:${soon.value.requestId}`));
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toContain("resta valida");
  expect((await announceReturn(guest, asked())).ok).toBe(true);
});

test("by parcel: it goes to the place that takes parcels, which expects it; its slip is a file", async () => {
  const warehouse = await aPlace({ kind: "warehouse", collectFrom: false, routingRank: 0 });
  const { asked, order, cashier } = await sold({ kind: "deliver" });
  const made = await announceReturn(guest, asked({ way: "parcel" }));
  if (!made.ok || !made.value.locationId) throw new Error("not announced");
  const there = { ...cashier, at: [made.value.locationId] };
  expect(await expectedAt(there, made.value.locationId)).toContainEqual(expect.objectContaining({ number: order.number, pieces: 2 }));
  expect(await expectedAt(cashier, made.value.locationId), "nobody else's").toEqual([]);
  expect(warehouse.id).toBeTruthy();
  const whole = await orderById(order.id);
  if (!whole) throw new Error("gone");
  expect(Buffer.from(await drawReturnSlip(whole, made.value, "it")).subarray(0, 5).toString()).toBe("%PDF-");
});

test("on its way, then there: waited for longer, cancelled no more, a letter; and somebody’s task after two days", async () => {
  const { asked, order, cashier } = await sold({ kind: "deliver", email: "prova.pacco@example.org" });
  const made = await announceReturn(guest, asked({ way: "parcel" }), new Date(Date.now() - 14 * 86_400_000 + 600));
  if (!made.ok || !made.value.locationId) throw new Error("not announced");
  const [its, there] = [{ requestId: made.value.requestId, orderId: order.id, code: order.code }, { ...cashier, at: [made.value.locationId] }];
  const send = (tracking: string, code = order.code, who = guest) => sendRequest(who, SendRequest.parse({ ...its, code, tracking }));
  expect(SendRequest.safeParse({ ...its, tracking: "x" }).success).toBe(false);
  expect(await send("", "guessed")).toEqual({ ok: false, why: "unknown-order" });
  for (const tracking of ["brt 0012-345", "other"]) expect(await send(tracking)).toEqual(done(null));
  expect((await requestsOf(order.id))[0]).toMatchObject({ tracking: "BRT 0012-345", sentAt: expect.any(Date), arrivedAt: null });
  await new Promise((wake) => setTimeout(wake, 700));
  await lapseRequests();
  expect((await requestsOf(order.id))[0]?.state, "what was sent in time is in time").toBe("announced");
  expect(await remindRequests(new Date(Date.now() - 60_000)), "nobody is reminded of what is on its way").toBe(0);
  expect(await receiveParcel(cashier, its)).toEqual({ ok: false, why: "not-yours" });
  const [one, two] = await Promise.all([receiveParcel(there, its), receiveParcel(there, its)]);
  expect([one, two]).toEqual([done(null), done(null)]);
  expect(await cancelRequest(guest, its)).toEqual({ ok: false, why: "decided" });
  for (let i = 0; i < 2; i++) await tellRequest(its.requestId, "arrived");
  expect(await db.select({ kind: messages.kind }).from(messages).where(eq(messages.dedupe, `return-arrived:${its.requestId}`))).toHaveLength(1);
  const at = made.value.locationId;
  expect((await toInspect(there, at, new Date(Date.now() - 1_000))).map(({ number }) => number)).not.toContain(order.number);
  expect((await toInspect(there, at, new Date())).map(({ number }) => number)).toContain(order.number);
  const write = (query: ReturnType<typeof sql>) => atomically(async (tx) => done(await tx.execute(query))).then(() => "written", (thrown: Error) => String(thrown.cause ?? thrown));
  expect(await write(sql`update return_requests set state = 'lapsed' where id = ${its.requestId}`)).toMatch(/always once it has come/);
  expect(await write(sql`update return_requests set state = 'cancelled' where id = ${its.requestId}`)).toMatch(/it has arrived/);
  expect(await write(sql`update return_requests set arrived_at = null, arrived_by = null where id = ${its.requestId}`)).toMatch(/as it was said/);
});

test("its customer cancels while it is received: one of the two holds, the other is told", async () => {
  for (let round = 0; round < 6; round++) {
    const { asked, order, cashier } = await sold({ kind: "deliver" });
    const made = await announceReturn(guest, asked({ way: "parcel" }));
    if (!made.ok || !made.value.locationId) throw new Error("not announced");
    const [its, there] = [{ requestId: made.value.requestId, orderId: order.id, code: order.code }, { ...cashier, at: [made.value.locationId] }];
    const [kept, came] = await Promise.all([cancelRequest(guest, its), receiveParcel(there, its)]);
    const [row] = await requestsOf(order.id);
    expect([kept, came]).toEqual(row?.arrivedAt ? [{ ok: false, why: "decided" }, done(null)] : [done(null), { ok: false, why: "over" }]);
    expect(row?.state).toBe(row?.arrivedAt ? "announced" : "cancelled");
  }
});

test("some days before it ends who sent nothing is reminded, once; of what comes to a store nobody says that it left", async () => {
  const { asked, order } = await sold({ email: "prova.promemoria@example.org" });
  const made = await announceReturn(guest, asked(), new Date(Date.now() - 12 * 86_400_000));
  if (!made.ok) throw new Error(made.why);
  for (let i = 0; i < 2; i++) await remindRequests(new Date());
  const letters = await db.select({ text: messages.text }).from(messages).where(eq(messages.dedupe, `return-reminded:${made.value.requestId}`));
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toContain("in uno dei nostri negozi");
  expect(await sendRequest(guest, SendRequest.parse({ requestId: made.value.requestId, orderId: order.id, code: order.code }))).toEqual({ ok: false, why: "not-waiting" });
});

test("ten forms at once while a counter takes the same pieces: one announcement at most, and none of what is back", async () => {
  for (let round = 0; round < 5; round++) {
    const { asked, order, press, cashier } = await sold();
    const [taken, ...said] = await Promise.all([takeBack(cashier, press([{ quantity: 2 }])), ...Array.from({ length: 10 }, () => announceReturn(guest, asked()))]);
    expect(taken.ok).toBe(true);
    expect(said.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
    const requests = await requestsOf(order.id);
    const [line] = await db.select({ returned: orderLines.returned }).from(orderLines).where(eq(orderLines.orderId, order.id));
    expect(line?.returned).toBe(2);
    expect(requests.every(({ state, returnId }) => state === "decided" && returnId !== null), "what was announced first was decided by the counter").toBe(true);
  }
});

test("the table itself refuses what the verb would never write", async () => {
  const { asked, order } = await sold();
  const made = await announceReturn(guest, asked());
  if (!made.ok) throw new Error(made.why);
  const { requestId } = made.value;
  const write = (query: ReturnType<typeof sql>) => atomically(async (tx) => done(await tx.execute(query))).then(() => "written", (thrown: Error) => String(thrown.cause ?? thrown));
  expect(await write(sql`update return_requests set state = 'lapsed' where id = ${requestId}`)).toMatch(/waited for until/);
  expect(await write(sql`update return_requests set state = 'decided' where id = ${requestId}`)).toMatch(/decided by a return|return_requests_ended/);
  expect(await write(sql`insert into return_request_lines (request_id, order_line_id, quantity) select ${requestId}, id, 1 from order_lines where order_id <> ${order.id} limit 1`)).not.toBe("written");
  expect((await db.select({ state: returnRequests.state }).from(returnRequests).where(eq(returnRequests.id, requestId)))[0]?.state).toBe("announced");
});
