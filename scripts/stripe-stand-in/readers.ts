import type Stripe from "stripe";
import { cardNamed, findCard, onFile } from "./cards";
import { emit } from "./events";
import { nextStep } from "./faults";
import type { Given } from "./given";
import { newRef } from "./ids";
import { findIntent } from "./intents";
import { type ListOf, listOf } from "./lists";
import { tryCard } from "./pay";
import { simulated } from "./first-readers";
import { ApiRefusal, badParameter, missing, notNow } from "./refusal";
import { newestFirst, nowOf, type World } from "./world";

type Reader = Stripe.Terminal.Reader;

export function createReader(world: World, given: Given): Reader {
  given.only<keyof Stripe.Terminal.ReaderCreateParams>("registration_code", "label", "location");
  if (!given.need("registration_code").startsWith("simulated-")) throw badParameter("No such reader registration code (the local stand-in has simulated readers only).", "registration_code");
  return addReader(world, given.text("label"));
}

export function addReader(world: World, label = "Simulated"): Reader {
  const made = simulated(newRef("tmr", 14), label);
  world.books.readers[made.id] = made;
  return made;
}

export function findReader(world: World, ref: string): Reader {
  const found = world.books.readers[ref];
  if (!found) throw missing("terminal.reader", ref, "reader");
  return found;
}

export const listReaders = (world: World, given: Given): ListOf<Reader> =>
  listOf(newestFirst(world.books.readers).map((one) => Object.assign(one, { created: 0 })), given.only<keyof Stripe.Terminal.ReaderListParams>("limit", "starting_after", "ending_before"), "/v1/terminal/readers");

/** Shows an intent on the reader. It answers at once; what comes of it is read from the intent, or from the reader's action. */
export function processIntent(world: World, given: Given, ref: string): Reader {
  const found = findReader(world, ref);
  given.only<keyof Stripe.Terminal.ReaderProcessPaymentIntentParams>("payment_intent", "process_config");
  const { intent } = findIntent(world, given.need("payment_intent"), "payment_intent", 400);
  if (found.status !== "online") throw notNow("Reader is currently offline, please ensure the reader is powered on and connected to the internet before retrying your request.", { code: "terminal_reader_offline" });
  if (found.action?.status === "in_progress") throw notNow("Reader is currently processing another request.", { code: "terminal_reader_busy" });
  if (!intent.payment_method_types.includes("card_present")) throw notNow("The PaymentIntent is not for card_present.", { code: "payment_intent_unexpected_state" });
  if (intent.status !== "requires_payment_method") throw new ApiRefusal(400, { type: "invalid_request_error", code: "intent_invalid_state", message: `This PaymentIntent's status is ${intent.status}.` }, true);
  found.action = { api_error: null, failure_code: null, failure_message: null, status: "in_progress", type: "process_payment_intent", process_payment_intent: { payment_intent: intent.id } };
  if (world.settings.readerMs > 0) world.books.due.push({ at: nowOf(world) + world.settings.readerMs, is: "present", readerId: ref, intentId: intent.id });
  return found;
}

/** Clears the reader's screen. A payment that has begun to be taken can't be stopped any more. */
export function cancelAction(world: World, given: Given, ref: string): Reader {
  given.only();
  const found = findReader(world, ref);
  found.action = null;
  return found;
}

/** A test card in front of the reader: approved, declined, or taken slowly; by Stripe's number, `decline` and its like. */
export function presentMethod(world: World, given: Given, ref: string): Reader {
  given.only("type", "card_present", "amount_tip");
  const number = given.branch("card_present").only("number").text("number") ?? "success";
  return present(world, ref, number);
}

export function present(world: World, ref: string, what: string): Reader {
  const found = findReader(world, ref);
  const { action } = found;
  const asked = action?.process_payment_intent?.payment_intent;
  if (action?.status !== "in_progress" || typeof asked !== "string") throw notNow("The reader isn't waiting for a payment method.", { code: "terminal_reader_invalid_state" });
  const card = findCard(what);
  if (!card) throw badParameter(`No such test card: ${what}`, "card_present[number]");
  const held = findIntent(world, asked);
  const tried = tryCard(world, held, onFile(card.challenge ? cardNamed("success") : card, { expMonth: 12, expYear: 2034, holder: "Test" }));
  const paid = tried.is !== "declined";
  Object.assign(action, { status: paid ? "succeeded" : "failed", failure_code: paid ? null : (held.intent.last_payment_error?.decline_code ?? "card_declined"), failure_message: paid ? null : "Your card was declined." });
  emit(world, paid ? "terminal.reader.action_succeeded" : "terminal.reader.action_failed", found);
  return found;
}

/** What a script wants of the next card: `no-card` lets the reader give up, as it does after a minute without one. */
export function giveUpOrPresent(world: World, readerId: string, intentId: string): void {
  const found = world.books.readers[readerId];
  if (found?.action?.status !== "in_progress" || found.action.process_payment_intent?.payment_intent !== intentId) return;
  const step = nextStep(world.faults, "reader");
  if (step.do === "no-card") return timeOut(world, readerId);
  present(world, readerId, step.do === "decline" ? "decline" : "success");
}

/** Nobody held a card against it. */
export function timeOut(world: World, readerId: string): void {
  const found = findReader(world, readerId);
  if (found.action?.status !== "in_progress") return;
  Object.assign(found.action, { status: "failed", failure_code: "customer_canceled", failure_message: "The customer did not present a payment method in time." });
  emit(world, "terminal.reader.action_failed", found);
}
