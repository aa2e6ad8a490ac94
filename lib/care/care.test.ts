import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague, aCustomer } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { careCredits, careLooks, careNotes, messages, orderContacts, walletEntries, wallets } from "@/db/schema/all";
import { owner } from "@/db/testing/backends";
import { expectHealthy } from "@/db/testing/healthy";
import { readShortCode } from "@/lib/core/code";
import { type CustomerId, newId, type VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { dutiesOf } from "@/lib/staff/rules";
import type { Role } from "@/lib/staff/types";
import { AddNote, addNote } from "./add-note";
import { findOrders } from "./find-orders";
import { GiveCredit, giveCredit } from "./give-credit";
import { openFile } from "./open-file";
import { creditsOf, notesOf, timelineOf } from "./reads";
import { tellCredit } from "./tell-credit";

const own = owner(1);
afterAll(async () => {
  await own.end();
  await expectHealthy();
});

async function colleague(role: Role, locationId: string | null = null): Promise<Staff> {
  const roles = [{ role, locationId: locationId as never }];
  return { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
}
/** An order of an account or a guest, and who answers its telephone. */
async function served({ account = true } = {}) {
  const place = (await aPlace()).id;
  const customerId = account ? (await aCustomer()).id : null;
  const lamp = (await aProduct({ stock: { [place]: 5 } })).variants[0]?.id as VariantId;
  const order = await anOrder({ ...(customerId ? { customerId: customerId as CustomerId } : { email: `prova.${newId()}@example.org` }), parts: [{ at: place, lines: [{ variantId: lamp }] }] });
  const give = (by: Staff, amount: number, over: object = {}) => giveCredit(by, GiveCredit.parse({ creditId: newId(), orderId: order.id, amount, reason: "Per il ritardo della consegna", ...over }));
  return { place, order, customerId, care: await colleague("care"), give };
}
const balanceOf = async (customerId: CustomerId | null) => (await db.select({ balance: wallets.balance }).from(wallets).where(eq(wallets.customerId, customerId as CustomerId)))[0]?.balance ?? 0;

/** Digits that fit the check sign of an order's number by chance, as one telephone number in 23 does. */
function fits(digits: string): string {
  const plain = digits.replace(/[01]/g, "7");
  return Array.from({ length: 90 }, (_, i) => plain.slice(0, 5) + String(10 + i)).find((each) => readShortCode(each) !== null) ?? plain;
}

describe("found", () => {
  test("by number, address, telephone with and without its country, name and surname; not by a guess, and not by who serves no customers", async () => {
    const { order, care, place } = await served({ account: false });
    const tail = fits(String(Date.now()).slice(-7));
    const surname = `Canarinò${tail.replace(/\d/g, (d) => "abcdefghij"[Number(d)] ?? "")}`;
    const [contact] = await db.select({ email: orderContacts.email }).from(orderContacts).where(eq(orderContacts.orderId, order.id));
    await own.begin(async (tx) => {
      await tx`set local session_replication_role = replica`; // as if they had typed it at the checkout
      await tx`update order_contacts set name = ${`Prova ${surname}`}, phone = ${`+39 34 ${tail.slice(0, 3)} ${tail.slice(3)}`} where order_id = ${order.id}`;
    });
    const found = async (typed: string, by = care) => (await findOrders(by, typed))?.orders.map(({ id }) => id) ?? null;
    for (const typed of [order.number, `${order.number.slice(0, 4)}-${order.number.slice(4)}`.toLowerCase(), contact?.email.toUpperCase() ?? "", `34${tail}`, `0039 34-${tail}`, tail, `prova ${surname.slice(0, 12)}`, surname.toUpperCase(), surname.slice(0, 14)]) expect(await found(typed), typed).toEqual([order.id]);
    expect(await found("x")).toBeNull();
    expect(await found("%%")).toBeNull();
    for (const odd of ["' or 1=1 --", "__proto__", "\\%", "😀😀", "a".repeat(5_000)]) expect([null, []], odd).toContainEqual(await found(odd));
    expect(await found(order.number, await colleague("cashier", place))).toBeNull();
    expect(await found(order.number, await colleague("marketer"))).toBeNull();
    expect(await found("nessuno.prova@example.org")).toEqual([]);
  });

  test("opened: written down who looked, once in a while; nobody else opens it", async () => {
    const { order, care, place } = await served();
    for (let i = 0; i < 3; i++) expect(await openFile(care, order.number)).toMatchObject({ ok: true, value: { order: { id: order.id }, account: true } });
    expect(await db.select({ actor: careLooks.actor }).from(careLooks).where(eq(careLooks.orderId, order.id))).toEqual([{ actor: `staff:${care.staffId}` }]);
    expect(await openFile(await colleague("manager", place), order.number)).toEqual({ ok: false, why: "not-yours" });
    expect(await openFile(care, "23456789")).toEqual({ ok: false, why: "unknown-order" });
  });
});

test("a note stays with its order, once for each form, and stands in the timeline with who wrote it", async () => {
  const { order, care, place } = await served();
  const note = AddNote.parse({ noteId: newId(), orderId: order.id, text: "Ha chiamato:\nrichiamare domani\u0000" });
  for (let i = 0; i < 2; i++) expect(await addNote(care, note)).toEqual(done(null));
  expect(await addNote(await colleague("cashier", place), { ...note, noteId: newId() as never })).toEqual({ ok: false, why: "not-yours" });
  expect(await notesOf(order.id)).toMatchObject([{ text: "Ha chiamato:\nrichiamare domani" }]);
  expect((await timelineOf(order.id)).map(({ is }) => is)).toEqual(expect.arrayContaining(["note", "order.paid"]));
  await expect(atomically(async (tx) => done(await tx.update(careNotes).set({ text: "altro" }).where(eq(careNotes.orderId, order.id))))).rejects.toThrow();
});

describe("credit", () => {
  test("is in the account at once, is read with its reason, and pays the next order; no more than there is for one order", async () => {
    const { order, customerId, care, give } = await served();
    const creditId = newId();
    for (let i = 0; i < 2; i++) expect(await give(care, 1_500, { creditId })).toEqual(done({ amount: 1_500 }));
    expect(await balanceOf(customerId)).toBe(1_500);
    expect(await give(care, 501)).toEqual({ ok: false, why: "too-much", left: 500 });
    expect(await give(care, 500)).toMatchObject({ ok: true });
    expect([await balanceOf(customerId), (await creditsOf(order.id)).map(({ amount }) => amount)]).toEqual([2_000, [1_500, 500]]);
    for (let i = 0; i < 2; i++) await tellCredit(creditId as never);
    const letters = await db.select({ kind: messages.kind, text: messages.text }).from(messages).where(eq(messages.orderId, order.id));
    expect(letters.filter(({ kind }) => kind === "care-credit")).toMatchObject([{ text: expect.stringMatching(/15,00[\s\S]*Per il ritardo/) }]);
  });

  test("not for a guest's order, not by others, not for nothing", async () => {
    const { care, give } = await served({ account: false });
    expect(await give(care, 500)).toEqual({ ok: false, why: "no-account" });
    const mine = await served();
    expect(await mine.give(await colleague("manager", mine.place), 500)).toEqual({ ok: false, why: "not-yours" });
    expect(GiveCredit.safeParse({ creditId: newId(), orderId: mine.order.id, amount: 0, reason: "abc" }).success).toBe(false);
    expect(await db.$count(careCredits, eq(careCredits.orderId, mine.order.id))).toBe(0);
  });

  test("ten at once: together no more than there is for one order, and the account has exactly that", async () => {
    const { order, customerId, give } = await served();
    const all = await Promise.all(Array.from({ length: 10 }, () => colleague("care")));
    const answers = await Promise.all(all.map((by) => give(by, 700)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    expect([await balanceOf(customerId), await db.$count(careCredits, eq(careCredits.orderId, order.id))]).toEqual([1_400, 2]);
  });

  test("the database gives no more, to nobody else, and never without the credit itself", async () => {
    const { order, customerId, care } = await served();
    const row = (over: object) => atomically(async (tx) => done(await tx.insert(careCredits).values({ orderId: order.id, customerId: customerId as CustomerId, amount: minorOf(100), currency: "EUR", reason: "prova", actor: `staff:${care.staffId}`, ...over })));
    await expect(row({ amount: minorOf(2_001) })).rejects.toThrow("more credit than");
    await expect(row({ customerId: (await aCustomer()).id })).rejects.toThrow("to the customer of its order");
    await expect(row({})).rejects.toThrow("was not given");
    expect(await db.$count(walletEntries, eq(walletEntries.cause, "goodwill:x"))).toBe(0);
  });
});
