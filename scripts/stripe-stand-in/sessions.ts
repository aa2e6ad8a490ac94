import type Stripe from "stripe";
import { emit } from "./events";
import type { Given } from "./given";
import { newRef } from "./ids";
import { cancelIntent } from "./intents";
import { readLine } from "./lines";
import { type ListOf, listOf } from "./lists";
import { ApiRefusal, badParameter, missing, notNow } from "./refusal";
import { blankSession } from "./session-shape";
import { type HeldSession, newestFirst, nowOf, secondsOf, type World } from "./world";

type Asked = Stripe.Checkout.SessionCreateParams;
const ASKED: readonly (keyof Asked)[] = [
  "mode", "success_url", "cancel_url", "line_items", "metadata", "client_reference_id", "customer_email", "expires_at", "locale",
  "payment_intent_data", "allowed_payment_method_types", "submit_type", "ui_mode", "customer_creation",
];
const LONGEST_MS = 24 * 3_600_000;

/** Opens a hosted payment page. Prices are given in line (`price_data`); the mode is always `payment`. */
export function createSession(world: World, given: Given): Stripe.Checkout.Session {
  given.only(...ASKED);
  if (given.need("mode") !== "payment") throw badParameter("The local stand-in takes one-off payments only (mode=payment).", "mode");
  given.oneOf("ui_mode", ["hosted_page"]);
  const types = given.has("allowed_payment_method_types") ? given.texts("allowed_payment_method_types") : null;
  if (types && !types.includes("card")) throw badParameter("The local stand-in takes cards only.", "allowed_payment_method_types");
  const successUrl = given.url("success_url");
  if (!successUrl) throw badParameter("Missing required param: success_url.", "success_url", "parameter_missing");
  const lines = given.each("line_items").map((line) => readLine(world, line));
  if (lines.length === 0) throw badParameter("Missing required param: line_items.", "line_items", "parameter_missing");
  const currency = lines[0]?.item.currency ?? "";
  if (lines.some(({ item }) => item.currency !== currency)) throw badParameter("All prices must have the same currency.", "line_items");
  const total = lines.reduce((sum, { item }) => sum + item.amount_total, 0);
  if (total < 50)
    throw badParameter("The Checkout Session's total amount must convert to at least 50 cents.", "line_items", "amount_too_small");

  const part = given.branch("payment_intent_data").only<keyof Stripe.Checkout.SessionCreateParams.PaymentIntentData>("metadata", "description", "capture_method");
  const email = given.text("customer_email") ?? null;
  const session: Stripe.Checkout.Session = {
    ...blankSession(newRef("cs_test", 60), secondsOf(world)),
    allowed_payment_method_types: types,
    amount_subtotal: total,
    amount_total: total,
    cancel_url: given.url("cancel_url") ?? null,
    client_reference_id: given.text("client_reference_id") ?? null,
    currency,
    customer_details: email ? whoPays(email, null) : null,
    customer_email: email,
    expires_at: expiry(world, given),
    locale: given.text("locale") ?? null,
    metadata: given.labels("metadata"),
    submit_type: given.oneOf("submit_type", ["auto", "book", "donate", "pay"]) ?? null,
    success_url: successUrl,
  };
  session.url = `${world.url}/c/pay/${session.id}`;
  const held: HeldSession = {
    session,
    lines: lines.map(({ item }) => item),
    goods: lines.map(({ shown }) => shown),
    intentPart: {
      metadata: part.labels("metadata"),
      description: part.text("description") ?? null,
      capture: part.oneOf("capture_method", ["automatic", "manual"]) ?? "automatic",
    },
  };
  world.books.sessions[session.id] = held;
  return session;
}

function expiry(world: World, given: Given): number {
  const asked = given.whole("expires_at");
  if (asked === undefined) return secondsOf(world) + LONGEST_MS / 1000;
  const ahead = asked * 1000 - nowOf(world);
  // The caller reckoned a moment ago and in whole seconds.
  if (ahead < world.settings.minSessionMs - 5_000)
    throw badParameter("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", "expires_at");
  if (ahead > LONGEST_MS + 5_000)
    throw badParameter("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", "expires_at");
  return asked;
}

const whoPays = (email: string | null, name: string | null): Stripe.Checkout.Session.CustomerDetails => ({
  address: null,
  business_name: null,
  email,
  individual_name: null,
  name,
  phone: null,
  tax_exempt: "none",
  tax_ids: [],
});

export function findSession(world: World, ref: string): HeldSession {
  const found = world.books.sessions[ref];
  if (!found) throw missing("checkout.session", ref, "session");
  return found;
}

export function listSessions(world: World, given: Given): ListOf<Stripe.Checkout.Session> {
  given.only<keyof Stripe.Checkout.SessionListParams>("payment_intent", "status", "created", "limit", "starting_after", "ending_before");
  const intent = given.text("payment_intent");
  const status = given.oneOf("status", ["open", "complete", "expired"]);
  const all = newestFirst(world.books.sessions).map(({ session }) => session);
  return listOf(all.filter((one) => (!intent || one.payment_intent === intent) && (!status || one.status === status)), given, "/v1/checkout/sessions");
}

export const listLines = (world: World, _: Given, ref: string): ListOf<Stripe.LineItem> => ({
  object: "list",
  data: findSession(world, ref).lines,
  has_more: false,
  url: `/v1/checkout/sessions/${ref}/line_items`,
});

/** Called when the card went through: the page is closed and says who paid. */
export function completeSession(world: World, held: HeldSession, holder: string, paid: boolean): void {
  const { session } = held;
  Object.assign(session, { status: "complete", payment_status: paid ? "paid" : "unpaid", url: null });
  session.customer_details = whoPays(session.customer_email, holder);
  emit(world, "checkout.session.completed", session);
}

const intentOf = (world: World, { session }: HeldSession) => world.books.intents[String(session.payment_intent)];
/** A card is being charged this moment, so the page can't be closed under it. */
const busy = (world: World, held: HeldSession): boolean => intentOf(world, held)?.intent.status === "processing";

export function expireSession(world: World, _: Given, ref: string): Stripe.Checkout.Session {
  const held = findSession(world, ref);
  if (held.session.status !== "open")
    throw notNow(`Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${held.session.status}\`.`);
  if (busy(world, held))
    throw new ApiRefusal(
      429,
      {
        type: "invalid_request_error",
        code: "lock_timeout",
        message: "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.",
      },
      false,
    );
  close(world, held);
  return held.session;
}

/** Closes the pages whose time is over. */
export function expireOverdue(world: World): void {
  for (const held of Object.values(world.books.sessions))
    if (held.session.status === "open" && held.session.expires_at <= secondsOf(world) && !busy(world, held)) close(world, held);
}

function close(world: World, held: HeldSession): void {
  Object.assign(held.session, { status: "expired", url: null });
  const intent = intentOf(world, held);
  if (intent) cancelIntent(world, intent, "expired");
  emit(world, "checkout.session.expired", held.session);
}
