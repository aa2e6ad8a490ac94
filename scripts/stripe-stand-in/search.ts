import type Stripe from "stripe";
import type { Given } from "./given";
import { allIntents } from "./intents";
import { ApiRefusal } from "./refusal";
import type { World } from "./world";

type SearchResult<T> = { object: "search_result"; data: T[]; has_more: boolean; next_page: string | null; url: string };
type Test = (intent: Stripe.PaymentIntent) => boolean;

/** Payment intents by `metadata['key']:'value'`, `status:'…'`, `currency:'…'`, `amount:…` and `created>…`, joined by AND. */
export function searchIntents(world: World, given: Given): SearchResult<Stripe.PaymentIntent> {
  const tests = given.only<keyof Stripe.PaymentIntentSearchParams>("query", "limit", "page").need("query").split(/\s+AND\s+/i).map(readClause);
  const found = allIntents(world).filter((intent) => tests.every((test) => test(intent)));
  const limit = given.whole("limit", 1) ?? 10;
  const start = given.whole("page") ?? 0;
  const more = found.length > start + limit;
  return {
    object: "search_result",
    data: found.slice(start, start + limit),
    has_more: more,
    next_page: more ? String(start + limit) : null,
    url: "/v1/payment_intents/search",
  };
}

function readClause(clause: string): Test {
  const [, field, key, sign, quoted, bare] =
    /^\s*(metadata|status|currency|amount|created)(?:\[["']([^"'\]]+)["']\])?(:|>=|<=|>|<)(?:["']([^"']*)["']|(\d+))\s*$/.exec(clause) ?? [];
  const value = quoted ?? bare ?? "";
  if (field === "metadata" && key && sign === ":") return (intent) => intent.metadata[key] === value;
  if ((field === "status" || field === "currency") && sign === ":") return (intent) => intent[field] === value;
  if (field === "amount" || field === "created") return (intent) => compare(intent[field], sign, Number(value));
  throw new ApiRefusal(400, { type: "invalid_request_error", message: "We were unable to parse your search query.", param: "query" }, false);
}

function compare(a: number, sign: string | undefined, b: number): boolean {
  if (sign === ">") return a > b;
  if (sign === "<") return a < b;
  if (sign === ">=") return a >= b;
  return sign === "<=" ? a <= b : a === b;
}
