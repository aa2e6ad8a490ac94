import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aColleague, aCustomer, guest } from "@/db/factories/customers";
import { aCredit } from "@/db/factories/wallets";
import { aPlace } from "@/db/factories/locations";
import { customers, orders, paymentAttempts } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { addToCart, AddToCart } from "@/lib/cart/add-to-cart";
import { cartById } from "@/lib/cart/reads";
import { setQuantity } from "@/lib/cart/change-line";
import { showAtTill } from "@/lib/cart/show-at-till";
import { checkOut } from "@/lib/checkout/check-out";
import { aBuyer, aForm, aShelf } from "@/lib/checkout/testing/buyer";
import { showCard } from "@/lib/customers/show-card";
import { type CartId, type LocationId, newId } from "@/lib/core/id";
import type { Shopper, Staff } from "@/lib/core/who";
import { openTill } from "@/lib/gateways/testing/till";
import { attemptOfKey } from "@/lib/payments/testing/page";
import { dutiesOf } from "@/lib/staff/rules";
import { PayFromWallet, payFromWallet, setPieces } from "./change-basket";
import { nameCustomer } from "./name-customer";
import { leaveBasket } from "./park-basket";
import { SendToPhone, sendToPhone } from "./phone/send-to-phone";
import { takeBack } from "./phone/take-back";
import { basketAt } from "./reads";
import { RingUp, ringUp } from "./ring-up";
import { SellAtTill, sellAtTill } from "./sell-at-till";
import { takeUp } from "./take-up";

let processor: Awaited<ReturnType<typeof openTill>>;
beforeAll(async () => void (processor = await openTill()));
afterAll(async () => {
  await processor.close();
  await expectHealthy();
});

async function aCashier(place: LocationId): Promise<Staff> {
  const roles = [{ role: "cashier" as const, locationId: place }];
  return { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
}
/** A guest who has put pieces in the bag to take them along from that store. */
async function carrying(pieces: number, { place, variantId }: Awaited<ReturnType<typeof aShelf>>, phone: Shopper = guest): Promise<Shopper & { readonly cartId: CartId }> {
  const added = await addToCart(phone, AddToCart.parse({ variantId, quantity: pieces, wanted: { fulfilment: "carry-out", locationId: place.id } }));
  if (!added.ok || !added.value.cart.id) throw new Error("not added");
  return { ...phone, cartId: added.value.cart.id };
}

async function aMeeting(pieces = 9) {
  const shelf = await aShelf(pieces);
  const place = shelf.place.id;
  const phone = await aBuyer([{ variantId: shelf.variantId, at: place }]);
  const who = await aCashier(place);
  const shown = await showAtTill(phone, { place });
  if (!shown.ok) throw new Error(shown.why);
  return { ...shelf, place, phone, basketId: phone.cartId as CartId, who, code: shown.value.code, sign: shown.value.sign ?? "" };
}
type Meeting = Awaited<ReturnType<typeof aMeeting>>;
const sale = async ({ who, place, basketId }: Pick<Meeting, "who" | "place" | "basketId">) => SellAtTill.parse({ place, basketId, attemptKey: newId(), accepted: (await basketAt(who, place, basketId))?.accepted, contact: { email: "prova.canarino@example.org", name: "Prova Canarino", phone: null }, payments: [{ tender: "cash", given: 5000 }] });
const paidOf = (cartId: CartId) => db.$count(orders, and(eq(orders.cartId, cartId), inArray(orders.state, ["paid", "fulfilled"])));

test("the phone's very bag comes to the till, by its code or by its signs, and each sees what the other does", async () => {
  const met = await aMeeting();
  expect(await takeUp(met.who, { place: met.place, code: met.code })).toEqual({ ok: true, value: { basketId: met.basketId } });
  expect(await takeUp(met.who, { place: met.place, code: met.sign })).toEqual({ ok: true, value: { basketId: met.basketId } });
  const basket = await basketAt(met.who, met.place, met.basketId);
  expect(basket).toMatchObject({ phone: true, cart: { count: 1, lines: [{ fulfilment: "collect" }] } });
  const lineId = basket?.cart.lines[0]?.id as never;
  expect(await setPieces(met.who, { place: met.place, basketId: met.basketId, lineId, quantity: 3 })).toMatchObject({ ok: true });
  expect((await cartById(met.phone.cartId, new Date())).count).toBe(3);
  await setQuantity(met.phone, { lineId, quantity: 2 });
  expect((await basketAt(met.who, met.place, met.basketId))?.cart.count).toBe(2);
});

test("codes of nobody, of another place, and of a colleague without the duty open nothing", async () => {
  const [met, other] = [await aMeeting(), await aMeeting()];
  expect(await takeUp(other.who, { place: met.place, code: met.code })).toEqual({ ok: false, why: "not-yours" });
  expect(await takeUp(other.who, { place: other.place, code: met.code })).toEqual({ ok: false, why: "other-code" });
  expect(await takeUp(met.who, { place: met.place, code: "lampada" })).toMatchObject({ ok: false });
  expect(await basketAt(met.who, met.place, met.basketId)).toBeNull();
});

test("what a shopper takes along is held by nothing, paid at that store's till alone, and leaves the stock there", async () => {
  const [shelf, elsewhere] = [await aShelf(3), await aPlace()];
  const phone = await carrying(2, shelf);
  expect(await checkOut(phone, await aForm(phone), processor.cards), "not from the sofa").toMatchObject({ ok: false, why: "carried-out" });
  const shown = await showAtTill(phone, { place: elsewhere.id });
  if (!shown.ok) throw new Error(shown.why);
  expect(await takeUp(await aCashier(elsewhere.id), { place: elsewhere.id, code: shown.value.code }), "good where the pieces lie, whatever store the phone knows").toEqual({ ok: false, why: "other-code" });
  const other = await carrying(3, shelf);
  expect((await cartById(other.cartId, new Date())).changes, "nobody's pieces are held").toEqual([]);
  const who = await aCashier(shelf.place.id);
  const at = { who, place: shelf.place.id, basketId: phone.cartId };
  expect(await takeUp(who, { place: at.place, code: shown.value.sign ?? "" })).toMatchObject({ ok: true });
  expect(await sellAtTill(who, SellAtTill.parse({ ...(await sale(at)), contact: null, payments: [{ tender: "cash", given: 10_000 }] }), processor.cards)).toMatchObject({ ok: true, value: { total: 10_000, change: 0 } });
  expect((await cartById(other.cartId, new Date())).changes).toMatchObject([{ is: "only-some-left", left: 1 }]);
});

test("a piece that was taken in another store isn't sold from there", async () => {
  const [met, shelf] = [await aMeeting(), await aShelf(1)];
  await takeUp(met.who, { place: met.place, code: met.code });
  await carrying(1, shelf, met.phone);
  expect(await sellAtTill(met.who, await sale(met), processor.cards)).toEqual({ ok: false, why: "carried-out" });
  expect(await paidOf(met.basketId)).toBe(0);
});

test("let go, it is the shopper's alone again, whole", async () => {
  const met = await aMeeting();
  await takeUp(met.who, { place: met.place, code: met.code });
  expect(await leaveBasket(met.who, { place: met.place, basketId: met.basketId })).toMatchObject({ ok: true });
  expect([await basketAt(met.who, met.place, met.basketId), (await cartById(met.phone.cartId, new Date())).count]).toEqual([null, 1]);
});

test("paid at the till or on the phone, at the same moment: once", async () => {
  for (let round = 0; round < 4; round++) {
    const met = await aMeeting();
    await takeUp(met.who, { place: met.place, code: met.code });
    const [form, input] = [await aForm(met.phone), await sale(met)];
    const [atTill, onPhone] = await Promise.all([sellAtTill(met.who, input, processor.cards), checkOut(met.phone, form, processor.cards)]);
    expect(["ok", "being-paid", "changed"]).toContain(atTill.ok ? "ok" : atTill.why);
    if (atTill.ok) expect(onPhone.ok).toBe(false);
    expect(await paidOf(met.basketId)).toBe(atTill.ok ? 1 : 0);
  }
});

test("paid on the phone, and nobody has heard of it yet: the till hears so instead of taking money", async () => {
  const met = await aMeeting();
  await takeUp(met.who, { place: met.place, code: met.code });
  const [form, input] = [await aForm(met.phone), await sale(met)];
  await checkOut(met.phone, form, processor.cards);
  const { providerRef } = await attemptOfKey(form.attemptKey);
  await processor.stand.control(`pay/${providerRef}`, { card: "success" });
  expect(await sellAtTill(met.who, input, processor.cards)).toEqual({ ok: false, why: "cart-empty" });
  expect(await paidOf(met.basketId)).toBe(1);
});

test("a page that was opened on the phone is closed before the till takes money", async () => {
  const met = await aMeeting();
  await takeUp(met.who, { place: met.place, code: met.code });
  const input = await sale(met);
  const began = await checkOut(met.phone, await aForm(met.phone), processor.cards);
  expect(began.ok).toBe(true);
  expect(await sellAtTill(met.who, input, processor.cards)).toMatchObject({ ok: true });
  expect(await paidOf(met.basketId)).toBe(1);
  const again = await addToCart(met.phone as Shopper, AddToCart.parse({ variantId: met.variantId, quantity: 1 }));
  expect(again).toMatchObject({ ok: true, value: { cart: { count: 1 } } });
});

/** The card that an account's phone shows, and what a till does with it. */
async function aCard() {
  const { id, email } = await aCustomer();
  const shown = await showCard({ customerId: id, sessionId: newId<"session">() });
  if (!shown.ok) throw new Error("no card");
  return { id, email, code: shown.value.code };
}

test("a customer's card, shown before anything is scanned, begins the basket that is rung up for them", async () => {
  const shelf = await aShelf(2);
  const [place, who, basketId, card] = [shelf.place.id, await aCashier(shelf.place.id), newId<"cart">(), await aCard()];
  expect(await takeUp(who, { place, basketId, code: card.code })).toEqual({ ok: true, value: { basketId } });
  expect(await takeUp(who, { place, basketId, code: card.code }), "scanned twice").toEqual({ ok: true, value: { basketId } });
  expect(await basketAt(who, place, basketId)).toMatchObject({ customer: { id: card.id }, phone: false, cart: { lines: [] } });
});

test("who showed their card pays from their store credit; an address alone, or another's name, opens none", async () => {
  const shelf = await aShelf(2);
  const [place, who, basketId, card] = [shelf.place.id, await aCashier(shelf.place.id), newId<"cart">(), await aCard()];
  const walletId = await aCredit(card.id, 1_500);
  const choose = () => payFromWallet(who, PayFromWallet.parse({ place, basketId, walletId, chosen: true }));
  expect(await ringUp(who, RingUp.parse({ place, basketId, code: shelf.sku }))).toMatchObject({ ok: true });
  await nameCustomer(who, { place, basketId, email: card.email });
  expect(await basketAt(who, place, basketId)).toMatchObject({ customer: { id: card.id }, credit: null });
  expect(await choose()).toEqual({ ok: false, why: "not-yours" });

  expect(await takeUp(who, { place, basketId, code: card.code })).toMatchObject({ ok: true });
  expect(await basketAt(who, place, basketId)).toMatchObject({ credit: { id: walletId, free: 1_500 } });
  expect(await choose()).toMatchObject({ ok: true });
  const due = async () => (await basketAt(who, place, basketId))?.summary;
  const whole = (await due())?.total ?? 0;
  expect((await due())?.due).toBe(whole - 1_500);
  expect(await sendToPhone(who, SendToPhone.parse({ place, basketId }))).toMatchObject({ ok: true });
  expect((await due())?.due, "whoever has it on a phone doesn't pay from it").toBe(whole);
  expect([(await basketAt(who, place, basketId))?.credit, await choose()]).toEqual([null, { ok: false, why: "not-yours" }]);
  expect(await takeBack(who, { place, basketId })).toMatchObject({ ok: true });
  expect((await due())?.due).toBe(whole - 1_500);
  await nameCustomer(who, { place, basketId, email: (await aCustomer()).email });
  expect((await due())?.due, "theirs no more").toBe(whole);
  expect(await takeUp(who, { place, basketId, code: card.code })).toMatchObject({ ok: true });
  expect(await sellAtTill(who, SellAtTill.parse({ ...(await sale({ who, place, basketId })), contact: null, payments: [{ tender: "cash", given: 10_000 }] }), processor.cards)).toMatchObject({ ok: true });
  const paid = await db.select({ tender: paymentAttempts.tender, amount: paymentAttempts.amount, customerId: orders.customerId }).from(paymentAttempts).innerJoin(orders, eq(orders.id, paymentAttempts.orderId)).where(eq(orders.cartId, basketId)).orderBy(paymentAttempts.tender);
  expect(paid).toEqual([{ tender: "cash", amount: whole - 1_500, customerId: card.id }, { tender: "store-credit", amount: 1_500, customerId: card.id }]);
});

test("a card names nobody elsewhere, for a bag that is its owner's, once it is over, or when the account is closed", async () => {
  const met = await aMeeting();
  const [card, closed] = [await aCard(), await aCard()];
  await db.update(customers).set({ disabledAt: new Date() }).where(eq(customers.id, closed.id));
  const basketId = newId<"cart">();
  const scan = (code: string, id = basketId) => takeUp(met.who, { place: met.place, basketId: id, code });
  expect(await takeUp(await aCashier((await aShelf(1)).place.id), { place: met.place, basketId, code: card.code })).toEqual({ ok: false, why: "not-yours" });
  expect(await scan(closed.code)).toEqual({ ok: false, why: "unknown-customer" });
  expect(await showCard({ customerId: closed.id, sessionId: newId<"session">() })).toEqual({ ok: false, why: "closed" });
  expect(await takeUp(met.who, { place: met.place, code: card.code }), "there is no basket it could be for").toEqual({ ok: false, why: "other-code" });
  expect(await basketAt(met.who, met.place, basketId), "none was begun").toBeNull();
  const owned = await aBuyer([{ variantId: met.variantId, at: met.place }], { customerId: (await aCustomer()).id });
  const shown = await showAtTill(owned, { place: met.place });
  expect(shown.ok && (await scan(shown.value.code))).toMatchObject({ ok: true });
  expect(await scan(card.code, owned.cartId as CartId)).toEqual({ ok: false, why: "own-basket" });
  await showCard({ customerId: card.id, sessionId: newId<"session">() });
  expect(await scan(card.code), "a newer one was shown").toEqual({ ok: false, why: "ended" });
});
