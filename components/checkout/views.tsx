import { Picture } from "@/components/ui/picture";
import type { Cart, CartChange, CartLine } from "@/lib/cart/types";
import type { Summary } from "@/lib/checkout/types";
import { type Minor, minorOf, sayMoney } from "@/lib/core/money";
import { sayHour } from "@/components/locations/say-open";
import { daysAway, sayDay } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import type { WalletId } from "@/lib/core/id";
import type { Wallet } from "@/lib/wallets/types";
import type { CodeStep, LineView, WayView } from "./types";

type Say = (key: string, values?: Record<string, string | number>) => string;
const ROME = "Europe/Rome";

/** A moment as a promise: "oggi entro le 16:30". */
export function sayBy(due: Date, now: Date, timeZone: string, locale: Locale, t: Say): string {
  const time = sayHour(due, locale, timeZone);
  const away = daysAway(due, now, timeZone);
  return away === 0 ? t("todayBy", { time }) : away === 1 ? t("tomorrowBy", { time }) : t("dayBy", { day: sayDay(due, locale, timeZone), time });
}

export type Ways = { readonly deliverBy: Date | null; readonly stores: readonly { readonly place: Place; readonly readyBy: Date | null; readonly free: (line: CartLine) => number; readonly mine: boolean }[] };

/** The lines of the order with the ways in which each can reach the shopper. */
export function lineViews(cart: Cart, ways: Ways, now: Date, locale: Locale, t: Say): LineView[] {
  return cart.lines.map((line): LineView => {
    const title = inLocale(line.title, locale);
    const along: WayView = { value: "carry-out", label: t("carryOut"), detail: ways.stores.find(({ place }) => place.id === line.locationId)?.place.name ?? "", gone: false };
    const deliver: WayView = { value: "deliver", label: t("deliver"), detail: ways.deliverBy ? t("byDay", { day: sayDay(ways.deliverBy, locale, ROME) }) : "", gone: false };
    const chosenFirst = ways.stores.toSorted((a, b) => rank(line, a) - rank(line, b)).slice(0, STORES_SHOWN);
    const collect = chosenFirst.map(({ place, readyBy, free }): WayView => {
      const gone = free(line) < line.quantity || readyBy === null;
      const when = gone ? t("notHere") : sayBy(readyBy, now, place.timeZone, locale, t);
      return { value: place.id, label: t("collect", { city: place.city }), detail: t("collectAt", { place: place.name, when }), gone };
    });
    return {
      id: line.id,
      title,
      detail: [...line.options.map((o) => inLocale(o.value, locale)), t("pieces", { count: line.quantity })].join(" · "),
      price: sayMoney(line.total, cart.currency, locale),
      picture: line.picture ? <Picture file={{ ...line.picture, name: line.picture.stem }} alt="" sizes="80px" /> : null,
      legend: t("howOf", { title }),
      chosen: line.fulfilment === "carry-out" ? "carry-out" : (line.locationId ?? "deliver"),
      choices: line.fulfilment === "carry-out" ? [along] : [deliver, ...collect], // it is in their hands: the bag can still change that
    };
  });
}

/** The place chosen already, the shopper's own store, then those that have the pieces, in the house's order. */
const rank = (line: CartLine, { place, free, mine }: Ways["stores"][number]): number => (place.id === line.locationId ? 0 : mine ? 1 : free(line) >= line.quantity ? 2 : 3);
/** Stores offered beside the delivery of a line; the bag has them all. */
export const STORES_SHOWN = 2;

/** The row of the discount code. */
const COUPON = "coupon";

/** The rows above the total, and the VAT below it. */
export function sumRows(summary: Summary, collects: boolean, locale: Locale, t: Say) {
  const money = (amount: Minor) => sayMoney(amount, summary.currency, locale);
  return {
    sums: [
      { label: t("goods"), amount: money(summary.goods) },
      ...(summary.discount > 0 && !summary.code ? [{ label: t("discount"), amount: `−${money(summary.discount)}` }] : []), // by a colleague, at the till
      ...(summary.code ? [{ label: t("code", { code: summary.code }), amount: `−${money(summary.discount)}`, of: COUPON }] : []),
      ...(summary.method ? [{ label: t("delivery"), amount: summary.delivery === 0 ? t("free") : money(summary.delivery) }] : []),
      ...(collects ? [{ label: t("collection"), amount: t("free") }] : []),
    ],
    total: money(summary.total),
    free: summary.total === 0,
    tenders: summary.wallets.map(({ wallet, amount }) => {
      const balance = { free: money(wallet.free), left: money(minorOf(wallet.free - amount)) };
      return { of: wallet.id, label: sayWallet(wallet, t), amount: `−${money(amount)}`, detail: t(wallet.kind === "gift-card" ? "giftBalance" : "creditBalance", balance) };
    }),
    due: summary.wallets.length > 0 ? money(summary.due) : null,
    byCard: summary.due > 0,
    vat: summary.vat.map((share) => ({ label: t("vatOf", { rate: share.rate / 100 }), amount: money(share.vat) })),
  };
}

const sayWallet = ({ kind, tail }: Pick<Wallet, "kind" | "tail">, t: Say): string => (kind === "gift-card" ? t("giftCard", { tail: tail ?? "" }) : t("credit"));

/** What can be done about codes: each that counts can be taken away; then the credit that is not used yet. */
export function codeSteps(cart: Cart, credit: Wallet | null, locale: Locale, t: Say, acts: { readonly coupon: CodeStep["plain"]; readonly wallet: (id: WalletId, chosen: boolean) => CodeStep["plain"] }): CodeStep[] {
  const unused = credit && !cart.wallets.some((w) => w.id === credit.id) ? credit : null;
  return [
    ...(cart.coupon ? [{ of: COUPON, label: t("codeRemove", { code: cart.coupon.code }), counts: true, plain: acts.coupon }] : []),
    ...cart.wallets.map((w) => ({ of: w.id, label: w.kind === "gift-card" ? t("giftRemove", { tail: w.tail ?? "" }) : t("creditRemove"), counts: true, plain: acts.wallet(w.id, false) })),
    ...(unused ? [{ of: unused.id, label: t("creditUse", { free: sayMoney(unused.free, unused.currency, locale) }), counts: false, plain: acts.wallet(unused.id, true) }] : []),
  ];
}

/** What changed, one sentence each. */
export function changeSentences(cart: Cart, locale: Locale, t: Say): string[] {
  const money = (amount: Minor) => sayMoney(amount, cart.currency, locale);
  return cart.changes.map((change: CartChange) => {
    const line = cart.lines.find((l) => l.id === change.lineId);
    const title = line ? inLocale(line.title, locale) : "";
    if (change.is === "price-changed") return t("changed.price", { title, from: money(change.from), to: money(change.to) });
    if (change.is === "only-some-left") return t("changed.some", { title, left: change.left });
    return change.is === "sold-out" ? t("changed.soldOut", { title }) : t("changed.gone", { title });
  });
}
