import type Stripe from "stripe";
import { type CardOnFile, type Decline, type TestCard, cardNamed } from "./cards";
import { charge, declineMessage } from "./charges";
import { emit } from "./events";
import { type Step, nextStep } from "./faults";
import { newRef } from "./ids";
import { openIntent } from "./intents";
import { completeSession } from "./sessions";
import { type HeldIntent, type HeldSession, nowOf, type World } from "./world";

/** How one try with a card went. `silent`: the money moved, but whoever asked is never told. */
export type Tried = { is: "paid"; silent: boolean } | { is: "declined" } | { is: "challenge" } | { is: "processing" };

const NOT_AUTHENTICATED: Decline = { code: "payment_intent_authentication_failure", declineCode: "authentication_failed" };

/** The intent behind a session; like Stripe's, it exists from the first try on. */
export function intentFor(world: World, held: HeldSession): HeldIntent {
  const known = world.books.intents[String(held.session.payment_intent)];
  if (known) return known;
  const { session, intentPart } = held;
  const made = openIntent(world, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? "eur",
    metadata: intentPart.metadata,
    description: intentPart.description,
    receiptEmail: session.customer_email,
    capture: intentPart.capture,
    sessionId: session.id,
    returnUrl: null,
  });
  session.payment_intent = made.intent.id;
  return made;
}

const WAITING: readonly string[] = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** Tries a card on an intent that waits for one. */
export function tryCard(world: World, held: HeldIntent, file: CardOnFile): Tried {
  const card = cardNamed(file.test);
  const { intent } = held;
  if (!WAITING.includes(intent.status)) return { is: intent.status === "processing" ? "processing" : "declined" };
  held.card = file;
  Object.assign(intent, { payment_method: newRef("pm"), last_payment_error: null, next_action: null });
  if (!card.challenge) return afterChallenge(world, held, card, false);
  intent.status = "requires_action";
  intent.next_action = {
    type: "redirect_to_url",
    redirect_to_url: { url: `${world.url}/c/3ds/${intent.id}`, return_url: held.returnUrl },
  };
  emit(world, "payment_intent.requires_action", intent);
  return { is: "challenge" };
}

/** The bank's answer to a 3-D Secure challenge. Answers null when nothing was being asked (any more). */
export function answerChallenge(world: World, held: HeldIntent, passed: boolean): Tried | null {
  if (held.intent.status !== "requires_action" || !held.card) return null;
  held.intent.next_action = null;
  if (passed) return afterChallenge(world, held, cardNamed(held.card.test), true);
  held.intent.status = "requires_payment_method";
  held.intent.last_payment_error = {
    type: "invalid_request_error",
    code: NOT_AUTHENTICATED.code,
    message: declineMessage(NOT_AUTHENTICATED),
    payment_method_type: "card",
  };
  emit(world, "payment_intent.payment_failed", held.intent);
  return { is: "declined" };
}

function afterChallenge(world: World, held: HeldIntent, card: TestCard, challenged: boolean): Tried {
  if (typeof card.outcome !== "string") return decline(world, held, card.outcome, challenged);
  const step = nextStep(world.faults, "pay");
  if (card.outcome === "pays-slowly" || step.do === "slow") {
    const wait = step.do === "slow" ? step.ms : world.settings.slowCardMs;
    held.intent.status = "processing";
    world.books.due.push({ at: nowOf(world) + wait, is: "charge", intentId: held.intent.id });
    emit(world, "payment_intent.processing", held.intent);
    return { is: "processing" };
  }
  take(world, held, step, challenged);
  return { is: "paid", silent: card.outcome === "pays-without-answer" || step.do === "no-answer" };
}

function decline(world: World, { intent, card }: HeldIntent, why: Decline, challenged: boolean): Tried {
  if (!card) throw new Error("a card was declined that nobody gave");
  const failed = charge(world, intent, { card, method: String(intent.payment_method), amount: intent.amount, currency: intent.currency, challenged }, why);
  Object.assign(intent, { status: "requires_payment_method", latest_charge: failed.id, payment_method: null });
  intent.last_payment_error = {
    type: "card_error",
    charge: failed.id,
    code: why.code as Stripe.PaymentIntent.LastPaymentError.Code,
    decline_code: why.declineCode,
    message: declineMessage(why),
  };
  emit(world, "charge.failed", failed);
  emit(world, "payment_intent.payment_failed", intent);
  return { is: "declined" };
}

/** Moves the money (or, for manual capture, sets it aside) and closes the session. A scripted fault may bend the amount. */
export function take(world: World, held: HeldIntent, step: Step | null, challenged = false): void {
  const { intent, card } = held;
  if (!card) throw new Error("nobody gave a card");
  if (step?.do === "wrong-amount") intent.amount += step.amount;
  if (step?.do === "wrong-currency") intent.currency = step.currency;
  const { amount, currency } = intent;
  const made = charge(world, intent, { card, method: String(intent.payment_method), amount, currency, challenged }, null);
  const captured = made.captured;
  Object.assign(intent, {
    latest_charge: made.id,
    status: captured ? "succeeded" : "requires_capture",
    amount_received: captured ? amount : 0,
    amount_capturable: captured ? 0 : amount,
  });
  emit(world, "charge.succeeded", made);
  emit(world, captured ? "payment_intent.succeeded" : "payment_intent.amount_capturable_updated", intent);
  const session = held.sessionId ? world.books.sessions[held.sessionId] : undefined;
  if (session) completeSession(world, session, card.holder, captured);
}
