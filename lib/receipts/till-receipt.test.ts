import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { aTill } from "@/db/factories/tills";
import { colleague } from "@/db/factories/wallets";
import { codes, facts, messages } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type CartId, type LocationId, newId } from "@/lib/core/id";
import type { Duty, Staff } from "@/lib/core/who";
import { withoutToken } from "@/lib/messages/rules";
import { orderById } from "@/lib/orders/reads";
import { sayDocument } from "@/lib/orders/rules";
import { dutiesOf } from "@/lib/staff/rules";
import { basketAt } from "@/lib/till/reads";
import { RingUp, ringUp } from "@/lib/till/ring-up";
import { SellAtTill, sellAtTill } from "@/lib/till/sell-at-till";
import { TakeOff, takeOff } from "@/lib/till/take-off";
import { MailReceipt, mailReceipt } from "./mail-receipt";
import { PrintReceipt, printReceipt } from "./print-receipt";
import { findReceipt, saleOf, slipHere } from "./reads";
import { readDocument } from "./rules";
import { showReceipt } from "./show-receipt";
import type { SlipRow } from "./types";

afterAll(() => expectHealthy());
const say = (rows: readonly SlipRow[]) => rows.map((row) => (row.is === "text" ? row.text : row.is === "pair" ? `${row.left} | ${row.right}` : row.is)).join("\n").replaceAll("\u00a0", " ");

/** Two pieces at 19,98 with 1,50 off for a scratch, paid by this much cash at the store's first till. */
async function aSale({ given = 5_000, off = 150 } = {}) {
  const { id: place } = await aPlace({ till: false, name: "Corso Como" });
  await aTill(place, { float: 10_000 });
  const [variant] = (await aProduct({ price: 1998, stock: { [place]: 9 } })).variants;
  const roles = [{ role: "cashier" as const, locationId: place }];
  const who: Staff = { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
  const basketId = newId<"cart">() as CartId;
  await ringUp(who, RingUp.parse({ place, basketId, code: variant?.sku, quantity: 2 }));
  const lineId = (await basketAt(who, place, basketId))?.cart.lines[0]?.id;
  if (off > 0) expect(await takeOff(who, TakeOff.parse({ place, basketId, lineId, off: { amount: off }, reason: "graffio sul bordo" }))).toMatchObject({ ok: true });
  const sold = await sellAtTill(who, SellAtTill.parse({ place, basketId, attemptKey: newId(), accepted: (await basketAt(who, place, basketId))?.accepted, payments: [{ tender: "cash", given }] }));
  if (!sold.ok) throw new Error(sold.why);
  const order = await orderById(sold.value.orderId);
  if (!order?.receipt) throw new Error("sold without a receipt");
  return { place, who, order, document: sayDocument(order.receipt) };
}
const elsewhere = async (...duties: readonly Duty[]): Promise<Staff> => ({ ...colleague(...duties), at: [(await aPlace()).id as LocationId] });

test("a cash sale says what was taken off and why, what coins made of it, what was put down and what went back", async () => {
  const { order, document, who } = await aSale();
  expect(await saleOf(order.id)).toMatchObject({ till: 1, cash: { given: 5_000, amount: 3_846, rounding: -1 } });
  const shown = await showReceipt(who, order.number);
  const text = say(shown?.rows ?? []);
  for (const line of ["Corso Como", `Ricevuta ${document} | Cassa 1`, "  2 × 19,98 € | 39,96 €", "  Sconto: graffio sul bordo | −1,50 €", "Totale, IVA inclusa | 38,46 €", "Arrotondamento ai 5 centesimi | −0,01 €", "Contanti | 50,00 €", "Resto | 11,55 €"]) expect(text).toContain(line);
  expect(text.match(/Sconto/g), "said once").toHaveLength(1);
  expect(shown?.prints).toEqual({ receipt: 0, gift: 0 });
  const english = await slipHere(order, "en");
  expect(say(english?.rows ?? [])).toContain("Rounding to 5 cents | −€0.01");
});

test("what may come back and how long the guarantee lasts stands on it in its language, on a gift receipt too, and nothing of withdrawal", async () => {
  const { order, who } = await aSale();
  const texts = [say((await showReceipt(who, order.number))?.rows ?? []), await gift()];
  for (const text of texts) {
    expect(text).toMatch(/Puoi riportarlo fino a \S+ \d+ \S+ \d{4}\nLa garanzia legale vale fino a \S+ \d+ \S+ \d{4}/);
    expect(text).not.toMatch(/recedere|recesso/);
  }
  expect(say((await slipHere(order, "en"))?.rows ?? [])).toMatch(/You can bring it back until .*\nThe legal guarantee lasts until/);

  async function gift() {
    const printed = await printReceipt(who, PrintReceipt.parse({ number: order.number, gift: true }));
    return say(printed.ok ? printed.value.rows : []);
  }
});

test("exact money: no change, no rounding, and nothing is said of either", async () => {
  const { order, who } = await aSale({ given: 3_995, off: 1 });
  const text = say((await showReceipt(who, order.number))?.rows ?? []);
  expect(text).toContain("Contanti | 39,95 €");
  expect(text).not.toMatch(/Resto|Arrotondamento/);
});

test("found by what a customer shows or says: numbers at its own places, its code in any store, and by no other", async () => {
  const { order, document, who } = await aSale();
  const shown = await showReceipt(who, order.number);
  for (const typed of [order.number, ` ${order.number.slice(0, 4)}-${order.number.slice(4).toLowerCase()} `, document, document.toLowerCase().replace("/", " "), shown?.address ?? "", shown?.address?.split("/q/")[1] ?? ""]) expect((await findReceipt(who, typed))?.order.id, typed).toBe(order.id);
  const other = await elsewhere("sell", "hand-over");
  for (const typed of [order.number, document]) expect(await findReceipt(other, typed), "numbers are not secret").toBeNull();
  expect(await findReceipt(other, shown?.address ?? "")).toMatchObject({ order: { id: order.id }, mine: false, gift: false });
  expect(await findReceipt(await elsewhere("audit"), shown?.address ?? "")).toBeNull();
  for (const typed of ["", "ZZZZ-ZZZZ", "R2026/999999999", "' or 1=1", "7K3Q8ZP0M1XW4V2T9R6N", "https://evil.example/q/7K3Q8ZP0M1XW4V2T9R6N"]) expect(await findReceipt(who, typed)).toBeNull();
});

test("looked at ten times at once it has one code; a gift receipt's code shows no price", async () => {
  const { order, who } = await aSale();
  const all = await Promise.all(Array.from({ length: 10 }, () => showReceipt(who, order.number)));
  expect(new Set(all.map((one) => one?.address)).size).toBe(1);
  expect(await db.$count(codes, eq(codes.orderId, order.id))).toBe(1);
  const printed = await printReceipt(who, PrintReceipt.parse({ number: order.number, gift: true }));
  const address = printed.ok ? printed.value.rows.find((row) => row.is === "code")?.address : undefined;
  const gift = await showReceipt(who, address ?? "");
  expect(gift).toMatchObject({ gift: true, address: null, prints: { receipt: 0, gift: 1 } });
  expect(say(gift?.rows ?? [])).not.toMatch(/€|code/);
});

test("sent to the address that was said, once a day however often it is pressed, with the same figures and its way to open", async () => {
  const { order, document, who } = await aSale();
  const input = MailReceipt.parse({ number: order.number, email: " Prova.Canarino@Example.org " });
  const answers = await Promise.all(Array.from({ length: 6 }, () => mailReceipt(who, input)));
  expect(answers.every((answer) => answer.ok)).toBe(true);
  const letters = await db.select().from(messages).where(eq(messages.orderId, order.id));
  expect(letters).toHaveLength(1);
  const [letter] = letters;
  expect(letter).toMatchObject({ kind: "till-receipt", recipient: "prova.canarino@example.org", subject: `La tua ricevuta ${document}`, state: "queued" });
  const shown = await showReceipt(who, order.number);
  for (const said of [document, "graffio sul bordo", "38,46 €", "Resto", "11,55 €", shown?.address ?? "-"]) expect((letter?.text ?? "").replaceAll("\u00a0", " ")).toContain(said);
  expect(withoutToken(letter?.text ?? ""), "who reads the book can't open it").not.toContain(shown?.address?.split("/q/")[1]);
  expect((await db.select().from(facts).where(eq(facts.actor, `staff:${who.staffId}`))).filter((fact) => fact.is === "receipt.mailed")).toHaveLength(1);
  expect(await mailReceipt(who, input, new Date(Date.now() + 86_400_000))).toMatchObject({ ok: true });
  expect(await db.$count(messages, eq(messages.orderId, order.id)), "the next day somebody may ask again").toBe(2);
});

test("not sent: to what is no address, for another place's colleague, for no sale", async () => {
  const { order, who } = await aSale();
  for (const email of ["", "x", "a@b", "a@example.org, b@example.org", "a@example.org\r\nBcc: b@example.org"]) expect(MailReceipt.safeParse({ number: order.number, email }).error?.issues.map((issue) => issue.path.join("."))).toContain("email");
  expect(await mailReceipt(await elsewhere("sell"), MailReceipt.parse({ number: order.number, email: "a@example.org" }))).toEqual({ ok: false, why: "not-yours" });
  expect(await mailReceipt(who, MailReceipt.parse({ number: "ZZZZZZZZ", email: "a@example.org" }))).toEqual({ ok: false, why: "unknown-order" });
});

test("a receipt's number is read however it is written", () => {
  for (const typed of ["R2026/000042", "r2026 42", "Ricevuta R2026/000042", "R2026-42"]) expect(readDocument(typed)).toEqual({ series: "R2026", number: 42 });
  for (const typed of ["R2026", "2026/42", "R20261/42", "", "R2026/1234567890"]) expect(readDocument(typed)).toBeNull();
});
