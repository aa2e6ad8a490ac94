import "server-only";
import type Stripe from "stripe";
import { minorOf } from "@/lib/core/money";
import { done, refused } from "@/lib/core/outcome";
import type { CardReader, PresentFound, ReaderShows } from "./card-processor";
import { ask, createdAround, currencyOf } from "./stripe-call";

const UNKNOWN = refused({ why: "unknown" });
const NOTHING: PresentFound = { is: "nothing" };

/** Cards in front of a reader, driven by the server (Stripe Terminal): a payment intent for each attempt, shown on a reader, read back from itself. */
export function stripeReader(stripe: Stripe): CardReader {
  const openPresent: CardReader["openPresent"] = async ({ orderId, attemptId, orderNumber, idempotencyKey, amount, currency }) => {
    const metadata = { order_id: orderId, attempt_id: attemptId, order_number: orderNumber };
    const made = await ask("open-present", () => stripe.paymentIntents.create({ amount, currency: currency.toLowerCase(), allowed_payment_method_types: ["card_present"], capture_method: "automatic", description: orderNumber, metadata }, { idempotencyKey }));
    if (made.ok) return done({ ref: made.value.id });
    if (made.why === "refused") return refused({ why: "refused", code: made.code });
    // The same key answers the same 500 for a day, although the payment may exist.
    const found = made.answered ? await ask("find-present", () => intentOf(attemptId)) : null;
    return found?.ok && found.value ? done({ ref: found.value }) : UNKNOWN;
  };

  async function intentOf(attemptId: string): Promise<string | null> {
    for await (const one of stripe.paymentIntents.list({ created: createdAround(attemptId), limit: 100 })) if (one.metadata["attempt_id"] === attemptId) return one.id;
    return null;
  }

  const showPresent: CardReader["showPresent"] = async (reader, ref) => {
    const shown = await ask("show-present", () => stripe.terminal.readers.processPaymentIntent(reader, { payment_intent: ref, process_config: { enable_customer_cancellation: true } }));
    if (shown.ok) return done(null);
    // A reader that timed out may have shown it all the same.
    if (shown.why === "unknown" || shown.code === "terminal_reader_timeout") return UNKNOWN;
    if (shown.code === "terminal_reader_offline") return refused({ why: "reader-offline" });
    return shown.code === "terminal_reader_busy" ? refused({ why: "reader-busy" }) : refused({ why: "refused", code: shown.code });
  };

  const readReader: CardReader["readReader"] = async (reader) => {
    const found = await ask("read-reader", () => stripe.terminal.readers.retrieve(reader));
    if (found.ok) return "action" in found.value ? done(readAction(found.value.action)) : refused({ why: "refused", code: "resource_missing" });
    return found.why === "refused" ? refused({ why: "refused", code: found.code }) : UNKNOWN;
  };

  const listReaders: CardReader["listReaders"] = async () => {
    const listed = await ask("list-readers", async () => {
      const readers = [];
      for await (const { id, label, status } of stripe.terminal.readers.list({ limit: 100 })) readers.push({ ref: id, label: label || id, online: status === "online" });
      return readers;
    });
    return listed.ok ? listed : UNKNOWN;
  };

  const clearReader: CardReader["clearReader"] = async (reader) => {
    const cleared = await ask("clear-reader", () => stripe.terminal.readers.cancelAction(reader));
    if (cleared.ok) return done(null);
    return cleared.why === "refused" ? refused({ why: "refused", code: cleared.code }) : UNKNOWN;
  };

  const lookUpPresent: CardReader["lookUpPresent"] = async (ref) => {
    const found = await ask("look-up-present", () => stripe.paymentIntents.retrieve(ref));
    if (found.ok) return done(readIntent(found.value));
    return found.why === "refused" && found.code === "resource_missing" ? done(NOTHING) : UNKNOWN;
  };

  const closePresent: CardReader["closePresent"] = async (ref) => {
    const closed = await ask("close-present", () => stripe.paymentIntents.cancel(ref));
    return closed.ok ? done(readIntent(closed.value)) : lookUpPresent(ref);
  };

  return { openPresent, showPresent, readReader, listReaders, clearReader, lookUpPresent, closePresent };
}

function readAction(action: Stripe.Terminal.Reader["action"]): ReaderShows {
  const shown = action?.process_payment_intent?.payment_intent ?? null;
  const ref = typeof shown === "string" ? shown : (shown?.id ?? null);
  return { asks: action?.status === "in_progress" ? ref : null, last: ref, failed: action?.failure_code ?? null };
}

function readIntent({ id: ref, status, amount_received, currency, last_payment_error: failure }: Stripe.PaymentIntent): PresentFound {
  if (status === "succeeded") return { is: "captured", ref, amount: minorOf(amount_received), currency: currencyOf(currency) };
  if (status === "canceled") return { is: "ended", ref };
  return { is: "open", ref, declined: status === "requires_payment_method" ? (failure?.decline_code ?? failure?.code ?? null) : null };
}
