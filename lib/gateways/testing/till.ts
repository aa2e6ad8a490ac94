import { type AttemptId, newId, type OrderId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { KEY, type Mailbox, openMailbox, openStand, SECRET, type Stand } from "@/scripts/stripe-stand-in/testing/stand";
import type { CardProcessor, PaymentToOpen } from "../card-processor";
import { stripeProcessor } from "../stripe";

/** The real adapter talking to the stand-in, with a mailbox for its webhooks. */
export type Till = Awaited<ReturnType<typeof openTill>>;

export async function openTill() {
  const box: Mailbox = await openMailbox();
  const stand: Stand = await openStand({ webhookUrl: box.url, webhookSecret: SECRET });
  const cards: CardProcessor = stripeProcessor({ secretKey: KEY, webhookSecrets: [SECRET], apiBase: stand.url, timeoutMs: 1_500 });

  /** A page that was opened, and what to ask about it. */
  async function open(payment = lamp()) {
    const opened = await cards.openPayment(payment);
    if (!opened.ok) throw new Error(opened.why);
    return { payment, ref: opened.value.ref, url: opened.value.url, asked: { ref: opened.value.ref, attemptId: payment.attemptId, orderId: payment.orderId } };
  }

  async function paid(card = "success") {
    const page = await open();
    await stand.control(`pay/${page.ref}`, { card });
    const found = await cards.lookUp(page.asked);
    if (!found.ok || found.value.is !== "captured") throw new Error("not captured");
    return { ...page, intentRef: found.value.intentRef };
  }

  return {
    box,
    stand,
    cards,
    open,
    paid,
    script: (on: string, ...steps: unknown[]) => stand.control("faults", { on, steps }),
    close: async () => {
      await stand.close();
      await box.close();
    },
  };
}

/** A payment of 95.80 for three lines, one of which has no price per piece. */
export function lamp(more: Partial<PaymentToOpen> = {}): PaymentToOpen {
  const orderId = newId<"order">() as OrderId;
  return {
    orderId,
    attemptId: newId<"attempt">() as AttemptId,
    orderNumber: "BL-7KQF-2",
    idempotencyKey: `pay:${orderId}:1`,
    amount: minorOf(9_580),
    currency: "EUR",
    locale: "it",
    email: "ada@example.test",
    lines: [
      { name: "Cuscino Lino", quantity: 2, amount: minorOf(8_200) },
      { name: "Portacandele", quantity: 3, amount: minorOf(1_000) },
      { name: "Consegna", quantity: 1, amount: minorOf(380) },
    ],
    successUrl: "http://shop.test/it/orders/1?paid=1",
    cancelUrl: "http://shop.test/it/orders/1?left=1",
    expiresAt: new Date(Date.now() + 20 * 60_000),
    ...more,
  };
}
