import { type Minor, minorOf, sum } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import type { Claim } from "@/lib/claims/types";
import type { Announced } from "@/lib/returns/announced/types";
import type { Order, OrderState, PaymentState } from "./types";

/** Where an order can go next; the database holds the same table (order_transitions). */
export const ORDER_STEPS: { readonly [S in OrderState]: readonly OrderState[] } = {
  placed: ["paid", "cancelled", "expired"],
  paid: ["fulfilled", "cancelled"],
  fulfilled: [],
  cancelled: [],
  expired: [],
};

/** Whether the parts of an order are worked on: it is paid, or reserved and will be paid where it is handed over. */
export const atWork = ({ state, contract }: Pick<Order, "state" | "contract">): boolean => state === "paid" || (state === "placed" && contract === "reserved");
/** Whether an order waits to be paid in its store. */
export const toPayInStore = ({ state, contract }: Pick<Order, "state" | "contract">): boolean => state === "placed" && contract === "reserved";

/** How a payment attempt stands, in the words that a shopper is told. */
export function paymentState(attempt: "created" | "unknown" | "open" | "captured" | "surplus" | "failed" | "voided"): PaymentState {
  if (attempt === "created" || attempt === "open") return "waiting";
  if (attempt === "unknown") return "checking";
  if (attempt === "captured") return "captured";
  return attempt === "surplus" ? "returned" : "failed";
}

/** Where an order stands, in one word for its page: its state, its money and its parts together. */
export type Standing = "waiting" | "reserved" | "checking" | "expired" | "returned" | "cancelled" | "asked" | "received" | "ready" | "partly-sent" | "sent" | "done";

export function standingOf({ state, contract, payment, parts }: Pick<Order, "state" | "contract" | "payment" | "parts">): Standing {
  if (toPayInStore({ state, contract })) return parts.some((part) => part.state === "ready") ? "ready" : "reserved";
  if (state === "placed") return payment?.state === "checking" ? "checking" : "waiting";
  if (state === "expired" || state === "cancelled") return payment?.state === "returned" ? "returned" : state;
  const left = parts.filter((part) => part.state !== "cancelled").map((part) => part.state);
  if (left.every((s) => s === "delivered" || s === "collected")) return "done";
  if (left.includes("asked")) return "asked";
  if (left.includes("ready")) return "ready";
  if (left.every((s) => s === "sent" || s === "delivered" || s === "collected")) return "sent";
  return left.includes("sent") ? "partly-sent" : "received";
}

/** How an order, the latest return that was announced of it and the faults that were reported stand, as one text that is another one as soon as its page has something else to show. */
export const versionOf = ({ state, refunded, payment, contact, parts }: Pick<Order, "state" | "refunded" | "payment" | "contact" | "parts">, announced: Pick<Announced, "requestId" | "state" | "sentAt" | "arrivedAt"> | null, claims: readonly Pick<Claim, "id" | "state">[] = []): string =>
  [...claims.map(({ id, state: stands }) => `${id},${stands}`), announced === null ? "" : [announced.requestId, announced.state, Number(announced.sentAt !== null), Number(announced.arrivedAt !== null)].join(","), state, refunded, payment?.state ?? "", contact.collector === null ? 0 : 1, JSON.stringify(contact.address), ...parts.map((p) => [p.id, p.state, Number(p.picking), p.promise?.due.getTime() ?? 0, p.heldUntil?.getTime() ?? 0].join(","))].join(" ");

/** An order number as people read it: ABCD-EFGH. */
export const sayNumber = (number: string): string => number.replace(/^(.{4})(.+)$/, "$1-$2");

/** A thing that was bought, with what was chosen of it: `Lampada Fungo, Rosso`. */
export const sayThing = ({ title, options }: Pick<Order["lines"][number], "title" | "options">, locale: Locale): string => [title, ...options.map((option) => option.value)].map((text) => inLocale(text, locale)).join(", ");

/** A numbered document as it is printed: R2026/000123. */
export const sayDocument = ({ series, number }: { readonly series: string; readonly number: number }): string => `${series}/${String(number).padStart(6, "0")}`;

/** The code that took something off an order, as it stands in the price trails of its lines; null when there was none. */
export const couponOf = (order: Pick<Order, "lines">): string | null =>
  order.lines.flatMap((line) => line.trail.flatMap((step) => (step.step === "code" ? [step.code] : [])))[0] ?? null;

/** Whether anything but a card online pays, so that it is worth saying what does. */
export const mixed = ({ tenders }: Pick<Order, "tenders">): boolean => tenders.some((t) => t.tender !== "card-online");

/** What is left to pay on the card's page. */
export const dueByCard = ({ tenders, total }: Pick<Order, "tenders" | "total">): Minor => tenders.find((t) => t.tender === "card-online")?.amount ?? total;

/** Where a guest opens an order: the code is put into a cookie there, and the page itself has a clean address. */
export const orderAddress = (home: string, locale: Locale, number: string, code: string): string => `${home}/${locale}/orders/${number}/open?code=${code}`;
export const receiptAddress = (home: string, locale: Locale, number: string, code: string): string => `${home}/${locale}/orders/${number}/receipt?code=${code}`;

/** What the pieces of a part cost, for the eye: what goes back is shared out to the cent by the verb. */
export const shareOf = (order: Pick<Order, "lines">, part: Pick<FulfilmentPart, "lines">): Minor =>
  sum(part.lines.map(({ position, quantity }) => {
    const line = order.lines.find((l) => l.position === position);
    return minorOf(line ? Math.round((line.total * quantity) / line.quantity) : 0);
  }));
