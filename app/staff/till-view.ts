import "server-only";
import type { TillBasket, TillBrought, TillLine, TillView } from "@/components/staff/till-view";
import { offOf } from "@/lib/cart/rules";
import type { CartChange, CartLine } from "@/lib/cart/types";
import type { CartId } from "@/lib/core/id";
import { type Currency, type Minor, minorOf, sayMoney, ZERO } from "@/lib/core/money";
import { sayTime } from "@/lib/core/moments";
import type { Locale, Staff } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import { places } from "@/lib/locations/reads";
import { sayNumber, sayThing } from "@/lib/orders/rules";
import type { Refund } from "@/lib/refunds/types";
import type { NotTakenBack } from "@/lib/returns/take-back";
import type { Brought } from "@/lib/till/exchange/types";
import { words } from "@/lib/request/wording";
import { basketAt, cardWaitingAt, parkedAt } from "@/lib/till/reads";
import { sayLabel } from "./say-label";

/** A store's till as its screen shows it: the basket in hand, where there is one, and those that were put aside. */
export async function tillViewAt(who: Staff, place: Place, basketId: CartId | null, locale: Locale): Promise<TillView> {
  const [basket, parked, card] = await Promise.all([basketId ? basketOf(who, place, basketId, locale) : null, parkedAt(who, place.id), basketId ? cardWaitingAt(who, place.id, basketId) : null]);
  const t = words(locale, "till");
  return {
    basket: basket && card ? { ...basket, changed: false, lines: basket.lines.map((each) => ({ ...each, short: null })) } : basket, // its own order holds the pieces
    card: basketId && card ? { ...card, basketId, now: null, why: null, declined: null } : null,
    parked: parked.filter(({ id }) => id !== basketId).map((one) => ({ id: one.id, name: one.paid ? t("parked.paid") : (one.as ?? t(one.sent ? "parked.sent" : one.phone ? "parked.phone" : "parked.left")), pieces: t("pieces", { count: one.pieces }), at: sayTime(one.changedAt, locale, place.timeZone) })),
  };
}

async function basketOf(who: Staff, place: Place, basketId: CartId, locale: Locale): Promise<TillBasket | null> {
  const found = await basketAt(who, place.id, basketId);
  if (!found) return null;
  const t = words(locale, "till");
  const { cart, summary } = found;
  const leaves = (l: CartLine) => l.fulfilment === "carry-out" && l.locationId === place.id;
  const stores = cart.lines.every((l) => leaves(l) || l.fulfilment === "deliver") ? [] : await places();
  const money = (amount: number) => sayMoney(minorOf(amount), cart.currency, locale).replace("-", "−");
  const way = (line: CartLine) => {
    if (leaves(line)) return null;
    if (line.fulfilment === "deliver") return t("way.deliver");
    return t(line.fulfilment === "carry-out" ? "way.elsewhere" : "way.collect", { place: stores.find((each) => each.id === line.locationId)?.name ?? "" });
  };
  const line = (one: CartLine): TillLine => {
    const taken = offOf(one);
    const change = cart.changes.find((each) => each.lineId === one.id);
    return {
      id: one.id, title: inLocale(one.title, locale), choice: one.options.map((each) => inLocale(each.value, locale)).join(", "), code: one.gtin ? one.gtin.replace(/^0(?=\d{13}$)/, "") : one.sku,
      stem: one.picture?.stem ?? null, quantity: one.quantity, total: money(one.total - taken), before: taken > 0 ? money(one.total) : one.reduction ? money(one.reduction.lowest * one.quantity) : null,
      label: sayLabel(one, cart.currency, place, locale), off: one.off?.reason ?? null, way: way(one), short: change ? sayChange(change, money, t) : null,
    };
  };
  const exchanged = found.brought?.exchanged ?? ZERO;
  const back = found.brought?.back ?? [];
  const sums: [string, Minor | number][] = [
    ...(summary.discount > 0 || summary.delivery > 0 || found.brought ? [[t("goods"), summary.goods] as [string, Minor]] : []),
    ...(summary.discount > 0 ? [[summary.code ? t("discountCode", { code: summary.code }) : t("discount"), -summary.discount] as [string, number]] : []),
    ...(summary.method ? [[t("delivery"), summary.delivery] as [string, Minor]] : []),
    ...(exchanged > 0 ? [[t("brought.sum"), -exchanged] as [string, number]] : []),
    ...back.map(({ tender, tail, amount }): [string, Minor] => [t("brought.toTender", { tender: words(locale, "tenders")(tender, { tail: tail ?? "" }) }), amount]),
    ...summary.vat.map(({ rate, vat }): [string, Minor] => [t("vat", { rate: new Intl.NumberFormat(locale).format(rate / 100) }), vat]),
  ];
  return {
    id: basketId, version: cart.version, accepted: found.accepted, lines: cart.lines.map(line), count: t("pieces", { count: cart.count }), sums: sums.map(([name, amount]) => [name, money(amount)] as const),
    total: summary.total - exchanged, due: summary.due - exchanged, brought: found.brought && sayBrought(found.brought, locale), wallets: summary.wallets.map(({ wallet, amount }) => ({ id: wallet.id, name: t(wallet.kind === "gift-card" ? "tender.giftCard" : "tender.credit", { tail: wallet.tail ?? "" }), amount: money(amount) })),
    credit: found.credit && !summary.wallets.some(({ wallet }) => wallet.id === found.credit?.id) ? { id: found.credit.id, free: money(found.credit.free) } : null,
    changed: cart.changes.length > 0, phone: found.phone, customer: found.customer && { name: found.customer.name ?? found.customer.email, email: found.customer.email },
    leavesNow: cart.lines.every((l) => l.fulfilment === "carry-out"), delivers: summary.method !== null,
    sent: found.sent && { opened: found.sent.opened, until: sayTime(found.sent.until, locale, place.timeZone) },
    paid: found.paid && {
      number: sayNumber(found.paid.number), total: sayMoney(found.paid.total, found.paid.currency, locale), follows: found.paid.follows,
      leaves: found.paid.leaves.map(({ title, quantity }) => `${quantity} × ${inLocale(title, locale)}`), receipt: `/staff/${place.handle}/receipts?q=${found.paid.number}`,
    },
  };
}

function sayBrought({ order, press, lines, exchanged, back, problem }: Brought, locale: Locale): TillBrought {
  const t = words(locale, "till");
  const money = (amount: number) => sayMoney(minorOf(amount), order.currency, locale).replace("-", "−");
  const rows = press.lines.map((row, i) => {
    const line = order.lines.find(({ position }) => position === row.position);
    const amount = lines[i]?.amount ?? 0;
    return { name: t("brought.row", { count: row.quantity, title: line ? sayThing(line, locale) : "" }), amount: row.accepted ? money(-amount) : t("brought.not") };
  });
  return { title: t("brought.title", { number: sayNumber(order.number) }), rows, exchanged: exchanged > 0, back: back.length > 0, problem: problem && sayNotTaken(problem, order.currency, locale) };
}

/** Why a return can't be taken with its sale, in the words of the returns desk. */
const sayNotTaken = ({ why, ...more }: NotTakenBack, currency: Currency, locale: Locale): string =>
  words(locale, "staff-return")(`refused.${why}`, { left: "left" in more ? more.left : 0, missing: "missing" in more ? sayMoney(more.missing, currency, locale) : "" });

function sayChange(change: CartChange, money: (amount: number) => string, t: ReturnType<typeof words>): string {
  if (change.is === "price-changed") return t("changed.price", { from: money(change.from), to: money(change.to) });
  return change.is === "only-some-left" ? t("changed.left", { count: change.left }) : t(change.is === "sold-out" ? "changed.gone" : "changed.notSold");
}

/** What went back with a sale, and what the colleague hands out now. */
export const sayBack = (back: readonly Pick<Refund, "tender" | "tail" | "amount">[], locale: Locale) =>
  back.map(({ tender, tail, amount }) => ({ name: words(locale, "tenders")(tender, { tail: tail ?? "" }), amount: sayMoney(amount, "EUR", locale), hand: tender === "cash" ? words(locale, "till")("brought.cashNow", { amount: sayMoney(amount, "EUR", locale) }) : null }));

type Refusal = { readonly why: string; readonly [more: string]: unknown };
/** Why the till said no, in words for the colleague. */
export function sayRefusal(refusal: Refusal, locale: Locale): string {
  const own = words(locale, "till-card");
  const t = own.has(`refused.${refusal.why}`) ? own : words(locale, "till");
  const amount = ["due", "below", "note", "most"].map((name) => refusal[name]).find((value) => typeof value === "number") as number | undefined;
  const values = { amount: amount === undefined ? "" : sayMoney(minorOf(amount), "EUR", locale), left: Number(refusal["left"] ?? 0), most: amount ?? 0, number: typeof refusal["number"] === "string" ? sayNumber(refusal["number"]) : "" };
  const because = refusal.why === "exchange-not-taken" ? sayNotTaken(refusal["because"] as NotTakenBack, "EUR", locale) : "";
  return t(`refused.${refusal.why}`, { ...values, because });
}
