import "server-only";
import { and, asc, desc, eq, getTableColumns, inArray, lt, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { categories, documents, fulfilmentLines, fulfilments, orderContacts, orderHistory, orderLines, orders, orderVat, paymentAttempts, products, promises, variants, wallets } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import type { CustomerId, OrderId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { windowOf } from "@/lib/fulfilment/windows/rules";
import type { WhyMoved } from "@/lib/fulfilment/types";
import { paymentState, sayNumber, toPayInStore } from "./rules";
import type { Order, OrderSummary } from "./types";

/** Who may open an order: its customer, or whoever holds its code. `all` is for jobs and authorised colleagues. */
export type OrderKey = { readonly customerId: CustomerId | null; readonly code: string | null } | "all";

/** The order of that number, for somebody who may open it; null otherwise, whether it exists or not. */
export async function orderByNumber(number: string, key: OrderKey): Promise<Order | null> {
  const mine = key === "all" ? undefined : or(key.customerId ? eq(orders.customerId, key.customerId) : undefined, key.code ? eq(orders.guestTokenHash, hashOf(key.code)) : undefined);
  if (key !== "all" && !mine) return null;
  const [found] = await db.select({ id: orders.id }).from(orders).where(and(eq(orders.number, number), mine));
  return found ? orderById(found.id) : null;
}

/** The whole order, for callers who have checked who asks. */
export async function orderById(orderId: OrderId): Promise<Order | null> {
  const [heads, lines, vat, parts, history, attempts] = await Promise.all([
    db
      .select({ order: orders, contact: orderContacts, receipt: documents, ofGifts: sql`(select coalesce(sum(r.amount), 0) from refunds r join returns b on b.id = r.return_id where b.order_id = ${orders.id} and b.gift and r.state <> 'failed')`.mapWith(Number) })
      .from(orders)
      .leftJoin(orderContacts, eq(orderContacts.orderId, orders.id))
      .leftJoin(documents, and(eq(documents.orderId, orders.id), eq(documents.kind, "receipt")))
      .where(eq(orders.id, orderId)),
    db
      .select({
        ...getTableColumns(orderLines), category: categories.handle,
        reduced: sql`(select coalesce(sum(s.amount), 0) from claim_steps s join claims c on c.id = s.claim_id where c.order_line_id = ${orderLines.id} and s.step = 'reduction')`.mapWith((cents: string) => minorOf(Number(cents))),
        repaired: sql<boolean>`exists (select 1 from claims c where c.order_line_id = ${orderLines.id} and c.state = 'repaired')`,
      })
      .from(orderLines)
      .innerJoin(variants, eq(variants.id, orderLines.variantId))
      .innerJoin(products, eq(products.id, variants.productId))
      .innerJoin(categories, eq(categories.id, products.categoryId))
      .where(eq(orderLines.orderId, orderId))
      .orderBy(orderLines.position),
    db.select({ rate: orderVat.rate, gross: orderVat.gross, vat: orderVat.vat }).from(orderVat).where(eq(orderVat.orderId, orderId)).orderBy(desc(orderVat.rate)),
    partsOf(orderId),
    db.select({ to: orderHistory.to, at: orderHistory.at }).from(orderHistory).where(eq(orderHistory.orderId, orderId)).orderBy(orderHistory.id),
    db.select({ tail: sql<string | null>`coalesce(${wallets.tail}, (select min(b.number) from refunds r join payment_attempts p on p.id = r.attempt_id join orders b on b.id = p.order_id where ${paymentAttempts.tender} = 'exchange' and r.exchange_id = ${paymentAttempts.id}))`, attempt: paymentAttempts }).from(paymentAttempts).leftJoin(wallets, eq(wallets.id, paymentAttempts.walletId)).where(eq(paymentAttempts.orderId, orderId)).orderBy(desc(paymentAttempts.startedAt), paymentAttempts.id),
  ]);
  const [head] = heads;
  if (!head) return null;
  const { receipt, contact = null, ofGifts } = head;
  const { attemptKey: _, acceptedHash: _a, guestTokenHash: _g, cartId: _c, ...order } = head.order; // pages hand orders on to browsers
  const byCard = attempts.find(({ attempt }) => attempt.tender === "card-online")?.attempt;
  const used = attempts.filter(({ attempt }) => LIVE.has(attempt.state)).toSorted((a, b) => Number(a.attempt.walletId === null) - Number(b.attempt.walletId === null));
  return {
    ...order,
    refundedTold: minorOf(order.refunded - ofGifts),
    vat,
    lines: lines.map((l) => ({ ...l, trail: l.priceTrail })),
    parts,
    contact: contact ?? NOBODY,
    receipt: receipt && { series: receipt.series, number: receipt.number, issuedAt: receipt.issuedAt },
    history: history.map((h) => ({ to: h.to as Order["state"], at: h.at })),
    reservedUntil: toPayInStore(order) ? (attempts.find(({ attempt }) => attempt.tender === "cash" && attempt.state === "created")?.attempt.expiresAt ?? null) : null,
    tenders: (toPayInStore(order) ? [] : used).map(({ tail, attempt: { tender, amount } }) => ({ tender, tail: tail !== null && tender === "exchange" ? sayNumber(tail) : tail, amount })),
    payment: byCard ? { state: paymentState(byCard.state), pageUrl: byCard.pageUrl, expiresAt: byCard.expiresAt, settledAt: byCard.settledAt } : null,
  };
}

/** Who bought at a till and carried it out without a name. */
const NOBODY: Order["contact"] = { email: null, name: null, phone: null, address: null, invoice: null, note: null, collector: null };

/** Attempts that pay, or may. */
const LIVE: ReadonlySet<string> = new Set(["created", "unknown", "open", "captured"]);

async function partsOf(orderId: OrderId): Promise<Order["parts"]> {
  const rows = await db
    .select({
      part: fulfilments,
      lines: sql<{ position: number; quantity: number }[]>`(select json_agg(json_build_object('position', ${orderLines.position}, 'quantity', ${fulfilmentLines.quantity}) order by ${orderLines.position})
        from ${fulfilmentLines} join ${orderLines} on ${orderLines.id} = ${fulfilmentLines.orderLineId} where ${fulfilmentLines.fulfilmentId} = ${fulfilments.id})`,
      promise: promises,
      picking: sql<boolean>`exists (select 1 from picks k where k.fulfilment_id = ${fulfilments}.id and k.ended_at is null)`,
      extended: sql<boolean>`exists (select 1 from ${promises} p where p.fulfilment_id = ${fulfilments}.id and p.kind = 'held-until' and p.replaces is not null)`,
      receiver: sql<string | null>`(select h.receiver from handovers h where h.fulfilment_id = ${fulfilments}.id)`,
      heldUntil: sql<string | null>`(select p.due from ${promises} p where p.fulfilment_id = ${fulfilments}.id and p.kind = 'held-until' and p.ended_as is distinct from 'replaced')`,
    })
    .from(fulfilments)
    .leftJoin(promises, and(eq(promises.fulfilmentId, fulfilments.id), inArray(promises.kind, ["ready-by", "delivered-by"]), sql`${promises.endedAs} is distinct from 'replaced'`))
    .where(and(eq(fulfilments.orderId, orderId), sql`not exists (select 1 from ${fulfilments} s where s.replaces = ${fulfilments}.id)`)) // nor what another took over
    .orderBy(asc(fulfilments.position));
  return rows.map(({ part, lines, promise, heldUntil, ...more }) => ({ ...part, ...more, lines, window: windowOf(part, promise?.due), heldUntil: heldUntil === null ? null : new Date(heldUntil), promise: promise && { kind: promise.kind as "ready-by" | "delivered-by", due: promise.due, because: (promise.reason["because"] ?? null) as WhyMoved | null } }));
}

/** A customer's orders, newest first, by key: pass the last id seen for the next page. */
export async function ordersOf(customerId: CustomerId, after: OrderId | null, limit = 20): Promise<{ orders: readonly (OrderSummary & { id: OrderId })[]; next: OrderId | null }> {
  // A query of one table leaves its name out, so inside the selects below it is said.
  const rows = await db
    .select({
      id: orders.id, number: orders.number, state: orders.state, total: orders.total, currency: orders.currency, placedAt: orders.placedAt,
      pictures: sql<string[]>`(select coalesce(json_agg(${orderLines.picture} order by ${orderLines.position}) filter (where ${orderLines.picture} is not null), '[]') from ${orderLines} where ${orderLines.orderId} = ${orders}.id)`,
      titles: sql<OrderSummary["titles"]>`(select json_agg(${orderLines.title} order by ${orderLines.position}) from ${orderLines} where ${orderLines.orderId} = ${orders}.id)`,
      places: sql<OrderSummary["places"]>`(select json_agg(distinct ${fulfilments.locationId}) from ${fulfilments} where ${fulfilments.orderId} = ${orders}.id)`,
    })
    .from(orders)
    .where(and(eq(orders.customerId, customerId), after ? lt(orders.id, after) : undefined))
    .orderBy(desc(orders.id))
    .limit(limit + 1);
  return { orders: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
}
