import type { Company } from "@/lib/company/types";
import { newId } from "@/lib/core/id";
import { type Minor, minorOf, vatWithin, ZERO } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import type { Place } from "@/lib/locations/types";
import type { Order, OrderLine } from "@/lib/orders/types";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RATE = 2_200;
/** A sign that is no order's: its check sign is wrong on purpose. */
const NUMBER = "PROVA00";

/** An order that nobody made, for letters that are shown before anybody gets them: a lamp collected in a store, two cups sent home. */
export function sampleOrder(locale: Locale, { id: locationId }: Pick<Place, "id">, company: Company, now = new Date()): Order {
  const line = (position: number, it: string, en: string, quantity: number, price: number): OrderLine => {
    const total = minorOf(quantity * price);
    return { position, variantId: newId<"variant">(), sku: `PROVA-${position + 1}`, handle: "prova", title: { it, en }, options: [], picture: null, quantity, unitAmount: minorOf(price), discount: ZERO, total, vatRate: RATE, vat: vatWithin(total, RATE), trail: [], withdrawalExclusion: null, category: "", fulfilled: 0, returned: 0, reduced: ZERO, repaired: false };
  };
  const lines = [line(0, "Lampada di esempio", "Sample lamp", 1, 8_900), line(1, "Tazza di esempio", "Sample mug", 2, 1_800)];
  const part = (kind: "collect" | "deliver", position: number, quantity: number, charge: Minor, due: Date): FulfilmentPart => ({
    id: newId<"fulfilment">(), kind, locationId, method: kind === "deliver" ? "standard" : "collect", charge, state: kind === "deliver" ? "sent" : "ready", reason: { rule: kind === "collect" ? "collect-there" : "one-place-has-all", chosen: locationId, considered: [] },
    tracking: kind === "deliver" ? "brt:0123456789" : null, changedAt: now, lines: [{ position, quantity }], replaces: null, picking: false, heldUntil: kind === "collect" ? new Date(now.getTime() + 5 * DAY) : null, extended: false, receiver: null, window: null,
    promise: { kind: kind === "collect" ? "ready-by" : "delivered-by", due, because: null },
  });
  const delivery = minorOf(690);
  const goods = minorOf(8_900 + 3_600);
  const total = minorOf(goods + delivery);
  const address = { name: locale === "it" ? "Cliente di esempio" : "Sample customer", street: company.street || "Via di esempio 1", extra: null, postcode: company.postcode || "20100", city: company.city || "Milano", province: company.province || "MI", country: company.country };
  return {
    id: newId<"order">(), number: NUMBER, state: "paid", channel: "web", contract: "distance", locale, currency: "EUR", goods, discount: ZERO, delivery, total, captured: total, refunded: ZERO, refundedTold: ZERO,
    vat: [{ rate: RATE, gross: total, vat: vatWithin(total, RATE) }], lines, parts: [part("collect", 0, 1, ZERO, new Date(now.getTime() + 3 * HOUR)), part("deliver", 1, 2, delivery, new Date(now.getTime() + 3 * DAY))],
    contact: { email: company.email || null, name: address.name, phone: null, address, invoice: null, note: null, collector: null }, receipt: { series: `R${now.getUTCFullYear()}`, number: 1, issuedAt: now },
    placedAt: now, paidAt: now, history: [{ to: "placed", at: now }, { to: "paid", at: now }], tenders: [{ tender: "card-online", tail: null, amount: total }], reservedUntil: null, payment: { state: "captured", pageUrl: null, expiresAt: now, settledAt: now },
  };
}
