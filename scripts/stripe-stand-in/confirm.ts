import type Stripe from "stripe";
import { enter } from "./balance";
import { findCard, onFile } from "./cards";
import { findCharge } from "./charges";
import { emit } from "./events";
import type { Given } from "./given";
import { findIntent, openIntent } from "./intents";
import { tryCard } from "./pay";
import { ApiRefusal, badParameter, missing, notNow } from "./refusal";
import type { HeldIntent, World } from "./world";

const CONFIRMING = ["payment_method", "return_url"] as const;

export function createIntent(world: World, given: Given): Stripe.PaymentIntent {
  given.only<keyof Stripe.PaymentIntentCreateParams>("amount", "currency", "metadata", "description", "receipt_email", "capture_method", "automatic_payment_methods", "allowed_payment_method_types", "confirm", ...CONFIRMING);
  const amount = given.needWhole("amount", 1);
  const currency = given.need("currency").toLowerCase();
  if (amount < 50) throw badParameter("Amount must be at least €0.50 eur", "amount", "amount_too_small");
  if (!/^[a-z]{3}$/.test(currency)) throw badParameter(`Invalid currency: ${currency}.`, "currency");
  const held = openIntent(world, {
    amount,
    currency,
    metadata: given.labels("metadata"),
    description: given.text("description") ?? null,
    receiptEmail: given.text("receipt_email") ?? null,
    capture: given.oneOf("capture_method", ["automatic", "automatic_async", "manual"]) === "manual" ? "manual" : "automatic",
    sessionId: null,
    returnUrl: given.url("return_url") ?? null,
  });
  if (given.branch("automatic_payment_methods").has("enabled")) held.intent.automatic_payment_methods = { enabled: true };
  const allowed = given.has("allowed_payment_method_types") ? given.texts("allowed_payment_method_types") : null;
  if (allowed) Object.assign(held.intent, { allowed_payment_method_types: allowed, payment_method_types: allowed });
  return given.flag("confirm") ? confirm(world, held, given) : held.intent;
}

export const confirmIntent = (world: World, given: Given, ref: string): Stripe.PaymentIntent =>
  confirm(world, findIntent(world, ref), given.only<keyof Stripe.PaymentIntentConfirmParams>(...CONFIRMING));

function confirm(world: World, held: HeldIntent, given: Given): Stripe.PaymentIntent {
  const { intent } = held;
  if (intent.status !== "requires_payment_method" && intent.status !== "requires_confirmation")
    throw notNow(`You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`, { code: "payment_intent_unexpected_state" });
  const method = given.need("payment_method");
  const card = findCard(method);
  if (!card) throw missing("PaymentMethod", method, "payment_method", 400);
  held.returnUrl = given.url("return_url") ?? held.returnUrl;
  const tried = tryCard(world, held, onFile(card, { expMonth: 12, expYear: 2034, holder: "Test" }));
  const error = intent.last_payment_error;
  if (tried.is === "declined")
    throw new ApiRefusal(
      402,
      {
        type: "card_error",
        message: error?.message ?? "Your card was declined.",
        ...(error?.code ? { code: error.code } : {}),
        ...(error?.decline_code ? { decline_code: error.decline_code } : {}),
        ...(error?.charge ? { charge: error.charge } : {}),
        payment_intent: structuredClone(intent),
      },
      true,
    );
  return intent;
}

/** Takes what was set aside, all of it or a part; the rest is let go. */
export function captureIntent(world: World, given: Given, ref: string): Stripe.PaymentIntent {
  const { intent } = findIntent(world, ref);
  if (intent.status !== "requires_capture")
    throw notNow(`This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`, { code: "payment_intent_unexpected_state" });
  const amount = given.only<keyof Stripe.PaymentIntentCaptureParams>("amount_to_capture").whole("amount_to_capture", 1) ?? intent.amount_capturable;
  if (amount > intent.amount_capturable)
    throw notNow("The requested capture amount is greater than the amount you can capture for this charge.", { code: "amount_too_large", param: "amount_to_capture" });
  const held = findCharge(world, String(intent.latest_charge));
  Object.assign(held, {
    captured: true,
    amount_captured: amount,
    amount_refunded: held.amount - amount,
    balance_transaction: enter(world, { amount, currency: held.currency, source: held.id, type: "charge" }),
  });
  Object.assign(intent, { status: "succeeded", amount_received: amount, amount_capturable: 0 });
  emit(world, "charge.captured", held);
  emit(world, "payment_intent.succeeded", intent);
  return intent;
}
