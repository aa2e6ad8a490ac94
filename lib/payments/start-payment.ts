import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { paymentAttempts } from "@/db/schema/all";
import { signCode } from "@/lib/codes/sign-code";
import { config } from "@/lib/core/config";
import type { AttemptId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Machine, Shopper } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { CardProcessor, PaymentToOpen } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { orderById } from "@/lib/orders/reads";
import type { Order } from "@/lib/orders/types";
import { settle } from "./settle";

export type NotStarted = { why: "checking" } | { why: "payment-unavailable" } | { why: "order-closed" };
const MACHINE: Machine = { is: "machine", job: "payments" };

/**
 * Opens the page where an order is paid. The attempt is marked as sent before the processor is called, so a lost answer is
 * looked up or repeated with the same key, never charged anew. Refuses `checking` while the answer is unknown,
 * `payment-unavailable` when the processor says no (the order is closed, the pieces are free), `order-closed` when it is too late.
 * May be repeated: the same attempt has one page.
 */
export async function startPayment(who: Shopper, attemptId: AttemptId, cards: CardProcessor = cardProcessor()): Promise<Outcome<{ url: string }, NotStarted>> {
  const sent = await atomically(async (tx) => {
    const [attempt] = await tx.select().from(paymentAttempts).where(eq(paymentAttempts.id, attemptId)).for("update");
    if (!attempt || !["created", "unknown", "open"].includes(attempt.state)) return refused({ why: "order-closed" });
    if (attempt.state === "created") await tx.update(paymentAttempts).set({ state: "unknown" }).where(eq(paymentAttempts.id, attemptId));
    return done(attempt);
  });
  if (!sent.ok) return sent;
  if (sent.value.pageUrl !== null) return done({ url: sent.value.pageUrl });

  const order = await orderById(sent.value.orderId);
  if (!order) throw new Error(`attempt ${attemptId} has no order`);
  const opened = await cards.openPayment(pageFor(order, sent.value, who));
  if (!opened.ok && opened.why === "unknown") return refused({ why: "checking" });
  if (!opened.ok) {
    await settle(MACHINE, attemptId, { is: "ended", because: "failed" });
    return refused({ why: "payment-unavailable" });
  }
  await atomically(async (tx) => {
    await tx.update(paymentAttempts).set({ state: "open", providerRef: opened.value.ref, pageUrl: opened.value.url }).where(and(eq(paymentAttempts.id, attemptId), inArray(paymentAttempts.state, ["unknown"])));
    return done(undefined);
  });
  return done({ url: opened.value.url });
}

function pageFor(order: Order, attempt: typeof paymentAttempts.$inferSelect, who: Shopper): PaymentToOpen {
  const page = `${config().UNICO_BASE_URL}/${who.locale}/orders/${order.number}?code=${signCode("order", order.id)}`;
  const goods = order.lines.map((l) => ({ name: inLocale(l.title, who.locale), quantity: l.quantity, amount: l.total }));
  const delivery = order.delivery > 0 ? [{ name: who.locale === "it" ? "Consegna" : "Delivery", quantity: 1, amount: order.delivery }] : [];
  return {
    orderId: order.id, attemptId: attempt.id, orderNumber: order.number, idempotencyKey: attempt.idempotencyKey, amount: minorOf(attempt.amount), currency: attempt.currency,
    locale: who.locale, email: order.contact.email, lines: [...goods, ...delivery], successUrl: `${page}&paid=1`, cancelUrl: `${page}&left=1`, expiresAt: attempt.expiresAt,
  };
}
