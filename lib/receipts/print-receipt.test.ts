import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aCompany } from "@/db/factories/company";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { colleague } from "@/db/factories/wallets";
import { codes, facts } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { openCode } from "@/lib/codes/open-code";
import { lookAtCode } from "@/lib/codes/reads";
import { receiptCode } from "@/lib/codes/receipt-code";
import { readCode } from "@/lib/codes/rules";
import { config } from "@/lib/core/config";
import { hashOf } from "@/lib/core/hash";
import { type LocationId, newId, type VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { COLUMNS, encodeSlip } from "./encode-slip";
import { PrintReceipt, type PrintedReceipt, printReceipt } from "./print-receipt";
import type { SlipRow } from "./types";

beforeAll(() => aCompany());
afterAll(() => expectHealthy());
const WHO = colleague("sell");
let at: LocationId;
let lamp: VariantId;
beforeAll(async () => {
  at = (await aPlace()).id;
  lamp = (await aProduct({ stock: { [at]: 500 } })).variants[0]?.id as VariantId;
});

const paid = (over: object = {}) => anOrder({ discount: 1501, code: "BENVENUTO", parts: [{ at, lines: [{ variantId: lamp, title: "Lampada Fungo", quantity: 2, price: 8900 }, { variantId: lamp, title: "Quaderno Filo’s", price: 1250, vatRate: 400 }] }], ...over });
const wish = (number: string, over: object = {}) => PrintReceipt.parse({ number, ...over });
async function print(number: string, over: object = {}): Promise<PrintedReceipt> {
  const answer = await printReceipt(WHO, wish(number, over));
  if (!answer.ok) throw new Error(answer.why);
  return answer.value;
}
const say = (rows: readonly SlipRow[]) => rows.map((row) => (row.is === "text" ? row.text : row.is === "pair" ? `${row.left} | ${row.right}` : row.is)).join("\n").replaceAll("\u00a0", " ");

test("a receipt says shop, lines, VAT per rate and tenders, and its code opens the order", async () => {
  const order = await paid();
  const { rows, copy, bytes } = await print(order.number);
  const text = say(rows);
  expect(copy).toBe(0);
  for (const said of ["Bottega Lume", "Via di Prova 1", "20100 Milano (MI)", "P. IVA", "Lampada Fungo", "2 × 89,00 € | 178,00 €", "Quaderno Filo’s", "Sconto BENVENUTO | −15,01 €", "Totale, IVA inclusa | 175,49 €", "22% su", "4% su", "Carta di pagamento | 175,49 €", "Documento gestionale – non fiscale", "Inquadra il codice"]) expect(text).toContain(said);
  expect(text).not.toContain("COPIA");
  const code = rows.find((row) => row.is === "code");
  const reading = readCode(code?.address ?? "", config().UNICO_BASE_URL);
  expect(reading.is).toBe("code");
  expect(await openCode(WHO, { code: reading.is === "code" ? reading.code : "" })).toMatchObject({ ok: true, value: { purpose: "receipt", orderId: order.id } });
  expect(Buffer.from(bytes, "base64").includes(code?.address ?? "x")).toBe(true);
});

test("printed again it says which copy it is, each print is written down, and ten at once are ten", async () => {
  const order = await paid({ locale: "en" });
  const all = await Promise.all(Array.from({ length: 10 }, () => print(order.number)));
  expect(all.map((one) => one.copy).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const { rows, copy } of all) expect(say(rows).includes("COPY")).toBe(copy > 0);
  expect(say(all.find((one) => one.copy === 3)?.rows ?? [])).toContain("COPY 3");
  expect(say(all[0]?.rows ?? [])).toContain("Total, VAT included | €175.49");
  expect(await db.$count(facts, eq(facts.actor, `staff:${WHO.staffId}`))).toBeGreaterThanOrEqual(10);
});

test("a gift receipt has no price, no tender and no buyer, and is counted by itself", async () => {
  const order = await paid({ name: "Prova Canarino" });
  await print(order.number);
  const { rows, copy, bytes } = await print(order.number, { gift: true });
  expect(copy).toBe(0);
  expect(say(rows)).toContain("Scontrino regalo");
  expect(say(rows)).toContain("Lampada Fungo | 2 pz");
  expect(say(rows)).not.toMatch(/€|BENVENUTO|Carta di pagamento|Canarino|IVA inclusa/);
  expect(Buffer.from(bytes, "base64").includes("89,00")).toBe(false);
  const code = rows.find((row) => row.is === "code");
  expect(await openCode(WHO, { code: code?.address.split("/q/")[1] ?? "" }), "the order's page would say the price").toMatchObject({ value: { purpose: "return" } });
});

test("every print of a receipt carries its one code; gift receipts each their own, and all of them stay good", async () => {
  const order = await paid();
  const addressOf = ({ rows }: PrintedReceipt) => rows.find((row) => row.is === "code")?.address;
  const opens = async (address = "") => openCode(WHO, { code: address.split("/q/")[1] ?? "" });
  const receipts = await Promise.all([print(order.number), print(order.number), print(order.number, { roll: "58" })]);
  expect(new Set(receipts.map(addressOf)).size).toBe(1);
  expect(addressOf(receipts[0] as PrintedReceipt)).toBe(`${config().UNICO_BASE_URL}/q/${receiptCode(order.id)}`);
  const gifts = [await print(order.number, { gift: true }), await print(order.number, { gift: true }), await print(order.number, { gift: true })];
  expect(gifts.map(({ copy }) => copy)).toEqual([0, 1, 2]);
  expect(new Set(gifts.map(addressOf)).size).toBe(3);
  for (const gift of gifts) expect(await opens(addressOf(gift)), "paper can't be called back").toMatchObject({ ok: true, value: { purpose: "return", orderId: order.id } });
  expect(await opens(addressOf(receipts[0] as PrintedReceipt))).toMatchObject({ ok: true, value: { purpose: "receipt" } });
});

test("a code whose time is over stays over: the next print carries another one", async () => {
  const order = await paid();
  await print(order.number);
  const later = new Date(Date.now() + 3 * 366 * 86_400_000);
  await atomically(async (tx) => done(await tx.update(codes).set({ endedAt: new Date() }).where(eq(codes.hash, hashOf(receiptCode(order.id))))));
  const answer = await printReceipt(WHO, wish(order.number));
  const address = answer.ok ? answer.value.rows.find((row) => row.is === "code")?.address : undefined;
  expect(address).not.toContain(receiptCode(order.id));
  expect(await openCode(WHO, { code: address?.split("/q/")[1] ?? "" })).toMatchObject({ ok: true, value: { orderId: order.id } });
  expect(await lookAtCode(receiptCode(order.id), later)).toMatchObject({ ok: false });
});

test("refused: another place's colleague, no duty, an order that isn't there or isn't paid", async () => {
  const order = await paid();
  for (const who of [{ ...WHO, at: [newId<"location">() as LocationId] }, colleague("audit")]) expect(await printReceipt(who, wish(order.number))).toEqual({ ok: false, why: "not-yours" });
  expect(await printReceipt(WHO, wish("ZZZZZZZZ"))).toEqual({ ok: false, why: "unknown-order" });
  expect(await printReceipt(WHO, wish((await paid({ state: "placed" })).number))).toEqual({ ok: false, why: "not-paid" });
  for (const bad of [{ number: "x".repeat(30) }, { roll: "76" }, { gift: "yes" }]) expect(PrintReceipt.safeParse({ number: order.number, ...bad }).success).toBe(false);
});

/** What an ESC/POS printer would print: its lines in the letters of cp858, its codes, and whether it cuts (Epson ESC/POS command reference). */
function printed(bytes: Uint8Array) {
  const [lines, codes]: [string[], string[]] = [[""], []];
  let [cuts, wide, begun] = [0, 1, false];
  const widths: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    const [a, b] = [bytes[i] as number, bytes[i + 1] as number];
    if (a === 0x1b && b === 0x40) [begun, i] = [true, i + 2];
    else if (a === 0x1d && b === 0x28) {
      const length = (bytes[i + 3] as number) + 256 * (bytes[i + 4] as number);
      if (bytes[i + 6] === 0x50) codes.push(Buffer.from(bytes.slice(i + 8, i + 5 + length)).toString("latin1"));
      i += 5 + length;
    } else if (a === 0x1d && b === 0x56) [cuts, i] = [cuts + 1, i + ((bytes[i + 2] as number) >= 65 ? 4 : 3)];
    else if (a === 0x1d && b === 0x21) [wide, i] = [((bytes[i + 2] as number) >> 4) + 1, i + 3];
    else if (a === 0x1c && b === 0x2e) i += 2; // no double-byte letters
    else if (a === 0x1b || a === 0x1d) i += 3; // ESC a, ESC t, ESC E, ESC M, ESC !, ESC 3: one value each
    else if (a === 0x0a) {
      lines.push("");
      widths.push(0);
      i++;
    } else if (a === 0x0d) i++;
    else {
      lines[lines.length - 1] += a === 0xd5 ? "€" : a === 0x85 ? "à" : a === 0x8a ? "è" : String.fromCharCode(a);
      widths[lines.length - 1] = (widths[lines.length - 1] ?? 0) + wide;
      i++;
    }
  }
  return { lines, codes, cuts, begun, widest: Math.max(...widths.filter(Number.isFinite)) };
}

test.each(["58", "80"] as const)("on a roll of %s mm nothing is wider than the paper, the euro is a euro, the code is whole, and it is cut once", (roll) => {
  const address = "https://bottegalume.example/q/0123456789ABCDEFGHJKMN";
  const rows: SlipRow[] = [
    { is: "text", text: "Bottega Lume", centred: true, bold: true, large: true }, { is: "rule" },
    { is: "pair", left: "Lampada da tavolo con paralume in vetro soffiato, verde salvia, 30 cm", right: "1.190,00\u00a0€" }, { is: "pair", left: "  2 × 89,00\u00a0€", right: "178,00\u00a0€" },
    { is: "pair", left: "Totale", right: "1.368,00 €", bold: true }, { is: "pair", left: "Ricevuta R2026/000042", right: "" }, { is: "code", address, label: "" }, { is: "text", text: "Documento gestionale – non fiscale" },
  ];
  const out = printed(encodeSlip(rows, roll));
  expect(out).toMatchObject({ begun: true, cuts: 1, codes: [address] });
  expect(out.widest).toBeLessThanOrEqual(COLUMNS[roll]);
  const text = out.lines.join("\n");
  for (const said of ["Bottega Lume", "1.190,00 €", "2 x 89,00 €", "178,00 €", "Totale", "1.368,00 €", "Ricevuta R2026/000042", "Documento gestionale"]) expect(text).toContain(said);
  expect(out.lines.filter((line) => line.endsWith("€")).every((line) => line.length === COLUMNS[roll]), text).toBe(true);
});
