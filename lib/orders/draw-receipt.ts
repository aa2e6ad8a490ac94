import "server-only";
import { companyAt } from "@/lib/company/reads";
import { type Minor, minorOf, sayMoney, sum } from "@/lib/core/money";
import { words } from "@/lib/core/wording";
import { inLocale } from "@/lib/core/words";
import { type Type, typesetter } from "@/lib/paper/set-type";
import { couponOf, sayDocument, sayNumber } from "./rules";
import type { Address, Order } from "./types";

const PAGE = { left: 48, right: 547, top: 48, bottom: 770 } as const;
const WIDTH = PAGE.right - PAGE.left;
const QUIET = "#5d564b";
const HAIRLINE = "#cfc6b7";
const ZONE = "Europe/Rome";
/** Columns of the table of lines: left edge and width. */
const COLUMNS = { article: [48, 250], quantity: [300, 40], rate: [345, 45], price: [390, 75], total: [467, 80] } as const;
type Column = keyof typeof COLUMNS;

/**
 * The order's receipt as a PDF, in the buyer's language: seller, buyer, lines, discount, delivery, VAT per rate, how it was
 * paid, and what may come back until when (`rights`, sentence by sentence). Not a fiscal document: distance sales need none in Italy (D.P.R. 696/1996 article 2 letter oo; Agenzia delle
 * Entrate, answers 198/2019 and 793/2021). Throws for an order that has no numbered receipt yet.
 */
export async function drawReceipt(order: Order, rights: readonly string[] = []): Promise<Uint8Array> {
  if (!order.receipt) throw new Error(`order ${order.id} has no receipt`);
  const { default: PDFDocument } = await import("pdfkit");
  const t = words(order.locale, "receipt");
  const company = await companyAt(order.receipt.issuedAt);
  const title = t("title", { number: sayDocument(order.receipt) });
  const sheet = new PDFDocument({
    size: "A4", margin: 0, font: undefined as never, pdfVersion: "1.7", tagged: true, lang: order.locale, displayTitle: true,
    info: { Title: `${title} · ${company.name}`, Author: company.name, CreationDate: order.receipt.issuedAt, ModDate: order.receipt.issuedAt },
  });
  const ready = collect(sheet);
  const type = typesetter(sheet);
  const body = sheet.struct("Document");
  sheet.addStructure(body);
  let y: number = PAGE.top;

  const say = (text: string, x: number, width: number, look: Type = {}, tag = "P"): number => {
    let height = 0;
    body.add(sheet.struct(tag, {}, [() => { height = type.set(text, x, y, width, look); }]));
    return height;
  };
  const stack = (texts: readonly (string | null)[], x: number, width: number): number => {
    const from = y;
    for (const [i, text] of texts.entries()) if (text) y += say(text, x, width, i === 0 ? { size: 8, colour: QUIET } : {});
    const height = y - from;
    y = from;
    return height;
  };
  const rule = () => {
    sheet.markContent("Artifact");
    sheet.moveTo(PAGE.left, y).lineTo(PAGE.right, y).lineWidth(0.5).strokeColor(HAIRLINE).stroke();
    sheet.endMarkedContent();
    y += 8;
  };
  const room = (height: number) => {
    if (y + height <= PAGE.bottom) return;
    sheet.addPage();
    y = PAGE.top;
    y += say(title, PAGE.left, WIDTH, { size: 8, colour: QUIET }) + 12;
  };
  const row = (cells: { readonly [C in Column]?: string }, look: Type = {}) => {
    room(30);
    const heights = Object.entries(cells).map(([column, text]) => {
      const [x, width] = COLUMNS[column as Column];
      return say(text, x, width, { align: column === "article" ? "left" : "right", ...look });
    });
    y += Math.max(...heights) + 5;
  };
  const money = (amount: Minor) => sayMoney(amount, order.currency, order.locale).replace("-", "−");
  const day = (at: Date) => new Intl.DateTimeFormat(order.locale === "en" ? "en-GB" : "it-IT", { timeZone: ZONE, dateStyle: "long" }).format(at);
  const pair = (label: string, amount: string, look: Type = {}) => {
    room(20);
    const height = say(label, 300, 165, look);
    say(amount, 467, 80, { ...look, align: "right" });
    y += height + 4;
  };

  // Who we are, and what this is
  say(company.shop, PAGE.left, 240, { face: "serif", size: 24 });
  y += 6;
  y += say(title, 300, 247, { face: "serif", size: 18, align: "right", leading: 1.2 }, "H1") + 2;
  y += say(t("issued", { date: day(order.receipt.issuedAt) }), 300, 247, { align: "right", colour: QUIET }) + 14;
  if (company.demo) y += say(t("demo"), PAGE.left, WIDTH, { size: 8, colour: QUIET }) + 8;
  rule();

  const { contact } = order;
  const invoice = contact.invoice;
  const columns = [
    stack([t("seller"), company.name, company.street, `${company.postcode} ${company.city} (${company.province})`, t("vatNumber", { number: company.vatNumber }), company.register, company.email], 48, 150),
    stack([t("buyer"), invoice?.name ?? contact.name, ...addressLines(invoice?.address ?? contact.address), contact.email], 215, 170),
    stack([t("order"), sayNumber(order.number), t("placed", { date: day(order.placedAt) }), order.paidAt && t("paid", { date: day(order.paidAt) })], 402, 145),
  ];
  y += Math.max(...columns) + 10;
  if (invoice) {
    const asked = [t("invoice"), invoice.vatNumber && t("vatNumber", { number: invoice.vatNumber }), invoice.taxCode && t("taxCode", { code: invoice.taxCode }), invoice.destination && t("invoiceTo", { destination: invoice.destination })];
    y += stack(asked, 215, 332) + 10;
  }

  // What was bought
  y += 6;
  row({ article: t("article"), quantity: t("quantity"), rate: t("rate"), price: t("price"), total: t("total") }, { size: 8, colour: QUIET });
  rule();
  const percent = (rate: number) => t("rateOf", { rate: new Intl.NumberFormat(order.locale).format(rate / 100) });
  for (const line of order.lines) {
    const choice = line.options.map((o) => inLocale(o.value, order.locale)).join(", ");
    const gross = minorOf(line.total + line.discount);
    row({ article: [inLocale(line.title, order.locale), choice, line.sku].filter(Boolean).join(" · "), quantity: String(line.quantity), rate: percent(line.vatRate), price: money(line.unitAmount), total: money(gross) });
  }
  rule();

  const code = couponOf(order);
  pair(t("goods"), money(order.goods));
  if (order.discount > 0) pair(code ? t("discountCode", { code }) : t("discount"), money(minorOf(-order.discount)));
  if (order.parts.some((p) => p.kind === "deliver")) pair(t("delivery"), order.delivery > 0 ? money(order.delivery) : t("free"));
  pair(t("grandTotal"), money(order.total), { size: 11, face: "medium" });
  if (order.total === 0) pair(t("nothingToPay"), money(order.captured), { colour: QUIET });
  const tender = words(order.locale, "tenders");
  for (const paid of order.tenders) pair(t("tender", { tender: tender(paid.tender, { tail: paid.tail ?? "" }) }), money(paid.amount), { colour: QUIET });
  if (order.refundedTold > 0) pair(t("refunded"), money(minorOf(-order.refundedTold)), { colour: QUIET });

  // What the state gets
  room(80);
  y += 14;
  y += say(t("vatTitle"), PAGE.left, WIDTH, { size: 11, face: "serif" }, "H2") + 4;
  row({ article: t("vatRate"), rate: t("net"), price: t("vat"), total: t("gross") }, { size: 8, colour: QUIET });
  rule();
  for (const { rate, gross, vat } of order.vat) row({ article: percent(rate), rate: money(minorOf(gross - vat)), price: money(vat), total: money(gross) });
  rule();
  row({ article: t("total"), rate: money(minorOf(order.total - sum(order.vat.map((v) => v.vat)))), price: money(sum(order.vat.map((v) => v.vat))), total: money(order.total) });

  // What may come back
  if (rights.length > 0) {
    room(80);
    y += 14;
    y += say(t("rights"), PAGE.left, WIDTH, { size: 11, face: "serif" }, "H2") + 4;
  }
  for (const sentence of rights) {
    room(30);
    y += say(sentence, PAGE.left, WIDTH) + 3;
  }

  room(70);
  y += 18;
  y += say(t("notFiscal"), PAGE.left, WIDTH, { face: "medium" }) + 3;
  say(t("law"), PAGE.left, WIDTH, { size: 8, colour: QUIET });
  body.end();
  sheet.end();
  return ready;
}

const addressLines = (address: Address | null): string[] =>
  address ? [address.street, ...(address.extra ? [address.extra] : []), `${address.postcode} ${address.city} (${address.province})`] : [];

/** The document's bytes, once it is closed. */
function collect(sheet: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    sheet.on("data", (part: Buffer) => parts.push(part)).on("end", () => resolve(Buffer.concat(parts))).on("error", reject);
  });
}
