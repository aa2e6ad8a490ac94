import type Stripe from "stripe";
import { emit } from "./events";
import type { Given } from "./given";
import { newRef } from "./ids";
import { type ListOf, listOf } from "./lists";
import { missing, notNow } from "./refusal";
import { type HeldIntent, newestFirst, secondsOf, type World } from "./world";

export type IntentPlan = {
  amount: number;
  currency: string;
  metadata: Record<string, string>;
  description: string | null;
  receiptEmail: string | null;
  capture: "automatic" | "manual";
  sessionId: string | null;
  returnUrl: string | null;
};

export function openIntent(world: World, plan: IntentPlan): HeldIntent {
  const id = newRef("pi");
  const intent: Stripe.PaymentIntent = {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: plan.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: plan.capture,
    client_secret: `${id}_secret_${newRef("pi", 25).slice(3)}`,
    confirmation_method: "automatic",
    created: secondsOf(world),
    currency: plan.currency,
    customer: null,
    customer_account: null,
    description: plan.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: plan.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: plan.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  };
  const held: HeldIntent = { intent, sessionId: plan.sessionId, card: null, returnUrl: plan.returnUrl };
  world.books.intents[id] = held;
  emit(world, "payment_intent.created", intent);
  return held;
}

export function findIntent(world: World, ref: string, param = "intent", status = 404): HeldIntent {
  const found = world.books.intents[ref];
  if (!found) throw missing("payment_intent", ref, param, status);
  return found;
}

export const allIntents = (world: World): Stripe.PaymentIntent[] => newestFirst(world.books.intents).map(({ intent }) => intent);

export const listIntents = (world: World, given: Given): ListOf<Stripe.PaymentIntent> =>
  listOf(allIntents(world), given.only<keyof Stripe.PaymentIntentListParams>("created", "limit", "starting_after", "ending_before"), "/v1/payment_intents");

const STILL_OPEN: readonly string[] = ["requires_payment_method", "requires_confirmation", "requires_action", "requires_capture"];

/** Ends an intent that has not been captured; what was only authorised is let go. */
export function cancelIntent(world: World, { intent }: HeldIntent, reason: Stripe.PaymentIntent.CancellationReason | null): Stripe.PaymentIntent {
  if (!STILL_OPEN.includes(intent.status))
    throw notNow(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action, processing.`,
      { code: "payment_intent_unexpected_state" },
    );
  const held = typeof intent.latest_charge === "string" ? world.books.charges[intent.latest_charge] : undefined;
  if (held && intent.status === "requires_capture") Object.assign(held, { refunded: true, amount_refunded: held.amount });
  Object.assign(intent, { status: "canceled", canceled_at: secondsOf(world), cancellation_reason: reason, amount_capturable: 0, next_action: null });
  emit(world, "payment_intent.canceled", intent);
  return intent;
}

export const cancelAsked = (world: World, given: Given, ref: string): Stripe.PaymentIntent =>
  cancelIntent(
    world,
    findIntent(world, ref),
    given.only<keyof Stripe.PaymentIntentCancelParams>("cancellation_reason").oneOf("cancellation_reason", ["abandoned", "duplicate", "fraudulent", "requested_by_customer"]) ?? null,
  );
