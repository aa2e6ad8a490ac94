import { and, eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { aDesk, aPress, leaves, someoneAt } from "@/db/factories/returns";
import { aGiftCard, colleague } from "@/db/factories/wallets";
import { facts, fulfilments, messages, orderLines, orders, refunds, returnLines, returns, stockLevels, stockMovements } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { enterCode } from "@/lib/cart/enter-code";
import { checkOut } from "@/lib/checkout/check-out";
import { aBuyer, aCode, aForm } from "@/lib/checkout/testing/buyer";
import { type LocationId, newId, type OrderId, type VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import { deliver } from "@/lib/events/deliver";
import { sendParcel } from "@/lib/fulfilment/send-parcel";
import { cancelPart } from "@/lib/payments/cancel-part";
import { askApproval } from "@/lib/staff/approvals/ask-approval";
import { giveApproval } from "@/lib/staff/approvals/give-approval";
import type { ApprovalId } from "@/lib/staff/approvals/types";
import { REACTIONS } from "@/lib/subscribers/table";
import { stateWithdrawal, StateWithdrawal } from "./state-withdrawal";
import { foreseeReturn, takeBack, TakeBack } from "./take-back";

afterAll(() => expectHealthy());

const DAYS = 86_400_000;
const later = (days: number) => new Date(Date.now() + days * DAYS);

type OrderWish = Parameters<typeof anOrder>[0];
type Wish = Partial<OrderWish["parts"][number]["lines"][number]> & Pick<OrderWish, "discount" | "contract" | "email"> & Pick<OrderWish["parts"][number], "kind">;
/** Three of a thing, bought for 100.00, that left another store than the one it comes back to. */
async function sold({ kind = "collect", discount, contract, email, ...line }: Wish = {}) {
  const desk = await aDesk();
  const from = (await aPlace()).id;
  const variantId = (await aProduct({ stock: { [from]: 20 } })).variants[0]?.id as VariantId;
  const order = await leaves(await anOrder({ ...(discount ? { discount } : {}), ...(contract ? { contract } : {}), ...(email ? { email } : {}), parts: [{ kind, at: from, lines: [{ variantId, quantity: 3, price: 4_000, ...line }] }] }), kind);
  return { ...desk, from, variantId, order, press: (lines?: Parameters<typeof aPress>[2], over?: object) => aPress(order, desk.place, lines, over) };
}
const levelOf = async (place: LocationId, variantId: VariantId) => (await db.select({ onHand: stockLevels.onHand, damaged: stockLevels.damaged }).from(stockLevels).where(and(eq(stockLevels.locationId, place), eq(stockLevels.variantId, variantId))))[0];
const moneyOf = async (id: OrderId) => (await db.select({ refunded: orders.refunded }).from(orders).where(eq(orders.id, id)))[0]?.refunded;
const lineOf = async (id: OrderId, position = 0) => (await db.select({ returned: orderLines.returned, total: orderLines.total }).from(orderLines).where(and(eq(orderLines.orderId, id), eq(orderLines.position, position))))[0];
const factOf = (returnId: string) => db.select().from(facts).where(sql`${facts.body}->>'returnId' = ${returnId}`);

test("bought on the web, collected in one store, brought back to another: its stock there, its price on its way to the card, its letter", async () => {
  const { order, press, cashier, place, from, variantId } = await sold({ discount: 2_000, email: "prova.reso@example.org" });
  const input = press([{ quantity: 2 }]);
  const taken = await takeBack(cashier, input);
  expect(taken).toEqual(done(expect.objectContaining({ returnId: input.returnId, back: 6_667, refunds: [expect.objectContaining({ tender: "card-online", amount: 6_667, state: "due", reason: "return" })] })));
  expect([await levelOf(place, variantId), await levelOf(from, variantId)]).toEqual([{ onHand: 2, damaged: 0 }, { onHand: 17, damaged: 0 }]);
  expect([await lineOf(order.id), await moneyOf(order.id)]).toEqual([{ returned: 2, total: 10_000 }, 6_667]);
  expect(await db.select({ orderId: returns.orderId, kind: returns.kind, at: returns.locationId, actor: returns.actor }).from(returns).where(eq(returns.id, input.returnId))).toEqual([{ orderId: order.id, kind: "change-of-mind", at: place, actor: `staff:${cashier.staffId}` }]);
  const [fact] = await factOf(input.returnId);
  for (let i = 0; i < 2; i++) await deliver(fact?.id ?? 0, REACTIONS);
  const letters = await db.select({ text: messages.text, to: messages.recipient }).from(messages).where(eq(messages.dedupe, `return-taken:${input.returnId}`));
  expect(letters).toEqual([{ to: "prova.reso@example.org", text: expect.stringMatching(/2 × Cosa di prova[\s\S]*66,67/) as string }]);
});

test("what is not accepted goes home again and gives nothing, with the reason; what wasn't there neither; its customer is told", async () => {
  const { order, press, cashier, place, variantId } = await sold();
  const input = press([{}, { accepted: false, condition: "worn", notAccepted: "worn" }, { accepted: false, condition: null, notAccepted: "missing" }]);
  expect(await takeBack(cashier, input)).toMatchObject({ ok: true, value: { back: 4_000 } });
  expect(await db.select({ came: returnLines.cameBack, accepted: returnLines.accepted, why: returnLines.notAccepted, amount: returnLines.amount }).from(returnLines).where(eq(returnLines.returnId, input.returnId)).orderBy(returnLines.position)).toEqual([
    { came: true, accepted: true, why: null, amount: 4_000 }, { came: true, accepted: false, why: "worn", amount: 0 }, { came: false, accepted: false, why: "missing", amount: 0 },
  ]);
  expect([await lineOf(order.id), await levelOf(place, variantId)]).toMatchObject([{ returned: 1 }, { onHand: 1 }]);
  const [fact] = await factOf(input.returnId);
  await deliver(fact?.id ?? 0, REACTIONS);
  const [letter] = await db.select({ text: messages.text }).from(messages).where(eq(messages.dedupe, `return-taken:${input.returnId}`));
  for (const said of ["non accettato. È stato usato.", "non accettato. Nel reso non c’era."]) expect(letter?.text).toContain(said);
  expect(await takeBack(cashier, press([{ accepted: false, condition: "damaged", notAccepted: "incomplete", quantity: 2 }]))).toMatchObject({ ok: true, value: { back: 0, refunds: [] } });
});

test("only what may be sold again hangs on the shelf; all else lies where nothing is sold from, at the store that took it", async () => {
  for (const [condition, disposition] of [["opened", "sell"], ["damaged", "damaged"], ["worn", "quarantine"], ["faulty", "vendor"], ["as-new", "quarantine"]] as const) {
    const { press, cashier, place, variantId } = await sold();
    const input = press([{ condition, disposition, quantity: 2 }], { kind: "fault" });
    expect(await takeBack(cashier, input), disposition).toMatchObject({ ok: true, value: { back: 8_000 } });
    expect(await levelOf(place, variantId), disposition).toEqual(disposition === "sell" ? { onHand: 2, damaged: 0 } : { onHand: 0, damaged: 2 });
    expect(await db.select({ at: stockMovements.locationId, onHandBy: stockMovements.onHandBy }).from(stockMovements).where(and(eq(stockMovements.variantId, variantId), eq(stockMovements.kind, "return")))).toEqual([{ at: place, onHandBy: disposition === "sell" ? 2 : 0 }]);
  }
  for (const condition of ["worn", "damaged", "faulty"]) expect(TakeBack.safeParse({ ...(await sold()).press(), lines: [{ position: 0, quantity: 1, accepted: true, condition, disposition: "sell" }] }).success, condition).toBe(false);
});

test("one after the other, three of three come to exactly the line's total; a line that cost nothing gives nothing", async () => {
  const { order, press, cashier } = await sold({ discount: 2_000 });
  const backs = [];
  for (let i = 0; i < 3; i++) backs.push(await takeBack(cashier, press()));
  expect(backs.map((b) => b.ok && b.value.back)).toEqual([3_334, 3_333, 3_333]);
  expect([await moneyOf(order.id), (await lineOf(order.id))?.returned]).toEqual([10_000, 3]);

  const desk = await aDesk();
  const variantId = (await aProduct({ stock: { [desk.place]: 20 } })).variants[0]?.id as VariantId;
  const free = await leaves(await anOrder({ parts: [{ at: desk.place, lines: [{ variantId, quantity: 2, off: 2_000 }, { variantId: (await aProduct({ stock: { [desk.place]: 9 } })).variants[0]?.id as VariantId }] }] }));
  expect(await takeBack(desk.cashier, aPress(free, desk.place, [{ quantity: 2 }]))).toMatchObject({ ok: true, value: { back: 0, refunds: [] } });
  expect(await lineOf(free.id)).toEqual({ returned: 2, total: 0 });
});

test("a line that came in two parcels, and one that never left: what comes back and what was cancelled come to the price, to the cent", async () => {
  const desk = await aDesk();
  const [a, b, c] = [(await aPlace()).id, (await aPlace()).id, (await aPlace()).id];
  const [lamp, vase] = (await aProduct({ variants: [{ stock: { [a]: 1, [b]: 2 }, price: 3_333 }, { stock: { [c]: 1 }, price: 1_000 }] })).variants.map((v) => v.id) as [VariantId, VariantId];
  const who = await aBuyer([{ variantId: lamp, quantity: 3 }, { variantId: vase, at: c }]);
  await enterCode(who, { code: (await aGiftCard(50_000)).code });
  await enterCode(who, { code: await aCode({ kind: "amount", value: 100 }) });
  const form = await aForm(who);
  expect(await checkOut(who, form, null as never)).toMatchObject({ ok: true });
  const [order] = await db.select({ id: orders.id, total: orders.total }).from(orders).where(eq(orders.attemptKey, form.attemptKey));
  if (!order) throw new Error("no order");
  const parts = (await db.select().from(fulfilments).where(eq(fulfilments.orderId, order.id))).map((part) => ({ ...part, fulfilmentId: part.id }));
  const [one, two] = [parts.find((part) => part.locationId === a), parts.find((part) => part.locationId === b)];
  const lamps = (await lineOf(order.id))?.total ?? 0;
  expect(lamps % 3).not.toBe(0);
  expect(await sendParcel(colleague("hand-over"), { fulfilmentId: one?.id as never, carrier: "brt", tracking: "123456789012" })).toMatchObject({ ok: true });
  const first = await takeBack(desk.cashier, aPress(order, desk.place));
  expect(await takeBack(desk.cashier, aPress(order, desk.place))).toMatchObject({ why: "not-that-many", left: 0 });
  expect(await sendParcel(colleague("hand-over"), { fulfilmentId: two?.id as never, carrier: "brt", tracking: "123456789012" })).toMatchObject({ ok: true });
  const [second, third] = [await takeBack(desk.cashier, aPress(order, desk.place)), await takeBack(desk.cashier, aPress(order, desk.place))];
  expect([first, second, third].reduce((all, taken) => all + (taken.ok ? taken.value.back : 0), 0)).toBe(lamps);
  expect(await takeBack(desk.cashier, aPress(order, desk.place, [{ position: 1 }]))).toEqual({ ok: false, why: "not-that-many", position: 1, left: 0 });
  const bag = parts.find((part) => part.kind === "collect");
  expect(await cancelPart(colleague("hand-over"), { fulfilmentId: bag?.id as never, code: null } as never)).toMatchObject({ ok: true });
  const charges = parts.reduce((all, part) => all + part.charge, 0);
  expect(await moneyOf(order.id)).toBe(order.total - charges);
});

describe("not taken back", () => {
  test("by whoever has no such duty here, of no order, of what nobody paid", async () => {
    const { press, cashier, manager, place, order } = await sold();
    const elsewhere = await someoneAt("manager", (await aPlace()).id);
    for (const who of [elsewhere, await someoneAt("picker", place), colleague("sell", "hand-over", "refund")]) expect(await takeBack(who, press())).toEqual({ ok: false, why: "not-yours" });
    expect(await takeBack(cashier, { ...press(), orderId: newId<"order">() })).toEqual({ ok: false, why: "unknown-order" });
    expect(await takeBack(cashier, press(undefined, { place: newId() }))).toEqual({ ok: false, why: "not-yours" });
    const waits = await anOrder({ state: "placed", parts: [{ at: order.parts[0]?.locationId as LocationId, lines: [{ variantId: (await aProduct({ stock: { [order.parts[0]?.locationId as string]: 5 } })).variants[0]?.id as VariantId }] }] });
    expect(await takeBack(manager, aPress(waits, place))).toEqual({ ok: false, why: "not-paid" });
  });

  test("twice, more than bought, what is still here, another order's line", async () => {
    const { press, cashier, order, place, from, variantId } = await sold();
    expect(await takeBack(cashier, press([{ quantity: 4 }]))).toEqual({ ok: false, why: "not-that-many", position: 0, left: 3 });
    expect(await takeBack(cashier, press([{ quantity: 2 }]))).toMatchObject({ ok: true });
    expect(await takeBack(cashier, press([{ quantity: 2 }]))).toEqual({ ok: false, why: "not-that-many", position: 0, left: 1 });
    expect(await takeBack(cashier, press([{ position: 1 }]))).toEqual({ ok: false, why: "unknown-line", position: 1 });
    const here = await anOrder({ parts: [{ at: from, lines: [{ variantId, quantity: 2 }] }] });
    expect(await takeBack(cashier, aPress(here, place))).toEqual({ ok: false, why: "not-that-many", position: 0, left: 0 });
    expect([await lineOf(order.id), await moneyOf(order.id)]).toEqual([{ returned: 2, total: 12_000 }, 8_000]);
  });

  test("after its time, or what is excluded, unless it is faulty; withdrawn in time comes when it comes", async () => {
    const { press, cashier } = await sold();
    expect(await takeBack(cashier, press(), later(32))).toMatchObject({ ok: false, why: "too-late", position: 0 });
    expect(await takeBack(cashier, press([{}], { kind: "withdrawal" }), later(16))).toMatchObject({ ok: false, why: "too-late" });
    expect(await takeBack(cashier, press([{ condition: "faulty", disposition: "vendor" }], { kind: "fault" }), later(600))).toMatchObject({ ok: true });
    expect(await takeBack(cashier, press([{ condition: "faulty", disposition: "vendor" }], { kind: "fault" }), later(740))).toMatchObject({ ok: false, why: "too-late" });
    const made = await sold({ excluded: "Su misura" });
    for (const kind of ["change-of-mind", "withdrawal"]) expect(await takeBack(made.cashier, made.press([{}], { kind }))).toMatchObject({ ok: false, why: "excluded", because: { it: "Su misura" } });
    expect(await takeBack(made.cashier, made.press([{ condition: "faulty", disposition: "vendor" }], { kind: "fault" }))).toMatchObject({ ok: true });
    const inStore = await sold({ contract: "in-store" });
    expect(await takeBack(inStore.cashier, inStore.press([{}], { kind: "withdrawal" }))).toEqual({ ok: false, why: "not-at-a-distance" });
    const said = await sold();
    await stateWithdrawal(guest, StateWithdrawal.parse({ statement: newId(), name: "Prova Canarino", contract: said.order.number, email: "prova.canarino@example.org" }));
    expect(await takeBack(said.cashier, said.press([{ quantity: 3 }], { kind: "withdrawal" }), later(25))).toMatchObject({ ok: true, value: { refunds: [{ reason: "withdrawal" }] } });
  });

  test("what doesn't hold together never comes to the verb", () => {
    const fine = aPress({ id: newId<"order">() }, newId<"location">());
    for (const over of [{ lines: [] }, { kind: "theft" }, { kind: "goodwill" }, { kind: "goodwill", note: " " }, { returnId: "1" }]) expect(TakeBack.safeParse({ ...fine, ...over }).success, JSON.stringify(over)).toBe(false);
    for (const line of [{ quantity: 0 }, { quantity: 1.5 }, { position: -1 }, { condition: null }, { disposition: "bin" }, { accepted: false }, { accepted: false, condition: "worn", notAccepted: "missing" }, { accepted: false, condition: null, notAccepted: "worn" }])
      expect(TakeBack.safeParse({ ...fine, lines: [{ ...fine.lines[0], ...line }] }).success, JSON.stringify(line)).toBe(false);
  });
});

describe("kindness", () => {
  test("beyond the terms it needs a manager's word, for exactly this, and a reason; so far as managers go", async () => {
    const { press, cashier, manager, place } = await sold();
    const input = press([{ quantity: 2 }], { kind: "goodwill", note: "Cliente da vent’anni" });
    const asks = await takeBack(cashier, input, later(90));
    if (asks.ok || asks.why !== "approval-needed") throw new Error("an approval was wanted");
    expect(asks).toMatchObject({ action: "goodwill-return", locationId: place, amount: 8_000 });
    const asked = await askApproval(cashier, { action: asks.action, locationId: asks.locationId, subject: asks.subject, amount: asks.amount, about: "Reso" });
    if (!asked.ok) throw new Error(asked.why);
    expect(await giveApproval(manager, { approvalId: asked.value.approvalId })).toMatchObject({ ok: true });
    expect(await takeBack(cashier, { ...input, note: "Altro" }, later(90)), "another press").toMatchObject({ why: "approval-needed" });
    const taken = await takeBack(cashier, input, later(90));
    expect(taken).toMatchObject({ ok: true, value: { back: 8_000, refunds: [{ reason: "goodwill" }] } });
    expect(await takeBack(cashier, input, later(90)), "the same press").toEqual(taken);
    expect(await db.select({ by: returns.approvalId, note: returns.note }).from(returns).where(eq(returns.id, input.returnId))).toEqual([{ by: asked.value.approvalId, note: "Cliente da vent’anni" }]);
    const dear = await sold({ price: 20_000 });
    expect(await takeBack(dear.manager, dear.press([{ quantity: 3 }], { kind: "goodwill", note: "Troppo" }))).toMatchObject({ why: "approval-needed", amount: 60_000 });
    expect(await takeBack(dear.manager, dear.press([{ quantity: 2 }], { kind: "goodwill", note: "Va bene" }))).toMatchObject({ ok: true });
  });

  test("a manager's word asked for by the look holds for the press with the sum that was looked at, once, and for no other sum", async () => {
    const { press, cashier, manager } = await sold();
    const input = press([{ quantity: 2 }], { kind: "goodwill", note: "Cliente da vent’anni" });
    const asks = await foreseeReturn(cashier, input, later(90));
    if (asks.ok || asks.why !== "approval-needed") throw new Error("an approval was wanted");
    const asked = await askApproval(cashier, { ...asks, about: "Reso" });
    await giveApproval(manager, { approvalId: asked.ok ? asked.value.approvalId : ("" as ApprovalId) });
    for (let i = 0; i < 2; i++) expect(await foreseeReturn(cashier, input, later(90)), "to look uses nothing up").toMatchObject({ ok: true, value: { back: 8_000 } });
    expect(await takeBack(cashier, { ...input, expected: minorOf(8_001) }, later(90))).toEqual({ ok: false, why: "sum-changed", back: 8_000 });
    expect(await takeBack(cashier, { ...input, lines: press([{ quantity: 1 }]).lines }, later(90)), "fewer pieces").toMatchObject({ why: "approval-needed", amount: 4_000 });
    expect(await takeBack(cashier, { ...input, expected: minorOf(8_000) }, later(90))).toMatchObject({ ok: true, value: { back: 8_000 } });
  });

  test("that gave money before is not given a second time", async () => {
    const { order, press, cashier } = await sold();
    const id = newId<"refund">();
    await atomically(async (tx) => done(await tx.insert(refunds).values({ id, attemptId: order.attemptId, amount: minorOf(5_000), idempotencyKey: `refund:${id}`, reason: "goodwill", actor: "job:test" })));
    expect(await takeBack(cashier, press([{ quantity: 2 }]))).toMatchObject({ ok: true, value: { back: 7_000 } });
    expect(await takeBack(cashier, press())).toMatchObject({ ok: true, value: { back: 0, refunds: [] } });
    expect([await moneyOf(order.id), (await lineOf(order.id))?.returned]).toEqual([12_000, 3]);
  });
});

describe("at once", () => {
  test("one press ten times is one return and one answer; another press with its id is refused", async () => {
    const { press, cashier, order, place, variantId } = await sold();
    const input = press();
    const answers = await Promise.all(Array.from({ length: 10 }, () => takeBack(cashier, input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: true, value: { back: 4_000 } });
    expect([await lineOf(order.id), await moneyOf(order.id), await levelOf(place, variantId)]).toMatchObject([{ returned: 1 }, 4_000, { onHand: 1 }]);
    expect(await takeBack(cashier, { ...press([{ quantity: 2 }]), returnId: input.returnId })).toEqual({ ok: false, why: "press-used" });
  });

  test("ten presses in two stores for three pieces: three come back, each once, each in its store, and no more than was paid", async () => {
    const { cashier, order, place, variantId } = await sold({ discount: 2_000 });
    const other = await aDesk();
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? takeBack(cashier, aPress(order, place)) : takeBack(other.cashier, aPress(order, other.place)))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
    for (const answer of answers.filter((each) => !each.ok)) expect(answer).toMatchObject({ why: "not-that-many", left: 0 });
    const levels = await Promise.all([place, other.place].map((at) => levelOf(at, variantId)));
    expect(levels.reduce((all, level) => all + (level?.onHand ?? 0), 0)).toBe(3);
    expect([await lineOf(order.id), await moneyOf(order.id)]).toEqual([{ returned: 3, total: 10_000 }, 10_000]);
  });
});
