import { and, desc, eq, lte, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { fulfilmentLines, fulfilments, holds, orderContacts, orderLines, orders, orderVat, paymentAttempts, prices, promises } from "@/db/schema/all";
import { signCode } from "@/lib/codes/sign-code";
import { newShortCode } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import { type AttemptId, type CustomerId, type FulfilmentId, type LocationId, newId, type OrderId, type OrderLineId, type PriceId, type VariantId, type WalletId } from "@/lib/core/id";
import { type Minor, minorOf, sum, times, vatWithin, ZERO } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import { split } from "@/lib/core/split";
import type { Locale } from "@/lib/core/who";
import { completeOrder } from "@/lib/orders/complete-order";
import type { Address, InvoiceRequest } from "@/lib/orders/types";
import { said } from "./catalogue";

type LineWish = { readonly variantId: VariantId; readonly quantity?: number; readonly price?: number; readonly title?: string; readonly vatRate?: number; readonly picture?: string; readonly handle?: string; readonly sku?: string; /** Taken off this line alone. */ readonly off?: number; /** Why it can’t come back. */ readonly excluded?: string };
type PartWish = { readonly kind?: "deliver" | "collect"; readonly at: LocationId; readonly due?: Date; readonly window?: { readonly from: Date; readonly until: Date }; readonly lines: readonly LineWish[] };
type OrderWish = {
  readonly parts: readonly PartWish[];
  /** Standard: paid. `placed` waits for its money, with a payment page open unless `page` is null. */
  readonly state?: "placed" | "paid";
  readonly contract?: "distance" | "in-store";
  readonly page?: string | null;
  readonly discount?: number;
  readonly code?: string;
  readonly delivery?: number;
  /** A part of it that a gift card pays. */
  readonly gift?: { readonly walletId: WalletId; readonly amount: number };
  readonly locale?: Locale;
  readonly customerId?: CustomerId;
  readonly email?: string;
  readonly name?: string;
  readonly address?: Address | null;
  readonly invoice?: InvoiceRequest;
  readonly placedAt?: Date;
};
export type MadeOrder = {
  readonly id: OrderId;
  readonly number: string;
  readonly code: string;
  readonly total: Minor;
  readonly attemptId: AttemptId;
  readonly parts: readonly { readonly id: FulfilmentId; readonly locationId: LocationId }[];
};

const ADDRESS: Address = { name: "Prova Canarino", street: "Via dei Canarini 7", extra: null, postcode: "20121", city: "Milano", province: "MI", country: "IT" };

/** An order as the checkout writes it, with its holds; the places need the stock. Paid unless said otherwise. */
export async function anOrder(wish: OrderWish): Promise<MadeOrder> {
  const id = newId<"order">();
  const attemptId = newId<"attempt">();
  const number = newShortCode();
  const code = signCode("order", id);
  const wanted = wish.parts.flatMap((part, p) => part.lines.map((line) => ({ quantity: 1, price: 1000, title: "Cosa di prova", vatRate: 2200, ...line, p, id: newId<"order-line">() as OrderLineId })));
  const goods = wanted.map((l) => times(minorOf(l.price), l.quantity));
  const discount = minorOf((wish.discount ?? 0) + sum(wanted.map((l) => minorOf(l.off ?? 0))));
  const delivery = minorOf(wish.delivery ?? 0);
  const shared = split(minorOf(wish.discount ?? 0), goods);
  const off = wanted.map((l, i) => minorOf((l.off ?? 0) + (shared[i] ?? 0)));
  const lines = wanted.map((l, i) => ({ ...l, off: off[i] ?? ZERO, total: minorOf((goods[i] ?? 0) - (off[i] ?? 0)) }));
  const total = minorOf(sum(lines.map((l) => l.total)) + delivery);
  const rates = [...new Set(lines.map((l) => l.vatRate))];
  const carried = split(delivery, rates.map((rate) => sum(lines.filter((l) => l.vatRate === rate).map((l) => l.total))));
  const parts = wish.parts.map((part) => ({ ...part, kind: part.kind ?? "deliver", id: newId<"fulfilment">() }));
  const delivered = parts.some((p) => p.kind === "deliver");
  const at = wish.placedAt ?? new Date();
  const byCard = minorOf(total - (wish.gift?.amount ?? 0));

  await atomically(async (tx) => {
    await tx.insert(orders).values({
      id, number, channel: "web", contract: wish.contract ?? "distance", customerId: wish.customerId ?? null, cartId: newId<"cart">(), attemptKey: newId(), acceptedHash: hashOf(id), guestTokenHash: hashOf(code),
      locale: wish.locale ?? "it", currency: "EUR", goods: sum(goods), discount, delivery, total, placedAt: at,
    });
    await tx.insert(orderContacts).values({ orderId: id, email: wish.email ?? "prova.canarino@example.org", name: wish.name ?? "Prova Canarino", phone: null, address: delivered ? (wish.address === undefined ? ADDRESS : wish.address) : null, invoice: wish.invoice ?? null, note: null });
    const priceOf = await pricesFor(tx, lines);
    await tx.insert(orderLines).values(lines.map((l, position) => ({
      id: l.id, orderId: id, position, variantId: l.variantId, sku: l.sku ?? `SKU-${position}`, handle: l.handle ?? "prova", title: said(l.title), options: [], picture: l.picture ?? null, quantity: l.quantity, unitAmount: minorOf(l.price), priceId: priceOf(l),
      priceTrail: wish.code && l.off > 0 ? [{ step: "code" as const, code: wish.code, off: l.off }] : [], discount: l.off, total: l.total, vatRate: l.vatRate, vat: vatWithin(l.total, l.vatRate), withdrawalExclusion: l.excluded ? said(l.excluded) : null,
    })));
    await tx.insert(orderVat).values(rates.map((rate, i) => {
      const at = lines.filter((l) => l.vatRate === rate);
      const share = carried[i] ?? ZERO;
      return { orderId: id, rate, gross: sum([...at.map((l) => l.total), share]), vat: sum([...at.map((l) => vatWithin(l.total, rate)), vatWithin(share, rate)]) };
    }));
    const parcels = parts.filter((p) => p.kind === "deliver");
    const charges = split(delivery, parcels.map(() => 1));
    await tx.insert(fulfilments).values(parts.map((p, position) => ({ id: p.id, orderId: id, position, kind: p.kind, locationId: p.at, method: p.kind === "collect" ? "collect" : "standard", charge: charges[parcels.indexOf(p)] ?? ZERO, reason: { rule: "one-place-has-all" as const, chosen: p.at, considered: [] }, windowFrom: p.window?.from ?? null, windowUntil: p.window?.until ?? null })));
    await tx.insert(fulfilmentLines).values(lines.flatMap((l) => { const part = parts[l.p]; return part ? [{ fulfilmentId: part.id, orderLineId: l.id, quantity: l.quantity }] : []; }));
    await tx.insert(promises).values(parts.map((p) => ({ orderId: id, fulfilmentId: p.id, kind: p.kind === "collect" ? ("ready-by" as const) : ("delivered-by" as const), due: p.due ?? p.window?.from ?? new Date(at.getTime() + 86_400_000), reason: {} })));
    await tx.insert(paymentAttempts).values({ id: attemptId, orderId: id, tender: "card-online", amount: byCard, currency: "EUR", idempotencyKey: `pay:${id}:1`, expiresAt: new Date(at.getTime() + 20 * 60_000), startedAt: at });
    if (wish.gift) await tx.insert(paymentAttempts).values({ orderId: id, tender: "gift-card", walletId: wish.gift.walletId, amount: minorOf(wish.gift.amount), currency: "EUR", idempotencyKey: `wallet:${id}`, expiresAt: new Date(at.getTime() + 20 * 60_000), startedAt: at });
    await tx.insert(holds).values(lines.flatMap((l) => { const part = parts[l.p]; return part ? [{ orderLineId: l.id, locationId: part.at, variantId: l.variantId, quantity: l.quantity, expiresAt: new Date(at.getTime() + 20 * 60_000), actor: "guest" }] : []; }));
    return done(null);
  });
  await pay(wish, id, attemptId, byCard, at);
  return { id, number, code, total, attemptId, parts: parts.map((p) => ({ id: p.id, locationId: p.at })) };
}

type Priced = { readonly variantId: VariantId; readonly price: number };
/** The rows of the price list that say what the lines cost; a price that the list does not have begins now. */
async function pricesFor(tx: Tx, lines: readonly Priced[]): Promise<(line: Priced) => PriceId> {
  const known = new Map<string, PriceId>();
  const keyOf = ({ variantId, price }: Priced) => `${variantId} ${price}`;
  for (const line of lines) {
    if (known.has(keyOf(line))) continue;
    const [now] = await tx.select({ id: prices.id, amount: prices.amount }).from(prices).where(and(eq(prices.variantId, line.variantId), lte(prices.startsAt, sql`clock_timestamp()`))).orderBy(desc(prices.startsAt), desc(prices.seq)).limit(1);
    const id = now?.amount === line.price ? now.id : newId<"price">();
    if (id !== now?.id) await tx.insert(prices).values({ id, variantId: line.variantId, currency: "EUR", amount: minorOf(line.price), kind: "regular", startsAt: sql`now()`, reason: "test", addedBy: "job:test" });
    known.set(keyOf(line), id);
  }
  return (line) => known.get(keyOf(line)) ?? newId<"price">();
}

async function pay({ state = "paid", page = "https://pay.example/page" }: OrderWish, orderId: OrderId, attemptId: AttemptId, total: Minor, at: Date): Promise<void> {
  await atomically(async (tx) => {
    if (page !== null) {
      await tx.update(paymentAttempts).set({ state: "unknown" }).where(eq(paymentAttempts.id, attemptId));
      await tx.update(paymentAttempts).set({ state: "open", pageUrl: page, providerRef: `page-${attemptId}` }).where(eq(paymentAttempts.id, attemptId));
    }
    if (state === "placed") return done(null);
    await tx.update(paymentAttempts).set({ state: "captured", intentRef: `intent-${attemptId}`, settledAt: sql`now()` }).where(eq(paymentAttempts.id, attemptId));
    const lines = [{ account: "card-clearing", currency: "EUR", amount: total }, { account: "sales", currency: "EUR", amount: -total }];
    await tx.execute(sql`select post_journal(${newId()}, 'capture', ${`attempt:${attemptId}`}, ${JSON.stringify(lines)}::jsonb)`);
    await completeOrder(tx, { is: "machine", job: "test" }, orderId, at);
    return done(null);
  });
}
