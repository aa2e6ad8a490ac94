import type { Company } from "@/lib/company/types";
import { type Minor, minorOf, sayMoney, sum, ZERO } from "@/lib/core/money";
import type { Wording } from "@/lib/core/wording";
import type { Place } from "@/lib/locations/types";
import { couponOf, sayDocument, sayNumber, sayThing } from "@/lib/orders/rules";
import type { Order, OrderLine } from "@/lib/orders/types";
import { boughtOf } from "@/lib/rights/bought/rules";
import { rightsOf, sayRights } from "@/lib/rights/rules";
import type { Sale, SlipRow } from "./types";

type Said = {
  readonly order: Order;
  /** Who sold, on its day. */
  readonly company: Company;
  readonly place: Pick<Place, "name" | "street" | "postcode" | "city" | "province" | "phone" | "timeZone">;
  readonly sale: Sale;
  readonly gift: boolean; // without prices, for who receives a present
  readonly copy: number; // how often it was printed before
  readonly address: string | null; // what its code opens; null: it shows none
};
/** The words of a receipt: its own, of tenders, of what may be returned. */
export type SlipWords = { readonly slip: Wording; readonly tender: Wording; readonly rights: Wording };


const centred = (text: string, more: { bold?: boolean; large?: boolean } = {}): SlipRow => ({ is: "text", text, centred: true, ...more });
const pair = (left: string, right: string, bold = false): SlipRow => ({ is: "pair", left, right, bold });
const RULE: SlipRow = { is: "rule" };

/** What was taken off a line, and why: a lower shelf label, a colleague's word. The share of a code is said once, for all of the receipt. */
const offsOf = (line: OrderLine) => line.trail.flatMap((step) => ((step.step === "till" || step.step === "label") && step.off > 0 ? [step] : []));

/**
 * A till's receipt, row by row, in the order's language: shop, one entry for each thing with what was taken off it and why, tenders with
 * rounding and change, VAT per rate, and the code that opens it again. A gift receipt has no price, no tender, and no name. Not a fiscal
 * document, and it says so. Throws for an order without a number.
 */
export function slipOf({ order, company, place, sale, gift, copy, address }: Said, words: SlipWords): readonly SlipRow[] {
  const t = words.slip;
  if (!order.receipt) throw new Error(`order ${order.id} has no receipt`);
  const { locale } = order;
  const at = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "it-IT", { dateStyle: "short", timeStyle: "short", timeZone: place.timeZone }).format(order.receipt.issuedAt);
  const rights = rightsOf(boughtOf(order), order.receipt.issuedAt, place.timeZone); // as they were on its day: a copy says the same
  return [
    centred(company.shop, { bold: true, large: true }),
    centred(place.name), centred(place.street), centred(`${place.postcode} ${place.city} (${place.province})`), centred(place.phone),
    centred(`${company.name}, ${t("vatNumber", { number: company.vatNumber })}`),
    ...(copy > 0 ? [centred(t("copy", { copy }), { bold: true, large: true })] : []),
    RULE,
    ...(gift ? [centred(t("giftTitle"), { bold: true })] : []),
    pair(t("number", { number: sayDocument(order.receipt) }), sale.till === null ? "" : t("till", { till: sale.till })), pair(at, sayNumber(order.number)),
    RULE,
    ...linesOf(order, gift, t),
    ...(gift ? [] : sumsOf(order, sale, words)),
    RULE,
    ...(address === null ? [] : [{ is: "code" as const, address, label: t("codeLabel", { number: sayDocument(order.receipt) }) }, centred(t(gift ? "giftHint" : "hint"))]),
    ...sayRights(rights, order.lines, (line) => sayThing(line, locale), words.rights, locale).map((text) => centred(text)),
    centred(t("notFiscal"), { bold: true }),
    ...(company.demo ? [centred(t("demo"))] : []),
  ];
}

const moneyOf = (order: Order) => (amount: Minor) => sayMoney(amount, order.currency, order.locale).replace("-", "−");

function linesOf(order: Order, gift: boolean, t: Wording): readonly SlipRow[] {
  const { locale } = order;
  const money = moneyOf(order);
  return order.lines.flatMap((line): SlipRow[] => {
    const name = sayThing(line, locale);
    if (gift) return [pair(name, t("pieces", { count: line.quantity }))];
    const gross = money(minorOf(line.total + line.discount));
    const sold: SlipRow[] = line.quantity === 1 ? [pair(name, gross)] : [{ is: "text", text: name }, pair(`  ${line.quantity} × ${money(line.unitAmount)}`, gross)];
    return [...sold, ...offsOf(line).map((step) => pair(`  ${step.step === "label" ? t("label", { price: money(step.amount) }) : t("off", { reason: step.reason })}`, money(minorOf(-step.off))))];
  });
}

function sumsOf(order: Order, { cash }: Sale, { slip: t, tender }: SlipWords): readonly SlipRow[] {
  const money = moneyOf(order);
  const percent = (rate: number) => `${new Intl.NumberFormat(order.locale).format(rate / 100)}%`;
  const code = couponOf(order);
  const byCode = minorOf(order.discount - sum(order.lines.flatMap((line) => offsOf(line).map(({ off }) => off))));
  const rounding = cash?.rounding ?? ZERO;
  return [
    ...(byCode > 0 ? [pair(code ? t("discountCode", { code }) : t("discount"), money(minorOf(-byCode)))] : []),
    ...(order.delivery > 0 ? [pair(t("delivery"), money(order.delivery))] : []),
    RULE,
    pair(t("total"), money(order.total), true),
    ...(rounding === 0 ? [] : [pair(t("rounding"), `${rounding > 0 ? "+" : ""}${money(rounding)}`)]),
    ...order.tenders.map((one) => pair(tender(one.tender, { tail: one.tail ?? "" }), money(one.tender === "cash" && cash ? cash.given : one.amount))),
    ...(cash && cash.given > cash.amount + cash.rounding ? [pair(t("change"), money(minorOf(cash.given - cash.amount - cash.rounding)), true)] : []),
    ...(order.refundedTold > 0 ? [pair(t("refunded"), money(minorOf(-order.refundedTold)))] : []),
    RULE,
    { is: "text", text: t("vatTitle") },
    ...order.vat.map(({ rate, gross, vat }) => pair(t("vatOf", { rate: percent(rate), net: money(minorOf(gross - vat)) }), money(vat))),
  ];
}

/** A receipt's number as it is printed, in whatever somebody typed around it: `R2026/000042`, `r2026 42`; null for what is none. */
export function readDocument(typed: string): { readonly series: string; readonly number: number } | null {
  const found = /\b(R\d{4})\s*[/\s-]\s*(\d{1,9})\b/.exec(typed.normalize("NFKC").toUpperCase());
  return found?.[1] && found[2] ? { series: found[1], number: Number(found[2]) } : null;
}
