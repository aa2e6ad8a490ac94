import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague, aCustomer, guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { aTill as aDrawer } from "@/db/factories/tills";
import { aGiftCard } from "@/db/factories/wallets";
import { cartLines, cashMovements, cashSessions, fulfilments, handovers, orderContacts, orderLines, orders, paymentAttempts, stockLevels, tillTakings } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { addToCart } from "@/lib/cart/add-to-cart";
import { placeOrder } from "@/lib/checkout/place-order";
import { acceptanceText, summarise } from "@/lib/checkout/rules";
import { hashOf } from "@/lib/core/hash";
import { type CartId, type LocationId, newId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import { orderById } from "@/lib/orders/reads";
import { dutiesOf } from "@/lib/staff/rules";
import { setPieces, takeCode } from "./change-basket";
import { nameCustomer } from "./name-customer";
import { basketAt } from "./reads";
import { RingUp, ringUp } from "./ring-up";
import { SellAtTill, sellAtTill } from "./sell-at-till";
import { takeOff } from "./take-off";

afterAll(() => expectHealthy());

async function aTill({ pieces = 9, price = 1998, open = true } = {}) {
  const { id: place } = await aPlace({ till: false });
  const { sessionId } = await aDrawer(place, { float: 10_000, open });
  const { variants } = await aProduct({ price, stock: { [place]: pieces } });
  const [variant] = variants;
  if (!variant) throw new Error("a product without a variant");
  const roles = [{ role: "cashier" as const, locationId: place }];
  const { id: staffId } = await aColleague(roles);
  const who: Staff = { is: "staff", staffId, ...dutiesOf(roles) };
  const basketId = newId<"cart">() as CartId;
  const scan = (over: Partial<Parameters<typeof RingUp.parse>[0] & object> = {}) => ringUp(who, RingUp.parse({ place, basketId, code: variant.sku, ...over }));
  return { place, sessionId, variant, who, basketId, scan };
}
type Till = Awaited<ReturnType<typeof aTill>>;
const shown = async ({ who, place, basketId }: Pick<Till, "who" | "place" | "basketId">) => {
  const basket = await basketAt(who, place, basketId);
  if (!basket) throw new Error("the basket is not here");
  return basket;
};
const asked = async (till: Till, payments: readonly object[], over: object = {}) => SellAtTill.parse({ place: till.place, basketId: till.basketId, attemptKey: newId(), accepted: (await shown(till)).accepted, payments, ...over });
const cash = (given: number) => ({ tender: "cash", given });
const card = (amount: number, slip: string = newId().slice(-12)) => ({ tender: "card-present", amount, slip });
const left = async (place: LocationId) => (await db.select({ n: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(eq(stockLevels.locationId, place)))[0];

test("rung up twice, paid in cash: change to the coin, the pieces gone, a numbered receipt, nobody's name", async () => {
  const till = await aTill();
  expect(await till.scan()).toMatchObject({ ok: true });
  expect(await till.scan()).toMatchObject({ ok: true, value: { count: 2, goods: 3996, lines: [{ fulfilment: "carry-out", quantity: 2 }] } });
  const sold = await sellAtTill(till.who, await asked(till, [cash(5000)]));
  if (!sold.ok) throw new Error(sold.why);
  expect(sold.value).toMatchObject({ total: 3996, change: 1005 });
  const order = await orderById(sold.value.orderId);
  expect(order).toMatchObject({ state: "fulfilled", channel: "till", contract: "in-store", captured: 3996, contact: { email: null, name: null }, tenders: [{ tender: "cash", amount: 3996 }], parts: [{ kind: "carry-out", state: "collected" }] });
  expect(order?.receipt).not.toBeNull();
  expect(await left(till.place)).toEqual({ n: 7, held: 0 });
  expect(await db.select({ kind: cashMovements.kind, amount: cashMovements.amount, given: cashMovements.given, reason: cashMovements.reason }).from(cashMovements).where(eq(cashMovements.sessionId, till.sessionId)).orderBy(cashMovements.seq)).toEqual([
    { kind: "float", amount: 10_000, given: null, reason: null }, { kind: "sale", amount: 3996, given: 5001, reason: null }, { kind: "out", amount: -1, given: null, reason: "rounding" },
  ]);
  expect(await db.select({ balance: cashSessions.balance }).from(cashSessions).where(eq(cashSessions.id, till.sessionId))).toEqual([{ balance: 13_995 }]);
  expect(await db.$count(tillTakings, eq(tillTakings.orderId, sold.value.orderId))).toBe(1);
  expect(await db.$count(orderContacts, eq(orderContacts.orderId, sold.value.orderId))).toBe(0);
  expect(await db.select({ actor: handovers.actor }).from(handovers).innerJoin(fulfilments, eq(fulfilments.id, handovers.fulfilmentId)).where(eq(fulfilments.orderId, sold.value.orderId))).toEqual([{ actor: `staff:${till.who.staffId}` }]);
  expect(await basketAt(till.who, till.place, till.basketId)).toBeNull();
});

test("one press rings up once and sells once, however often it comes; the same answer each time", async () => {
  const till = await aTill();
  const press = newId();
  const scans = await Promise.all(Array.from({ length: 6 }, () => till.scan({ press })));
  expect(scans.map((s) => s.ok && s.value.count)).toEqual([1, 1, 1, 1, 1, 1]);
  const input = await asked(till, [cash(2000)]);
  const answers = await Promise.all(Array.from({ length: 8 }, () => sellAtTill(till.who, input)));
  expect(new Set(answers.map((a) => (a.ok ? `${a.value.number} ${a.value.change}` : a.why))).size).toBe(1);
  expect(answers[0]).toMatchObject({ ok: true, value: { change: 0 } });
  expect(await left(till.place)).toEqual({ n: 8, held: 0 });
  expect(await sellAtTill(till.who, { ...input, accepted: hashOf("other") })).toEqual({ ok: false, why: "attempt-used" });
});

test("split over a gift card, two slips and cash; to the cent, and one slip pays once", async () => {
  const till = await aTill();
  await till.scan({ quantity: 3 });
  const { code } = await aGiftCard(1000);
  expect(await takeCode(till.who, { place: till.place, basketId: till.basketId, code })).toMatchObject({ ok: true });
  const input = await asked(till, [card(2000, "A1B2"), card(1000, "A1B3"), cash(2000)]);
  const sold = await sellAtTill(till.who, input);
  expect(sold).toMatchObject({ ok: true, value: { total: 5994, change: 6 } });
  const tenders = await db.select({ tender: paymentAttempts.tender, amount: paymentAttempts.amount, state: paymentAttempts.state }).from(paymentAttempts).innerJoin(orders, eq(orders.id, paymentAttempts.orderId)).where(eq(orders.attemptKey, input.attemptKey)).orderBy(paymentAttempts.tender, paymentAttempts.amount);
  expect(tenders).toEqual([["card-present", 1000], ["card-present", 2000], ["cash", 1994], ["gift-card", 1000]].map(([tender, amount]) => ({ tender, amount, state: "captured" })));
  const next = { ...till, basketId: newId<"cart">() as CartId };
  await ringUp(till.who, RingUp.parse({ place: till.place, basketId: next.basketId, code: till.variant.sku }));
  expect(await sellAtTill(till.who, await asked(next, [card(1998, "a1b2")]))).toEqual({ ok: false, why: "slip-used" });
  expect(await left(till.place)).toEqual({ n: 6, held: 0 });
});

test("what doesn't sum leaves nothing behind", async () => {
  const till = await aTill();
  await till.scan();
  const tries = [[[cash(1900)], "not-enough"], [[card(1000)], "not-enough"], [[card(3000)], "too-much"], [[cash(50_000)], "note-too-large"], [[], "not-enough"]] as const;
  for (const [payments, why] of tries) expect(await sellAtTill(till.who, await asked(till, payments))).toMatchObject({ ok: false, why });
  expect([await db.$count(orders, eq(orders.cartId, till.basketId)), await db.$count(cashMovements, eq(cashMovements.sessionId, till.sessionId)), await left(till.place)]).toEqual([0, 1, { n: 9, held: 0 }]);
});

test("nothing is sold at a till that nobody opened, by card either; of several it is said which", async () => {
  const till = await aTill({ open: false });
  await till.scan();
  for (const payments of [[cash(2000)], [card(1998)]]) expect(await sellAtTill(till.who, await asked(till, payments))).toEqual({ ok: false, why: "drawer-closed" });
  expect(await left(till.place)).toEqual({ n: 9, held: 0 });
  const [first] = [await aDrawer(till.place), await aDrawer(till.place)];
  expect(await sellAtTill(till.who, await asked(till, [cash(2000)]))).toEqual({ ok: false, why: "which-till" });
  const elsewhere = await aDrawer((await aPlace({ till: false })).id);
  for (const payments of [[cash(2000)], [card(1998)]]) expect(await sellAtTill(till.who, await asked(till, payments, { tillId: elsewhere.tillId })), "no drawer of another store").toEqual({ ok: false, why: "drawer-closed" });
  expect(await sellAtTill(till.who, await asked(till, [cash(2000)], { tillId: first.tillId }))).toMatchObject({ ok: true });
});

test("the last piece against the web: one of them has it, the other is told before any money", async () => {
  const till = await aTill({ pieces: 1 });
  await till.scan();
  const bag = await addToCart(guest, { variantId: till.variant.id, quantity: 1, wanted: { fulfilment: "collect", locationId: till.place }, press: newId() });
  if (!bag.ok) throw new Error(bag.why);
  const web = { ...guest, cartId: bag.value.cart.id };
  const form = { attemptKey: newId(), accepted: hashOf(acceptanceText(summarise(bag.value.cart, "standard"))), email: "prova.canarino@example.org", name: "Prova", phone: null, address: null, invoice: null, method: "standard" as const, pay: "now" as const, note: null, windows: [] } satisfies Parameters<typeof placeOrder>[1];
  const sale = await asked(till, [cash(2000)]);
  const [atTill, online] = await Promise.all([sellAtTill(till.who, sale), placeOrder(web, form)]);
  expect([atTill.ok, online.ok].filter(Boolean)).toHaveLength(1);
  expect([atTill, online].find((a) => !a.ok)).toMatchObject({ why: "changed" });
});

test("who doesn't sell there sees and sells nothing, and a basket of another place is gone", async () => {
  const till = await aTill();
  await till.scan();
  const input = await asked(till, [cash(2000)]);
  const stranger = await aTill();
  expect(await sellAtTill(stranger.who, input)).toEqual({ ok: false, why: "not-yours" });
  expect(await sellAtTill(stranger.who, { ...input, place: stranger.place })).toEqual({ ok: false, why: "basket-gone" });
  expect(await basketAt(stranger.who, till.place, till.basketId)).toBeNull();
  expect(await ringUp(stranger.who, RingUp.parse({ place: stranger.place, basketId: till.basketId, code: stranger.variant.sku }))).toEqual({ ok: false, why: "basket-gone" });
  const picker: Staff = { ...till.who, ...dutiesOf([{ role: "picker", locationId: till.place }]) };
  expect(await sellAtTill(picker, input)).toEqual({ ok: false, why: "not-yours" });
});

test("codes that are none: a wrong check digit, nothing known, the price of a link", async () => {
  const till = await aTill();
  expect(await till.scan({ code: "8001234567891" })).toEqual({ ok: false, why: "misread" });
  expect(await till.scan({ code: "https://bottegalume.example/it/p/x?price=1" })).toEqual({ ok: false, why: "not-ours" });
  expect(await db.$count(cartLines, eq(cartLines.cartId, till.basketId))).toBe(0);
});

test("a tenth off with its reason is on the order's line with the colleague; more needs a manager's word, fewer pieces end it", async () => {
  const till = await aTill({ price: 2000 });
  await till.scan({ quantity: 2 });
  const { cart } = await shown(till);
  const lineId = cart.lines[0]?.id as never;
  const off = (wanted: { amount: number } | { percent: number }, reason: string | null = "graffio sul bordo") => takeOff(till.who, { place: till.place, basketId: till.basketId, lineId, off: "amount" in wanted ? { amount: minorOf(wanted.amount) } : wanted, reason });
  expect(await off({ amount: 401 })).toMatchObject({ ok: false, why: "approval-needed", amount: 1003 });
  expect(await off({ percent: 10 }, null)).toEqual({ ok: false, why: "reason-missing" });
  expect(await off({ amount: 4001 })).toEqual({ ok: false, why: "more-than-it-costs", most: 4000 });
  expect(await off({ percent: 10 })).toMatchObject({ ok: true });
  expect((await shown(till)).summary.total).toBe(3600);
  const set = (quantity: number) => setPieces(till.who, { place: till.place, basketId: till.basketId, lineId, quantity });
  expect(await set(1)).toMatchObject({ ok: true, value: { lines: [{ off: null }] } });
  expect(await off({ percent: 10 })).toMatchObject({ ok: true });
  const sold = await sellAtTill(till.who, await asked(till, [cash(2000)]));
  if (!sold.ok) throw new Error(sold.why);
  expect(sold.value).toMatchObject({ total: 1800, change: 200 });
  const [line] = await db.select().from(orderLines).where(eq(orderLines.orderId, sold.value.orderId));
  expect(line).toMatchObject({ discount: 200, total: 1800 });
  expect(line?.priceTrail.at(-1)).toEqual({ step: "till", off: 200, reason: "graffio sul bordo", by: till.who.staffId, approval: null });
});

test("what is sent or collected needs somebody to tell", async () => {
  const till = await aTill();
  await till.scan();
  await till.scan({ wanted: { fulfilment: "collect", locationId: till.place } });
  expect(await sellAtTill(till.who, await asked(till, [cash(4000)]))).toEqual({ ok: false, why: "contact-missing" });
  const contact = { email: "prova.canarino@example.org", name: "Prova Canarino", phone: null };
  const sold = await sellAtTill(till.who, await asked(till, [cash(4000)], { contact }));
  if (!sold.ok) throw new Error(sold.why);
  expect(await orderById(sold.value.orderId)).toMatchObject({ state: "paid", contact: { email: contact.email }, parts: expect.arrayContaining([expect.objectContaining({ kind: "carry-out", state: "collected" }), expect.objectContaining({ kind: "collect", state: "planned" })]) });
});

test("rung up for an account by its whole address, the order is theirs and they hear of it; nobody is found by half of one", async () => {
  const till = await aTill();
  await till.scan();
  const named = (email: string | null) => nameCustomer(till.who, { place: till.place, basketId: till.basketId, email });
  const { id, email } = await aCustomer();
  expect(await named(email.slice(1))).toEqual({ ok: false, why: "unknown-customer" });
  expect(await named((await aCustomer({ disabled: true })).email)).toEqual({ ok: false, why: "unknown-customer" });
  expect(await named(email)).toEqual({ ok: true, value: null });
  expect((await shown(till)).customer).toMatchObject({ id, email });
  const sold = await sellAtTill(till.who, await asked(till, [cash(2000)]));
  if (!sold.ok) throw new Error(sold.why);
  expect(await db.select({ customerId: orders.customerId }).from(orders).where(eq(orders.id, sold.value.orderId))).toEqual([{ customerId: id }]);
  expect((await orderById(sold.value.orderId))?.contact.email).toBe(email);
});
