import type Stripe from "stripe";
import { listTransactions } from "./balance";
import { findCharge, listCharges } from "./charges";
import { captureIntent, confirmIntent, createIntent } from "./confirm";
import type { Given } from "./given";
import { cancelAsked, findIntent, listIntents } from "./intents";
import { listOf } from "./lists";
import { cancelAction, createReader, findReader, listReaders, presentMethod, processIntent } from "./readers";
import { missing } from "./refusal";
import { createRefund, findRefund, listRefunds } from "./refunds";
import { searchIntents } from "./search";
import { createSession, expireSession, findSession, listLines, listSessions } from "./sessions";
import { newestFirst, type World } from "./world";

/** One endpoint of the API. `name` is stripe-node's own, and what fault scripts call it. */
export type Endpoint = { name: string; method: "GET" | "POST"; path: string; run: (world: World, given: Given, ref: string) => unknown };

export const ENDPOINTS: readonly Endpoint[] = [
  { name: "checkout.sessions.create", method: "POST", path: "/v1/checkout/sessions", run: createSession },
  { name: "checkout.sessions.list", method: "GET", path: "/v1/checkout/sessions", run: listSessions },
  { name: "checkout.sessions.retrieve", method: "GET", path: "/v1/checkout/sessions/:ref", run: (world, _, ref) => findSession(world, ref).session },
  { name: "checkout.sessions.expire", method: "POST", path: "/v1/checkout/sessions/:ref/expire", run: expireSession },
  { name: "checkout.sessions.listLineItems", method: "GET", path: "/v1/checkout/sessions/:ref/line_items", run: listLines },
  { name: "paymentIntents.create", method: "POST", path: "/v1/payment_intents", run: createIntent },
  { name: "paymentIntents.list", method: "GET", path: "/v1/payment_intents", run: listIntents },
  { name: "paymentIntents.search", method: "GET", path: "/v1/payment_intents/search", run: searchIntents },
  { name: "paymentIntents.retrieve", method: "GET", path: "/v1/payment_intents/:ref", run: (world, _, ref) => findIntent(world, ref).intent },
  { name: "paymentIntents.cancel", method: "POST", path: "/v1/payment_intents/:ref/cancel", run: cancelAsked },
  { name: "paymentIntents.capture", method: "POST", path: "/v1/payment_intents/:ref/capture", run: captureIntent },
  { name: "paymentIntents.confirm", method: "POST", path: "/v1/payment_intents/:ref/confirm", run: confirmIntent },
  { name: "charges.list", method: "GET", path: "/v1/charges", run: listCharges },
  { name: "charges.retrieve", method: "GET", path: "/v1/charges/:ref", run: (world, _, ref) => findCharge(world, ref) },
  { name: "refunds.create", method: "POST", path: "/v1/refunds", run: createRefund },
  { name: "refunds.list", method: "GET", path: "/v1/refunds", run: listRefunds },
  { name: "refunds.retrieve", method: "GET", path: "/v1/refunds/:ref", run: (world, _, ref) => findRefund(world, ref) },
  { name: "terminal.readers.create", method: "POST", path: "/v1/terminal/readers", run: createReader },
  { name: "terminal.readers.list", method: "GET", path: "/v1/terminal/readers", run: listReaders },
  { name: "terminal.readers.retrieve", method: "GET", path: "/v1/terminal/readers/:ref", run: (world, _, ref) => findReader(world, ref) },
  { name: "terminal.readers.processPaymentIntent", method: "POST", path: "/v1/terminal/readers/:ref/process_payment_intent", run: processIntent },
  { name: "terminal.readers.cancelAction", method: "POST", path: "/v1/terminal/readers/:ref/cancel_action", run: cancelAction },
  { name: "testHelpers.terminal.readers.presentPaymentMethod", method: "POST", path: "/v1/test_helpers/terminal/readers/:ref/present_payment_method", run: presentMethod },
  { name: "events.list", method: "GET", path: "/v1/events", run: listEvents },
  { name: "events.retrieve", method: "GET", path: "/v1/events/:ref", run: findEvent },
  { name: "balanceTransactions.list", method: "GET", path: "/v1/balance_transactions", run: listTransactions },
];

function listEvents(world: World, given: Given): unknown {
  given.only<keyof Stripe.EventListParams>("type", "types", "created", "limit", "starting_after", "ending_before");
  const types = given.has("types") ? given.texts("types") : [given.text("type")].filter((type) => type !== undefined);
  return listOf(newestFirst(world.books.events).filter((event) => types.length === 0 || types.includes(event.type)), given, "/v1/events");
}

function findEvent(world: World, _: Given, ref: string): unknown {
  const found = world.books.events[ref];
  if (!found) throw missing("event", ref);
  return found;
}

/** The endpoint a request means, with the reference in its path. */
export function endpointFor(method: string, path: string): { endpoint: Endpoint; ref: string } | null {
  const asked = path.split("/");
  for (const endpoint of ENDPOINTS) {
    const parts = endpoint.path.split("/");
    if (endpoint.method !== method || parts.length !== asked.length) continue;
    if (parts.every((part, i) => part === ":ref" || part === asked[i])) return { endpoint, ref: decodeURIComponent(asked[parts.indexOf(":ref")] ?? "") };
  }
  return null;
}
