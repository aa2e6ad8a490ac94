import "server-only";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { coupons, couponUses, customers, fulfilmentLines, fulfilments, holds, orderContacts, orderLines, orders, orderVat, paymentAttempts, promises } from "@/db/schema/all";
import { offOf } from "@/lib/cart/rules";
import type { Cart, CartLine } from "@/lib/cart/types";
import { signCode } from "@/lib/codes/sign-code";
import { newShortCode } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import { type AttemptId, type FulfilmentId, type LocationId, newId, type OrderId, type OrderLineId } from "@/lib/core/id";
import { type Minor, minorOf, sum, ZERO } from "@/lib/core/money";
import { split } from "@/lib/core/split";
import { actorOf, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { mailboxOf } from "@/lib/customers/rules";
import { DELIVERY_METHODS } from "@/lib/fulfilment/rules";
import type { ReadyBy } from "@/lib/fulfilment/promise/rules";
import { promisedFor, type Window } from "@/lib/fulfilment/windows/rules";
import type { PlannedPart } from "@/lib/fulfilment/types";
import { deliveredBy } from "@/lib/locations/rules";
import type { Place } from "@/lib/locations/types";
import { completeOrder } from "@/lib/orders/complete-order";
import { beginReservation } from "@/lib/orders/reservation";
import type { PriceTrail } from "@/lib/pricing/types";
import type { PlaceOrder } from "./place-order";
import type { Summary } from "./types";

/** How long a card payment may take before the pieces are free again. */
export const PAYMENT_MINUTES = 20;

export type Draft = { who: Shopper; input: z.output<typeof PlaceOrder>; cart: Cart; summary: Summary; parts: readonly PlannedPart[]; places: readonly Place[]; ready: ReadonlyMap<LocationId, ReadyBy>; windows: ReadonlyMap<LocationId, Window>; reservedUntil: Date | null; now: Date; sale?: Sale; byReader?: ByReader };
/** An order that is paid as it is written, over the counter: what each tender takes of it, and what captures them and completes it. Nobody has to be named who carries everything out. */
export type Sale = { readonly tenders: readonly { readonly id: AttemptId; readonly tender: "cash" | "card-present" | "exchange"; readonly amount: Minor }[]; readonly take: (tx: Tx, orderId: OrderId) => Promise<void>; readonly anonymous: boolean };

/** An order that waits for a card at a till's reader, and what of it the card pays: the rest is cash, taken with the card. */
export type ByReader = { readonly amount: Minor; readonly anonymous: boolean };

/** Writes the accepted order: the whole document in one statement, the code's use, what gift cards pay, the fact, what follows when there is nothing to pay, and the holds last. */
export async function writeOrder(tx: Tx, draft: Draft): Promise<{ orderId: OrderId; number: string; attemptId: AttemptId | null }> {
  const { who, input, cart, summary, reservedUntil, now, sale, byReader } = draft;
  const orderId = newId<"order">(now.getTime());
  const attemptId = summary.due > 0 && !sale ? newId<"attempt">(now.getTime()) : null;
  const number = newShortCode();
  const expiresAt = reservedUntil ?? new Date(now.getTime() + PAYMENT_MINUTES * 60_000);
  const lineIds = cart.lines.map(() => newId<"order-line">(now.getTime()));
  const parts = chargedParts(draft);

  const order = tx.insert(orders).values({
    id: orderId, number, channel: who.channel, contract: who.channel === "till" ? "in-store" : reservedUntil ? "reserved" : "distance", customerId: who.customerId, cartId: cart.id as NonNullable<Cart["id"]>,
    attemptKey: input.attemptKey, acceptedHash: input.accepted, guestTokenHash: hashOf(signCode("order", orderId)), locale: who.locale,
    currency: summary.currency, goods: summary.goods, discount: summary.discount, delivery: summary.delivery, total: summary.total, placedAt: now,
  });
  const contact = (sale ?? byReader)?.anonymous ? null : tx.insert(orderContacts).values({ orderId, email: input.email, name: input.name, phone: input.phone, address: summary.method ? input.address : null, invoice: input.invoice, note: input.note });
  const lines = tx.insert(orderLines).values(linesOf(draft, orderId, lineIds));
  const vat = tx.insert(orderVat).values(summary.vat.map((v) => ({ orderId, ...v })));
  const sent = tx.insert(fulfilments).values(parts.map((p, position) => ({ id: p.id, orderId, position, kind: p.kind, locationId: p.locationId, method: p.method, charge: p.charge, reason: p.reason, windowFrom: p.window?.from ?? null, windowUntil: p.window?.until ?? null })).toSorted((a, b) => a.locationId.localeCompare(b.locationId))); // windows are locked in this order
  const sentLines = tx.insert(fulfilmentLines).values(parts.flatMap((p) => p.lines.map((l) => ({ fulfilmentId: p.id, orderLineId: lineIds[l.line] as OrderLineId, quantity: l.quantity }))));
  const promise = parts.flatMap((p) => (p.promise ? [{ orderId, fulfilmentId: p.id, ...p.promise }] : []));
  const promised = promise.length > 0 ? tx.insert(promises).values(promise) : null; // of what is carried out nothing is promised
  const attempt = attemptId && tx.insert(paymentAttempts).values({ id: attemptId, orderId, tender: byReader ? "card-present" : who.channel === "till" || reservedUntil ? "cash" : "card-online", amount: byReader?.amount ?? summary.due, currency: summary.currency, idempotencyKey: `pay:${orderId}:1`, expiresAt });
  await tx.execute(sql`with o as ${order}${contact ? sql`, c as ${contact}` : sql``}, l as ${lines}, v as ${vat}, f as ${sent}, fl as ${sentLines}${promised ? sql`, p as ${promised}` : sql``}${attempt ? sql`, a as ${attempt}` : sql``} select 1`);

  if (summary.code !== null) {
    const buyer = signCode("buyer", mailboxOf(await emailOf(tx, draft)));
    await tx.insert(couponUses).select(tx.select({ id: sql`${newId<"coupon-use">()}::uuid`.as("id"), couponId: coupons.id, orderId: sql`${orderId}::uuid`.as("order_id"), amount: sql`${summary.codeDiscount}::bigint`.as("amount"), buyer: sql`${buyer}`.as("buyer"), usedAt: sql`now()`.as("used_at"), releasedAt: sql`null::timestamptz`.as("released_at") }).from(coupons).where(eq(coupons.code, summary.code)));
  }
  if (summary.wallets.length > 0) await tx.insert(paymentAttempts).values(fromWallets(summary, orderId, expiresAt));
  const moved = parts.map((p) => ({ is: "stock.moved" as const, variantIds: p.lines.map((l) => l.variantId), locationId: p.locationId }));
  await record(tx, who, { is: "order.placed", orderId }, ...moved);
  if (sale) {
    if (sale.tenders.length > 0) await tx.insert(paymentAttempts).values(sale.tenders.map((t) => ({ ...t, orderId, currency: summary.currency, idempotencyKey: `till:${t.id}`, expiresAt })));
    await sale.take(tx, orderId);
  } else if (attemptId === null) await completeOrder(tx, who, orderId, now);
  if (reservedUntil) await beginReservation(tx, who, orderId, cart.id as NonNullable<Cart["id"]>, now);
  await tx.insert(holds).values(holdsOf(draft, lineIds, attemptId && expiresAt));
  return { orderId, number, attemptId };
}

/** The address that a code is counted by: the account's, whatever was typed, so that a guest and the account's owner are one buyer. */
async function emailOf(tx: Tx, { who, input }: Draft): Promise<string> {
  if (who.customerId === null) return input.email;
  const [account] = await tx.select({ email: customers.email }).from(customers).where(eq(customers.id, who.customerId));
  return account?.email ?? input.email;
}

type ChargedPart = PlannedPart & { id: FulfilmentId; method: string; charge: Minor; window?: Window; promise: { kind: "ready-by" | "delivered-by"; due: Date; reason: Readonly<Record<string, string | number>> } | null };

/** The parts with their share of the delivery charge and what is promised for each. */
function chargedParts({ parts, summary, places, ready, windows, now }: Draft): ChargedPart[] {
  const parcels = parts.filter((p) => p.kind === "deliver");
  const shares = split(summary.delivery, parcels.map((p) => sum(p.lines.map((l) => minorOf(l.quantity)))));
  const method = DELIVERY_METHODS.find((m) => m.key === summary.method);
  return parts.map((part) => {
    const place = places.find((p) => p.id === part.locationId);
    const id = newId<"fulfilment">(now.getTime());
    if (part.kind === "collect") {
      const promised = ready.get(part.locationId);
      if (!promised) throw new Error("a collection that nobody promises can't be ordered");
      const window = windows.get(part.locationId);
      return { ...part, id, method: "collect", charge: ZERO, ...(window ? { window } : {}), promise: { kind: "ready-by", ...(window ? promisedFor(window, promised) : promised) } };
    }
    if (part.kind === "carry-out") return { ...part, id, method: "carry-out", charge: ZERO, promise: null };
    const due = place && method && deliveredBy(method.workingDays.max, now, place.timeZone);
    return { ...part, id, method: summary.method ?? "standard", charge: shares[parcels.indexOf(part)] ?? ZERO, promise: due ? { kind: "delivered-by", due, reason: { workingDays: method.workingDays.max } } : null };
  });
}

function linesOf({ cart, summary }: Draft, orderId: OrderId, lineIds: readonly OrderLineId[]): (typeof orderLines.$inferInsert)[] {
  return cart.lines.map((line, i) => {
    const accepted = summary.lines[i];
    if (!accepted || line.priceId === null) throw new Error("a line without an accepted price can't be ordered");
    return {
      id: lineIds[i] as OrderLineId, orderId, position: i, variantId: line.variantId, sku: line.sku, gtin: line.gtin, handle: line.handle, title: line.title, options: line.options,
      picture: line.picture?.stem ?? null, quantity: line.quantity, unitAmount: line.unitAmount, priceId: line.priceId,
      priceTrail: [...line.trail, ...byLabel(line), ...(line.off ? [{ step: "till" as const, off: line.off.amount, reason: line.off.reason, by: line.off.by, approval: line.off.approval }] : []), ...byCode(summary.code, minorOf(accepted.discount - offOf(line)))],
      labelId: byLabel(line)[0]?.labelId ?? null,
      discount: accepted.discount, total: accepted.total, vatRate: accepted.vatRate, vat: accepted.vat, withdrawalExclusion: line.withdrawalExclusion,
    };
  });
}

const byLabel = ({ label }: CartLine) => (label && label.off > 0 ? [{ step: "label" as const, labelId: label.labelId, amount: label.amount, off: label.off }] : []);
const byCode = (code: string | null, off: Minor): PriceTrail => (code !== null && off > 0 ? [{ step: "code", code, off }] : []);

/** One attempt per wallet, sorted, so that two orders lock the same wallets in the same order; each holds its amount (trigger). */
const fromWallets = ({ wallets, currency }: Summary, orderId: OrderId, expiresAt: Date): (typeof paymentAttempts.$inferInsert)[] =>
  wallets
    .map(({ wallet, amount }) => ({ orderId, tender: wallet.kind, walletId: wallet.id, amount, currency, idempotencyKey: `wallet:${orderId}:${wallet.id}`, expiresAt }))
    .toSorted((a, b) => a.walletId.localeCompare(b.walletId));

/** Holds sorted by variant and place, so that two orders lock the same levels in the same order. */
const holdsOf = ({ parts, who }: Draft, lineIds: readonly OrderLineId[], expiresAt: Date | null): (typeof holds.$inferInsert)[] =>
  parts
    .flatMap((p) => p.lines.map((l) => ({ orderLineId: lineIds[l.line] as OrderLineId, locationId: p.locationId, variantId: l.variantId, quantity: l.quantity, expiresAt, actor: actorOf(who) })))
    .toSorted((a, b) => a.variantId.localeCompare(b.variantId) || a.locationId.localeCompare(b.locationId));
