import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague, aCustomer, guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { aTill as aDrawer } from "@/db/factories/tills";
import { messages, orders, stockLevels } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { AddToCart, addToCart } from "@/lib/cart/add-to-cart";
import { mergeCarts } from "@/lib/cart/merge-carts";
import { cartById } from "@/lib/cart/reads";
import { showAtTill } from "@/lib/cart/show-at-till";
import { checkOut } from "@/lib/checkout/check-out";
import { summarise } from "@/lib/checkout/rules";
import { aBuyer, aForm } from "@/lib/checkout/testing/buyer";
import { hashOf } from "@/lib/core/hash";
import { type CartId, newId } from "@/lib/core/id";
import type { Shopper, Staff } from "@/lib/core/who";
import { findVisitor } from "@/lib/customers/reads";
import { openTill } from "@/lib/gateways/testing/till";
import { lookUpOrder } from "@/lib/payments/look-up-payment";
import { attemptOfKey } from "@/lib/payments/testing/page";
import { dutiesOf } from "@/lib/staff/rules";
import { leaveBasket } from "../park-basket";
import { basketAt, parkedAt } from "../reads";
import { RingUp, ringUp } from "../ring-up";
import { SellAtTill, sellAtTill } from "../sell-at-till";
import { takeOff } from "../take-off";
import { takeUp } from "../take-up";
import { openOnPhone } from "./open-on-phone";
import { SendToPhone, sendToPhone } from "./send-to-phone";
import { takeBack } from "./take-back";

let processor: Awaited<ReturnType<typeof openTill>>;
beforeAll(async () => void (processor = await openTill()));
afterAll(async () => {
  await processor.close();
  await expectHealthy();
});
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

async function aBasket({ wanted, price = 2000 }: { wanted?: object; price?: number } = {}) {
  const { id: place } = await aPlace({ till: false });
  await aDrawer(place, { float: 10_000 });
  const { variants: [variant] } = await aProduct({ price, stock: { [place]: 9 } });
  if (!variant) throw new Error("a product without a variant");
  const roles = [{ role: "cashier" as const, locationId: place }];
  const who: Staff = { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
  const basketId = newId<"cart">() as CartId;
  const rung = await ringUp(who, RingUp.parse({ place, basketId, code: variant.sku, ...(wanted && { wanted }) }));
  if (!rung.ok) throw new Error(rung.why);
  const at = { place, basketId };
  return { ...at, at, who, variant, lineId: rung.value.lines[0]?.id as never, send: (more: object = {}) => sendToPhone(who, SendToPhone.parse({ ...at, ...more })), shown: () => basketAt(who, place, basketId) };
}
type Basket = Awaited<ReturnType<typeof aBasket>>;

async function sent(basket: Basket, more: object = {}) {
  const answer = await basket.send(more);
  if (!answer.ok) throw new Error(answer.why);
  return answer.value;
}
/** The phone that opened a code: who it is at a moment, by its cookie. */
async function opened(code: string, cookies: { cartTokenHash?: string } = {}) {
  const answer = await openOnPhone(guest, { code });
  if (!answer.ok || !answer.value.token) throw new Error(answer.ok ? "no token" : answer.why);
  const basketTokenHash = hashOf(answer.value.token);
  const visitor = (at = new Date()) => findVisitor({ sessionId: null, cartTokenHash: null, ...cookies, basketTokenHash, at });
  return { visitor, who: async (): Promise<Shopper> => ({ ...guest, cartId: (await visitor()).cartId }) };
}
const sale = async (basket: Basket) => SellAtTill.parse({ ...basket.at, attemptKey: newId(), accepted: (await basket.shown())?.accepted, payments: [{ tender: "cash", given: 2000 }] });
const left = async ({ place }: Basket) => (await db.select({ n: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(eq(stockLevels.locationId, place)))[0];
const paidOf = (cartId: CartId) => db.$count(orders, and(eq(orders.cartId, cartId), inArray(orders.state, ["paid", "fulfilled"])));
/** Pays on the phone's own page; nobody has heard of it until somebody asks. */
async function pay(who: Shopper) {
  const form = await aForm(who);
  const answer = await checkOut(who, form, processor.cards);
  if (!answer.ok) throw new Error(answer.why);
  const { providerRef, orderId } = await attemptOfKey(form.attemptKey);
  await processor.stand.control(`pay/${providerRef}`, { card: "success" });
  return orderId;
}

test("rung up, sent, opened by its signs and paid on the phone at the till's price: the piece leaves with the money, and the till is told", async () => {
  const basket = await aBasket();
  await takeOff(basket.who, { ...basket.at, lineId: basket.lineId, off: { percent: 10 }, reason: "graffio sul bordo" });
  const { code, sign } = await sent(basket);
  expect(sign).toHaveLength(7);
  expect(await basket.shown()).toMatchObject({ phone: false, sent: { opened: false }, paid: null });
  const phone = await opened(`${sign?.slice(0, 3)}-${sign?.slice(3)}`.toLowerCase());
  expect((await phone.visitor()).cartId).toBe(basket.basketId);
  expect(summarise(await cartById(basket.basketId, new Date()), "standard").total).toBe(1800);
  expect(await basket.shown()).toMatchObject({ phone: true, sent: { opened: true }, paid: null });

  const orderId = await pay(await phone.who());
  await lookUpOrder(orderId, new Date(), processor.cards);
  expect(await db.select({ state: orders.state, total: orders.total, channel: orders.channel }).from(orders).where(eq(orders.id, orderId))).toEqual([{ state: "fulfilled", total: 1800, channel: "web" }]);
  expect(await left(basket)).toEqual({ n: 8, held: 0 });
  expect(await basket.shown()).toMatchObject({ cart: { count: 0 }, paid: { orderId, total: 1800, leaves: [{ quantity: 1 }], follows: false } });
  expect(await parkedAt(basket.who, basket.place)).toMatchObject([{ id: basket.basketId, paid: true }]);
  expect((await phone.visitor()).cartId, "the phone has its own bag again").toBeNull();
  expect(await openOnPhone(guest, { code })).toEqual({ ok: false, why: "ended" });
  expect(await leaveBasket(basket.who, basket.at)).toMatchObject({ ok: true });
  expect([await basket.shown(), await parkedAt(basket.who, basket.place)]).toEqual([null, []]);
});

test("who doesn't sell there sends nothing; neither is an empty basket sent, nor a bag that came from a phone", async () => {
  const [basket, other] = [await aBasket(), await aBasket()];
  expect(await sendToPhone(other.who, SendToPhone.parse(basket.at))).toEqual({ ok: false, why: "not-yours" });
  expect(await sendToPhone(other.who, SendToPhone.parse({ ...basket.at, place: other.place }))).toEqual({ ok: false, why: "basket-gone" });
  const picker: Staff = { ...basket.who, ...dutiesOf([{ role: "picker", locationId: basket.place }]) };
  for (const verb of [() => sendToPhone(picker, SendToPhone.parse(basket.at)), () => takeBack(picker, basket.at)]) expect(await verb()).toEqual({ ok: false, why: "not-yours" });
  const bag = await aBuyer([{ variantId: basket.variant.id, at: basket.place }]);
  const shown = await showAtTill(bag, { place: basket.place });
  if (!shown.ok) throw new Error(shown.why);
  await takeUp(basket.who, { place: basket.place, code: shown.value.code });
  expect(await sendToPhone(basket.who, SendToPhone.parse({ place: basket.place, basketId: bag.cartId }))).toEqual({ ok: false, why: "on-phone-already" });
  expect(await openOnPhone(guest, { code: shown.value.code }), "what a phone shows opens on no other phone").toEqual({ ok: false, why: "other-code" });
});

test("two phones at once: the first has it; sent again, the second has it, and the first no more", async () => {
  const basket = await aBasket();
  const first = await sent(basket);
  const answers = await Promise.all(Array.from({ length: 3 }, () => openOnPhone(guest, { code: first.code })));
  expect(answers.map((answer) => (answer.ok ? "ok" : answer.why)).toSorted()).toEqual(["ok", "on-another-phone", "on-another-phone"]);
  const token = answers.flatMap((answer) => (answer.ok && answer.value.token ? [answer.value.token] : []))[0] ?? "";
  const holder = () => findVisitor({ sessionId: null, cartTokenHash: null, basketTokenHash: hashOf(token), at: new Date() });
  expect((await holder()).cartId).toBe(basket.basketId);
  expect(await openOnPhone({ ...guest, cartId: basket.basketId }, { code: first.code }), "the phone that has it may open it again").toEqual({ ok: true, value: { token: null } });
  const second = await sent(basket);
  expect([(await holder()).cartId, await openOnPhone(guest, { code: first.code })]).toEqual([null, { ok: false, why: "ended" }]);
  expect((await (await opened(second.code)).visitor()).cartId).toBe(basket.basketId);
});

test("a code opens five times within ten minutes, and what it opened may be paid for an hour", async () => {
  const basket = await aBasket();
  const { code, sign } = await sent(basket);
  expect(await openOnPhone(guest, { code }, later(11))).toEqual({ ok: false, why: "expired" });
  expect(await openOnPhone(guest, { code: sign ?? "" }, later(11))).toEqual({ ok: false, why: "unknown" });
  const phone = await opened(code);
  expect([(await phone.visitor(later(50))).cartId, (await phone.visitor(later(56))).cartId]).toEqual([basket.basketId, null]);
  for (let tries = 2; tries <= 5; tries++) expect(await openOnPhone(guest, { code })).toEqual({ ok: false, why: "on-another-phone" });
  expect(await openOnPhone(guest, { code })).toEqual({ ok: false, why: "used-up" });
});

test("a bag that the phone has is neither mixed in nor lost, and a sign-in takes nothing from the till", async () => {
  const basket = await aBasket();
  const own = await addToCart(guest, AddToCart.parse({ variantId: basket.variant.id, quantity: 2, wanted: { fulfilment: "collect", locationId: basket.place } }));
  if (!own.ok || !own.value.token) throw new Error("no bag");
  const bag = own.value.cart.id;
  const phone = await opened((await sent(basket)).code, { cartTokenHash: hashOf(own.value.token) });
  expect(await phone.visitor()).toMatchObject({ cartId: basket.basketId, guestCartId: bag });
  const { id: customerId } = await aCustomer();
  expect(await mergeCarts({ ...guest, customerId, cartId: basket.basketId }, basket.basketId)).toMatchObject({ value: { merged: false } });
  expect(await basket.shown()).toMatchObject({ cart: { count: 1 }, customer: null });
  expect(await takeBack(basket.who, basket.at, processor.cards)).toMatchObject({ ok: true });
  expect([(await phone.visitor()).cartId, (await cartById(bag, new Date())).count, (await basket.shown())?.cart.count]).toEqual([bag, 2, 1]);
});

test("paid at the till and on the phone at the same moment: once", async () => {
  for (let round = 0; round < 4; round++) {
    const basket = await aBasket();
    const phone = await (await opened((await sent(basket)).code)).who();
    const [form, input] = [await aForm(phone), await sale(basket)];
    const [atTill, onPhone] = await Promise.all([sellAtTill(basket.who, input, processor.cards), checkOut(phone, form, processor.cards)]);
    expect(["ok", "being-paid", "changed"]).toContain(atTill.ok ? "ok" : atTill.why);
    if (atTill.ok) expect(onPhone.ok).toBe(false);
    expect(await paidOf(basket.basketId)).toBe(atTill.ok ? 1 : 0);
    expect(await left(basket)).toMatchObject(atTill.ok ? { n: 8, held: 0 } : { n: 9 });
  }
});

test("paid on the phone, and nobody has heard of it: the till takes no money and says which order paid", async () => {
  const basket = await aBasket();
  const phone = await opened((await sent(basket)).code);
  const input = await sale(basket);
  await pay(await phone.who());
  expect(await sellAtTill(basket.who, input, processor.cards)).toMatchObject({ ok: false, why: "paid-on-phone", number: (await basket.shown())?.paid?.number });
  expect(await takeBack(basket.who, basket.at, processor.cards)).toMatchObject({ ok: true });
  expect([(await basket.shown())?.paid?.total, await paidOf(basket.basketId)]).toEqual([2000, 1]);
});

test("taken back while the phone's page is open: the page is closed, the code is over, and the till sells it once", async () => {
  const basket = await aBasket();
  const { code } = await sent(basket);
  const phone = await opened(code);
  const who = await phone.who();
  expect(await checkOut(who, await aForm(who), processor.cards)).toMatchObject({ ok: true });
  expect(await takeBack(basket.who, basket.at, processor.cards)).toMatchObject({ ok: true });
  expect([await openOnPhone(guest, { code }), (await phone.visitor()).cartId, await left(basket)]).toEqual([{ ok: false, why: "ended" }, null, { n: 9, held: 0 }]);
  expect(await sellAtTill(basket.who, await sale(basket), processor.cards)).toMatchObject({ ok: true, value: { total: 2000 } });
  expect([await paidOf(basket.basketId), await left(basket)]).toEqual([1, { n: 8, held: 0 }]);
});

test("sold at the till while a phone has it: the phone's cookie leads nowhere, its checkout finds nothing to pay", async () => {
  const basket = await aBasket();
  const phone = await opened((await sent(basket)).code);
  const who = await phone.who();
  const form = await aForm(who);
  expect(await sellAtTill(basket.who, await sale(basket), processor.cards)).toMatchObject({ ok: true });
  expect([(await phone.visitor()).cartId, await checkOut(who, form, processor.cards)]).toEqual([null, { ok: false, why: "cart-empty" }]);
  expect(await paidOf(basket.basketId)).toBe(1);
});

test("written to an address: a day's link where all of it is sent, minutes where something is carried out; no goods in the letter", async () => {
  const [home, along] = [await aBasket({ wanted: { fulfilment: "deliver" } }), await aBasket()];
  const email = `${newId()}@posta.example`;
  const [day, minutes] = [await sent(home, { email }), await sent(along, { email })];
  expect([day.sign, Math.round((day.expiresAt.getTime() - Date.now()) / 3_600_000), minutes.sign?.length, Math.round((minutes.expiresAt.getTime() - Date.now()) / 60_000)]).toEqual([null, 24, 7, 10]);
  const letters = await db.select({ kind: messages.kind, text: messages.text }).from(messages).where(eq(messages.recipient, email)).orderBy(messages.id);
  expect(letters.map(({ kind }) => kind)).toEqual(["basket", "basket"]);
  expect(letters[0]?.text).toContain(`/it/from-till?token=${day.code}`);
  expect(letters[0]?.text).not.toContain(home.variant.sku);
});
