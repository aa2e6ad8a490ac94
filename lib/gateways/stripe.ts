import "server-only";
import Stripe from "stripe";
import { type AttemptId, isId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { CardProcessor, LineToShow, Notice, PaymentFound, PaymentToOpen, RefundFound, TurnedDown, Unknown } from "./card-processor";
import { ask, createdAround, currencyOf, millisecondsOf, seconds } from "./stripe-call";
import { stripeReader } from "./stripe-reader";

export type StripeAccess = {
  readonly secretKey: string;
  /** Every secret that webhooks may be signed with: two while one replaces the other. */
  readonly webhookSecrets: readonly string[];
  /** Where the API answers when not at Stripe, such as `http://127.0.0.1:4242`. */
  readonly apiBase?: string | undefined;
  readonly timeoutMs?: number;
};

/** How long one call may take before its result counts as unknown. */
const PATIENCE_MS = 10_000;
const MINUTE = 60_000;
/** Stripe keeps a page open 30 minutes at least. Counted from the attempt, so that a repeated call asks for the same. */
const SHORTEST_PAGE_MS = 60 * MINUTE;
const MOST_LINES = 100;

/** Card payments through Stripe: hosted Checkout pages, refunds, signed webhooks. Talks to the local stand-in alike. */
export function stripeProcessor(access: StripeAccess): CardProcessor {
  const stripe = new Stripe(access.secretKey, {
    ...placeOf(access.apiBase),
    timeout: access.timeoutMs ?? PATIENCE_MS,
    maxNetworkRetries: 0, // an unknown result is ours to look up
    telemetry: false,
  });

  async function openPayment(payment: PaymentToOpen): Promise<Outcome<{ ref: string; url: string }, Unknown | TurnedDown>> {
    const made = await ask("open", () => stripe.checkout.sessions.create(pageOf(payment), { idempotencyKey: payment.idempotencyKey }));
    if (made.ok && made.value.url) return done({ ref: made.value.id, url: made.value.url });
    if (!made.ok && made.why === "refused") return refused({ why: "refused", code: made.code });
    // The same key answers the same 500 for a day, although the page may exist.
    const found = made.ok || !made.answered ? null : await sessionOf(payment.attemptId);
    return found?.ok && found.value?.url ? done({ ref: found.value.id, url: found.value.url }) : UNKNOWN;
  }

  /** The page of an attempt whose reference was never learned. The list is complete at once, unlike Stripe's search. */
  const sessionOf = (attemptId: AttemptId) =>
    ask("find", async () => {
      for await (const session of stripe.checkout.sessions.list({ created: createdAround(attemptId), limit: 100, expand: ["data.payment_intent"] }))
        if (session.metadata?.["attempt_id"] === attemptId) return session;
      return null;
    });

  const lookUp: CardProcessor["lookUp"] = async ({ ref, attemptId }) => {
    const found = ref ? await ask("look-up", () => stripe.checkout.sessions.retrieve(ref, { expand: ["payment_intent"] })) : await sessionOf(attemptId);
    if (found.ok) return done(found.value ? readSession(found.value) : NOTHING);
    return found.why === "refused" && found.code === "resource_missing" ? done(NOTHING) : UNKNOWN;
  };

  const closePayment: CardProcessor["closePayment"] = async (ref) => {
    const closed = await ask("close", () => stripe.checkout.sessions.expire(ref, { expand: ["payment_intent"] }));
    if (closed.ok) return done(readSession(closed.value));
    const found = await ask("look-up", () => stripe.checkout.sessions.retrieve(ref, { expand: ["payment_intent"] }));
    if (found.ok) return done(readSession(found.value));
    return found.why === "refused" && found.code === "resource_missing" ? done(NOTHING) : UNKNOWN;
  };

  const refund: CardProcessor["refund"] = async ({ intentRef, amount, idempotencyKey }) => {
    // Stripe forgets a key after a day, and a refund may take many: so its own list is asked first, then the key.
    const find = () => ask("find-refund", () => refundOf(intentRef, idempotencyKey));
    const earlier = await find();
    if (!earlier.ok && earlier.why === "unknown") return UNKNOWN;
    if (earlier.ok && earlier.value) return done(readRefund(earlier.value));
    const asked = { payment_intent: intentRef, amount, metadata: { refund_key: idempotencyKey } };
    const made = await ask("refund", () => stripe.refunds.create(asked, { idempotencyKey }));
    if (!made.ok && made.why === "refused") return made.ours ? UNKNOWN : refused({ why: "refused", code: made.code });
    const known = made.ok ? made : made.answered ? await find() : made;
    return known.ok && known.value ? done(readRefund(known.value)) : UNKNOWN;
  };

  const lookUpRefund: CardProcessor["lookUpRefund"] = async (ref) => {
    const found = await ask("look-up-refund", () => stripe.refunds.retrieve(ref));
    return found.ok ? done(readRefund(found.value)) : UNKNOWN;
  };

  async function refundOf(intentRef: string, key: string): Promise<Stripe.Refund | null> {
    for await (const one of stripe.refunds.list({ payment_intent: intentRef, limit: 100 })) if (one.metadata?.["refund_key"] === key) return one;
    return null;
  }

  const listCaptures: CardProcessor["listCaptures"] = async (since) => {
    const listed = await ask("list", async () => {
      const captures = [];
      for await (const charge of stripe.charges.list({ created: { gte: seconds(since.getTime()) }, limit: 100 })) if (charge.captured) captures.push(readCharge(charge));
      return captures;
    });
    return listed.ok ? listed : UNKNOWN;
  };

  const listRefunds: CardProcessor["listRefunds"] = async (since) => {
    const listed = await ask("list", async () => {
      const refunds = [];
      for await (const one of stripe.refunds.list({ created: { gte: seconds(since.getTime()) }, limit: 100 }))
        refunds.push({ ...readRefund(one), intentRef: refOf(one.payment_intent), amount: minorOf(one.amount), currency: one.currency.toUpperCase(), key: one.metadata?.["refund_key"] ?? null });
      return refunds;
    });
    return listed.ok ? listed : UNKNOWN;
  };

  function readWebhook(rawBody: string, signature: string | null): ReturnType<CardProcessor["readWebhook"]> {
    for (const secret of access.webhookSecrets) {
      try {
        const notice = readEvent(stripe.webhooks.constructEvent(rawBody, signature ?? "", secret));
        return notice ? done(notice) : refused({ why: "not-ours" });
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) return refused({ why: "not-ours" });
      }
    }
    return refused({ why: "bad-signature" });
  }

  return { ...stripeReader(stripe), openPayment, lookUp, closePayment, refund, lookUpRefund, readWebhook, listCaptures, listRefunds };
}

const UNKNOWN = refused({ why: "unknown" });
const NOTHING: PaymentFound = { is: "nothing" };

function placeOf(apiBase: string | undefined): { host?: string; port?: string; protocol?: "http" | "https" } {
  if (!apiBase) return {};
  const { hostname, port, protocol } = new URL(apiBase);
  return { host: hostname, protocol: protocol === "http:" ? "http" : "https", ...(port ? { port } : {}) };
}

function pageOf(payment: PaymentToOpen): Stripe.Checkout.SessionCreateParams {
  const metadata = { order_id: payment.orderId, attempt_id: payment.attemptId, order_number: payment.orderNumber };
  const longest = Math.max(payment.expiresAt.getTime(), millisecondsOf(payment.attemptId) + SHORTEST_PAGE_MS);
  return {
    mode: "payment",
    allowed_payment_method_types: ["card"], // nothing that settles days later: the pieces are only held for minutes
    locale: payment.locale,
    customer_email: payment.email,
    client_reference_id: payment.orderId,
    success_url: payment.successUrl,
    cancel_url: payment.cancelUrl,
    expires_at: seconds(longest),
    metadata,
    payment_intent_data: { metadata, description: payment.orderNumber },
    line_items: linesOf(payment),
  };
}

/** The order's lines; one line with its number when they don't add up to what is due, as when a gift card paid a part. */
function linesOf({ lines, amount, currency, orderNumber }: PaymentToOpen): Stripe.Checkout.SessionCreateParams.LineItem[] {
  const line = (name: string, quantity: number, unit: number, shown?: LineToShow) => ({
    quantity,
    price_data: {
      currency: currency.toLowerCase(),
      unit_amount: unit,
      product_data: { name: name.slice(0, 250), ...(shown?.detail ? { description: shown.detail.slice(0, 250) } : {}), ...(shown?.image ? { images: [shown.image] } : {}) },
    },
  });
  const total = lines.reduce((sum, one) => sum + one.amount, 0);
  if (total !== amount || lines.length > MOST_LINES || lines.some((one) => one.amount < 0)) return [line(orderNumber, 1, amount)];
  // Three for 10.00 have no price each, so they go as one.
  return lines.map((one) => (one.amount % one.quantity === 0 ? line(one.name, one.quantity, one.amount / one.quantity, one) : line(`${one.quantity} × ${one.name}`, 1, one.amount, one)));
}

function readSession(session: Stripe.Checkout.Session): PaymentFound {
  const { id: ref, status, url, payment_intent: intent } = session;
  if (intent && typeof intent === "object" && intent.status === "succeeded")
    return { is: "captured", ref, intentRef: intent.id, amount: minorOf(intent.amount_received), currency: currencyOf(intent.currency) };
  if (status === "open") return { is: "open", ref, url };
  if (status === "expired") return { is: "expired", ref };
  const waiting = intent && typeof intent === "object" && ["processing", "requires_capture"].includes(intent.status);
  return waiting ? { is: "open", ref, url: null } : { is: "failed", ref };
}

const refOf = (intent: string | { id: string } | null): string | null => (typeof intent === "string" ? intent : (intent?.id ?? null));

function readCharge(charge: Stripe.Charge) {
  return {
    intentRef: refOf(charge.payment_intent) ?? charge.id, // one that was made without an intent goes by its own name
    amount: minorOf(charge.amount_captured),
    currency: charge.currency.toUpperCase(),
    refunded: minorOf(charge.amount_refunded),
    attemptId: (charge.metadata["attempt_id"] as AttemptId | undefined) ?? null,
  };
}

function readRefund({ id: ref, status }: Stripe.Refund): RefundFound {
  if (status === "succeeded") return { ref, state: "succeeded" };
  return { ref, state: status === "failed" || status === "canceled" ? "failed" : "pending" };
}

/** What an event is about, without the shopper's data; null when it is about nothing this shop made. */
function readEvent(event: Stripe.Event): Notice | null {
  const about = event.data.object as { id?: string; object?: string; status?: string | null; metadata?: Record<string, string> | null };
  const { order_id, attempt_id, order_number, refund_key } = about.metadata ?? {};
  const attemptId = attempt_id && isId(attempt_id) ? (attempt_id as AttemptId) : null;
  if (!attemptId && !refund_key) return null;
  return {
    eventId: event.id,
    kind: event.type,
    attemptId,
    ref: about.object === "checkout.session" ? (about.id ?? null) : null,
    refundRef: about.object === "refund" ? (about.id ?? null) : null,
    body: { type: event.type, created: event.created, object: about.object, id: about.id, status: about.status ?? null, metadata: { order_id, attempt_id, order_number, refund_key } },
  };
}
