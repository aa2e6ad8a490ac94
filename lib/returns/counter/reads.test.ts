import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { aDesk, aPress, leaves, someoneAt } from "@/db/factories/returns";
import { expectHealthy } from "@/db/testing/healthy";
import { issueCode } from "@/lib/codes/issue-code";
import { keepReceiptCode } from "@/lib/codes/receipt-code";
import type { VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { orderById } from "@/lib/orders/reads";
import { sayDocument, sayNumber } from "@/lib/orders/rules";
import { takeBack } from "../take-back";
import { findBought } from "./reads";

afterAll(() => expectHealthy());

/** Two of a thing for 20.01 that left another store than the one where it comes back. */
async function bought() {
  const desk = await aDesk();
  const from = (await aPlace()).id;
  const variantId = (await aProduct({ stock: { [from]: 9 } })).variants[0]?.id as VariantId;
  const order = await leaves(await anOrder({ email: "prova.reso@example.org", parts: [{ at: from, lines: [{ variantId, quantity: 2, price: 1_001, off: 1 }] }] }));
  const find = (shown: string, email?: string, who = desk.cashier) => findBought(who, desk.place, { shown, ...(email === undefined ? {} : { email }) });
  return { ...desk, from, order, find };
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
  const { order, find, from } = await bought();
  for (const number of [order.number, sayNumber(order.number).toLowerCase()]) expect(await find(number, " Prova.Reso@example.org "), number).toMatchObject({ proof: "email", order: { id: order.id } });
  for (const [number, email] of [[order.number, "altri@example.org"], [order.number, ""], [order.number, undefined], ["", "prova.reso@example.org"], ["ZZZZZZZZ", "prova.reso@example.org"]] as const) expect(await find(number, email), `${number} ${email}`).toBeNull();
  const receipt = (await orderById(order.id))?.receipt;
  if (!receipt) throw new Error("a paid order without its receipt");
  const theirs = await someoneAt("cashier", from);
  for (const shown of [order.number, sayDocument(receipt)]) {
    expect(await findBought(theirs, from, { shown }), shown).toMatchObject({ proof: "own", order: { id: order.id } });
    expect(await find(shown), shown).toBeNull();
  }
});

test("nobody without the duty, nor elsewhere, finds anything; whatever is typed", async () => {
  const { order, find, from, place } = await bought();
  for (const who of [await someoneAt("picker", place), await someoneAt("manager", from)]) expect(await find(order.number, "prova.reso@example.org", who)).toBeNull();
  for (const shown of ["", " ", "a\u0000b", "%", "'; drop table orders; --", "x".repeat(5_000)]) expect(await find(shown, shown)).toBeNull();
});
