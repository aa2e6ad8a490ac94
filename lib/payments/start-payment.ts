import "server-only";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { orderContacts, orderLines, orders, paymentAttempts } from "@/db/schema/all";
import type { ChosenOption } from "@/lib/catalogue/types";
import { signCode } from "@/lib/codes/sign-code";
import { config } from "@/lib/core/config";
import type { AttemptId } from "@/lib/core/id";
import { type Minor, sum } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Machine, Shopper } from "@/lib/core/who";
import { inLocale, type Words } from "@/lib/core/words";
import type { CardProcessor, PaymentToOpen } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { sayNumber } from "@/lib/orders/rules";
import { settle } from "./settle";

export type NotStarted = { why: "checking" } | { why: "payment-unavailable" } | { why: "order-closed" };
/** Every picture of a thing comes in this width, enough for a payment page. */
const PICTURE_WIDTH = 320;
const MACHINE: Machine = { is: "machine", job: "payments" };

/**
 * Opens the page where a shopper's own order is paid. The attempt is marked as sent before the processor is called, so a lost
 * answer is looked up or repeated with the same key, never charged anew. Refuses `checking` while the answer is unknown,
 * `payment-unavailable` when the processor says no (the order is closed, the pieces are free), `order-closed` when it is too late
 * or the order is not theirs. May be repeated: the same attempt has one page.
 */
export async function startPayment(who: Shopper, attemptId: AttemptId, cards: CardProcessor = cardProcessor()): Promise<Outcome<{ url: string }, NotStarted>> {
  const sent = await markSent(who, attemptId);
  if (!sent.ok) return sent;
  if (sent.value.pageUrl !== null) return done({ url: sent.value.pageUrl });
  const opened = await cards.openPayment(pageFor(attemptId, sent.value));
  if (!opened.ok && opened.why === "unknown") return refused({ why: "checking" });
  if (!opened.ok) {
    await settle(MACHINE, attemptId, { is: "ended", because: "failed" });
    return refused({ why: "payment-unavailable" });
  }
  if (await keepPage(attemptId, opened.value)) return done({ url: opened.value.url });
  await cards.closePayment(opened.value.ref); // the order was given up while its page was being made
  return refused({ why: "order-closed" });
}

type Sent = Pick<typeof paymentAttempts.$inferSelect, "orderId" | "amount" | "currency" | "idempotencyKey" | "expiresAt" | "pageUrl"> &
  Pick<typeof orders.$inferSelect, "number" | "locale" | "delivery"> & { readonly email: string; readonly lines: readonly { title: Words; options: readonly ChosenOption[]; picture: string | null; quantity: number; total: Minor }[] };

/** Marks an attempt of this shopper's as sent, and reads what its page shows: one statement. */
function markSent(who: Shopper, attemptId: AttemptId): Promise<Outcome<Sent, { why: "order-closed" }>> {
  const theirs = or(who.cartId ? eq(orders.cartId, who.cartId) : undefined, who.customerId ? eq(orders.customerId, who.customerId) : undefined) ?? sql`false`;
  return atomically(async (tx) => {
    const [attempt] = await tx
      .update(paymentAttempts)
      .set({ state: sql`case ${paymentAttempts.state} when 'created' then 'unknown' else ${paymentAttempts.state} end` })
      .from(orders)
      .innerJoin(orderContacts, eq(orderContacts.orderId, orders.id))
      .where(and(eq(paymentAttempts.id, attemptId), eq(paymentAttempts.tender, "card-online"), inArray(paymentAttempts.state, ["created", "unknown", "open"]), eq(orders.id, paymentAttempts.orderId), theirs))
      .returning({
        orderId: paymentAttempts.orderId, amount: paymentAttempts.amount, currency: paymentAttempts.currency, idempotencyKey: paymentAttempts.idempotencyKey,
        expiresAt: paymentAttempts.expiresAt, pageUrl: paymentAttempts.pageUrl, number: orders.number, locale: orders.locale, delivery: orders.delivery, email: orderContacts.email,
        lines: sql<Sent["lines"]>`(select json_agg(json_build_object('title', ${orderLines.title}, 'options', ${orderLines.options}, 'picture', ${orderLines.picture}, 'quantity', ${orderLines.quantity}, 'total', ${orderLines.total}) order by ${orderLines.position}) from ${orderLines} where ${orderLines.orderId} = ${orders.id})`,
      });
    return attempt ? done(attempt) : refused({ why: "order-closed" });
  });
}

/** Whether the attempt still wants its page: it is kept, or somebody quicker kept the same one. */
async function keepPage(attemptId: AttemptId, page: { readonly ref: string; readonly url: string }): Promise<boolean> {
  const kept = await atomically(async (tx) => {
    const rows = await tx.update(paymentAttempts).set({ state: "open", providerRef: page.ref, pageUrl: page.url }).where(and(eq(paymentAttempts.id, attemptId), inArray(paymentAttempts.state, ["unknown", "open"]))).returning({ id: paymentAttempts.id });
    return done(rows.length > 0);
  });
  return kept.value;
}

/** Made of what is frozen, so that asking again asks for the same: the processor refuses a key that comes with another page. */
function pageFor(attemptId: AttemptId, { orderId, number, locale, lines: bought, delivery, amount, currency, idempotencyKey, email, expiresAt }: Sent): PaymentToOpen {
  const home = config().UNICO_BASE_URL;
  const page = `${home}/${locale}/orders/${number}?code=${signCode("order", orderId)}`;
  const goods = bought.map((l) => ({
    name: inLocale(l.title, locale),
    detail: l.options.map((o) => inLocale(o.value, locale)).join(", "),
    image: l.picture && new URL(`/media/${l.picture}-${PICTURE_WIDTH}.webp`, home).href,
    quantity: l.quantity,
    amount: l.total,
  }));
  const carriage = delivery > 0 ? [{ name: locale === "it" ? "Consegna" : "Delivery", quantity: 1, amount: delivery }] : [];
  const all = [...goods, ...carriage];
  // The processor wants lines that sum to what it takes: what a gift card has paid leaves one line for the rest.
  const rest = { name: `${locale === "it" ? "Ordine" : "Order"} ${sayNumber(number)}`, detail: locale === "it" ? "Tolto quanto paghi con carta regalo o credito" : "Less what gift card or store credit pays", image: null, quantity: 1, amount };
  const lines = sum(all.map((l) => l.amount)) === amount ? all : [rest];
  return { orderId, attemptId, orderNumber: number, idempotencyKey, amount, currency, locale, email, lines, successUrl: `${page}&paid=1`, cancelUrl: `${page}&left=1`, expiresAt };
}
