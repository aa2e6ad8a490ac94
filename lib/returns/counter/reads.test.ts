import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { aProduct } from "@/db/factories/catalogue";
import { aCustomer } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { aDesk, aPress, leaves, someoneAt } from "@/db/factories/returns";
import { expectHealthy } from "@/db/testing/healthy";
import { issueCode } from "@/lib/codes/issue-code";
import { keepReceiptCode } from "@/lib/codes/receipt-code";
import { newId, type VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { showCard } from "@/lib/customers/show-card";
import { orderById } from "@/lib/orders/reads";
import { sayDocument, sayNumber } from "@/lib/orders/rules";
import { takeBack } from "../take-back";
import { boughtByCard, isProven, PROVEN_MINUTES, proveByEmail, sayProven } from "./proof";
import { findBought } from "./reads";

afterAll(() => expectHealthy());

/** Two of a thing for 20.01 that left another store than the one where it comes back. */
async function bought() {
  const desk = await aDesk();
  const from = (await aPlace()).id;
  const variantId = (await aProduct({ stock: { [from]: 9 } })).variants[0]?.id as VariantId;
  const order = await leaves(await anOrder({ email: "prova.reso@example.org", parts: [{ at: from, lines: [{ variantId, quantity: 2, price: 1_001, off: 1 }] }] }));
  const find = (shown: string, who = desk.cashier) => findBought(who, desk.place, shown);
  const prove = (number: string, email: string, who = desk.cashier) => proveByEmail(who, desk.place, { number, email });
  return { ...desk, from, order, find, prove };
}
const code = async (make: (tx: Parameters<Parameters<typeof atomically>[0]>[0]) => Promise<string>) => (await atomically(async (tx) => done(await make(tx)))).value;

test("the receipt's code finds it in any store, with what may still come back; after a return, what is left", async () => {
  const { order, find, cashier, place } = await bought();
  const shown = await code((tx) => keepReceiptCode(tx, cashier, order.id));
  expect(await find(shown)).toMatchObject({ proof: "code", gift: false, order: { number: order.number }, lines: [{ position: 0, left: 2, worth: 2_001, next: 1_001, until: null, excluded: null }] });
  await takeBack(cashier, aPress(order, place));
  expect(await find(shown)).toMatchObject({ lines: [{ left: 1, worth: 1_000, next: 1_000 }] });
  await takeBack(cashier, aPress(order, place));
  expect(await find(shown)).toMatchObject({ lines: [] });
  expect(await find((await code(async (tx) => (await issueCode(tx, cashier, { purpose: "return", orderId: order.id }, new Date())).code)))).toMatchObject({ proof: "code", gift: true });
});

test("its number needs the address that it was placed with; alone it is found by its own stores, and proves nothing", async () => {
  const { order, find, prove, from } = await bought();
  for (const number of [order.number, sayNumber(order.number).toLowerCase()]) {
    const proven = await prove(number, "prova.reso@example.org");
    expect(await find(proven.ok ? proven.value : ""), number).toMatchObject({ proof: "email", order: { id: order.id } });
  }
  for (const [number, email] of [[order.number, "altri@example.org"], [order.number, ""], ["", "prova.reso@example.org"], ["ZZZZZZZZ", "prova.reso@example.org"]] as const) expect(await prove(number, email), `${number} ${email}`).toEqual({ ok: false, why: "unknown-order" });
  const receipt = (await orderById(order.id))?.receipt;
  if (!receipt) throw new Error("a paid order without its receipt");
  const theirs = await someoneAt("cashier", from);
  for (const shown of [order.number, sayDocument(receipt)]) {
    expect(await findBought(theirs, from, shown), shown).toMatchObject({ proof: "own", order: { id: order.id } });
    expect(await find(shown), shown).toBeNull();
  }
});

test("what stands for the proof says nothing of a person, and is good for half an hour, this colleague and this place alone", async () => {
  const { order, prove, place, cashier } = await bought();
  const proven = await prove(order.number, "prova.reso@example.org");
  const shown = proven.ok ? proven.value : "";
  expect(shown).toMatch(/^[0-9a-f-]{36}\.email\.[0-9a-z]+\.[0-9A-Z]{26}$/);
  expect(shown).not.toContain("prova");
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  expect(await findBought(cashier, place, shown, at(PROVEN_MINUTES - 1))).toMatchObject({ proof: "email", order: { id: order.id } });
  expect(await findBought(cashier, place, shown, at(PROVEN_MINUTES + 1)), "over").toBeNull();
  expect(isProven(shown)).toBe(true);
  expect(await findBought(await someoneAt("cashier", place), place, shown), "another colleague's").toBeNull();
  const [everywhere, other] = [{ ...cashier, at: null }, (await aPlace()).id];
  expect(await findBought(everywhere, other, shown), "another place's").toBeNull();
  const [orderId = "", by = "", until = "", sign = ""] = shown.split(".");
  const [another, later] = [(await bought()).order.id, (Number.parseInt(until, 36) + 60_000).toString(36)];
  for (const forged of [`${another}.${by}.${until}.${sign}`, `${orderId}.${by}.${later}.${sign}`, `${orderId}.card.${until}.${sign}`, `${orderId}.${by}.${until}.${"0".repeat(26)}`, `${orderId}.${by}..${sign}`, shown.toUpperCase()]) expect(await findBought(cashier, place, forged), forged).toBeNull();
});

test("the card of an account finds what it bought, each purchase by a proof of its own; a card that is over, another's code and a colleague without the duty find nothing", async () => {
  const { place, cashier, from } = await bought();
  const { id: customerId } = await aCustomer();
  const order = await leaves(await anOrder({ customerId, parts: [{ at: from, lines: [{ variantId: (await aProduct({ stock: { [from]: 2 } })).variants[0]?.id as VariantId, quantity: 1 }] }] }));
  await anOrder({ state: "placed", customerId, parts: [{ at: from, lines: [{ variantId: (await aProduct({ stock: { [from]: 2 } })).variants[0]?.id as VariantId, quantity: 1 }] }] });
  const card = await showCard({ customerId, sessionId: newId() } as never);
  if (!card.ok) throw new Error(card.why);
  const { code: shown } = card.value;
  const found = await boughtByCard(cashier, place, shown);
  expect(found, "only what was paid").toMatchObject([{ id: order.id }]);
  expect(await findBought(cashier, place, found?.[0]?.proven ?? "")).toMatchObject({ proof: "card", gift: false, order: { id: order.id }, lines: [{ left: 1 }] });
  expect(await findBought(cashier, place, shown), "the card itself is no purchase").toBeNull();
  expect(await boughtByCard(await someoneAt("picker", place), place, shown)).toBeNull();
  expect(await boughtByCard(cashier, place, shown, new Date(Date.now() + 6 * 60_000)), "after five minutes").toBeNull();
  for (const none of ["", order.number, order.code]) expect(await boughtByCard(cashier, place, none)).toBeNull();
});

test("nobody without the duty, nor elsewhere, finds anything; whatever is typed", async () => {
  const { order, find, prove, from, place } = await bought();
  for (const who of [await someoneAt("picker", place), await someoneAt("manager", from)]) {
    expect(await prove(order.number, "prova.reso@example.org", who)).toEqual({ ok: false, why: "unknown-order" });
    expect(await find(sayProven(who, place, { orderId: order.id, by: "email" }, new Date()), who)).toBeNull();
  }
  for (const shown of ["", " ", "a\u0000b", "%", "'; drop table orders; --", "x".repeat(5_000)]) expect(await find(shown)).toBeNull();
});
