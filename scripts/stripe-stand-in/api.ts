import type { IncomingHttpHeaders } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Endpoint, endpointFor } from "./endpoints";
import { API_VERSION } from "./events";
import { expand } from "./expand";
import { type Step, nextStep } from "./faults";
import { readForm } from "./form";
import { Given } from "./given";
import { claim, fingerprintOf, release } from "./idempotency";
import { newRef } from "./ids";
import { ApiRefusal } from "./refusal";
import { json, type Reply } from "./reply";
import { nowOf, type World } from "./world";

export type Call = { method: string; path: string; query: string; headers: IncomingHttpHeaders; body: string };
type Answer = { status: number; body: unknown; kept: boolean };

/** One request to /v1: who is asking, which endpoint, scripted faults, idempotency, the work, the answer. */
export async function answerApi(world: World, call: Call): Promise<Reply> {
  const id = newRef("req", 14);
  const headers = { "request-id": id, "stripe-version": String(call.headers["stripe-version"] ?? API_VERSION) };
  try {
    checkKey(world, call.headers.authorization);
    const found = endpointFor(call.method, call.path);
    if (!found) throw new ApiRefusal(404, { type: "invalid_request_error", message: `Unrecognized request URL (${call.method}: ${call.path}).` }, false);
    return await work(world, call, found.endpoint, found.ref, id, headers);
  } catch (error) {
    if (error instanceof ApiRefusal) return json(error.status, { error: error.body }, headers);
    throw error;
  }
}

async function work(world: World, call: Call, endpoint: Endpoint, ref: string, id: string, headers: Record<string, string>): Promise<Reply> {
  const step = nextStep(world.faults, endpoint.name);
  if (step.do === "hang-before") return { is: "silence" };
  if (step.do === "cut-before") return { is: "cut" };
  if (step.do === "500-before") throw new ApiRefusal(500, OUTAGE, false);
  if (step.do === "429") throw new ApiRefusal(429, TOO_MANY, false);

  const sent = call.method === "GET" ? call.query : call.body;
  const key = call.method === "POST" ? String(call.headers["idempotency-key"] ?? "") : "";
  const fingerprint = fingerprintOf(call.path, sent);
  if (key) {
    const earlier = claim(world, key, call.path, fingerprint);
    if (earlier) {
      const replayed = { ...headers, "idempotency-key": key, "idempotent-replayed": "true", "original-request": earlier.requestId };
      return faulty(step, json(earlier.status, JSON.parse(earlier.body), replayed));
    }
  }
  let answer: Answer | null = null;
  try {
    if (step.do === "slow") await sleep(step.ms);
    world.request = { id, idempotency_key: key || null };
    answer = run(world, endpoint, ref, sent);
    if (step.do === "500-after") answer = { status: 500, body: { error: OUTAGE }, kept: true };
  } finally {
    world.request = { id: null, idempotency_key: null };
    const stored = answer?.kept ? { fingerprint, path: call.path, status: answer.status, body: JSON.stringify(answer.body), requestId: id, at: nowOf(world) } : null;
    if (key) release(world, key, stored);
  }
  return faulty(step, json(answer.status, answer.body, { ...headers, ...(key ? { "idempotency-key": key, "original-request": id } : {}) }));
}

/** The work itself is one turn without waiting, so no two requests can interleave. */
function run(world: World, endpoint: Endpoint, ref: string, sent: string): Answer {
  try {
    const tree = readForm(sent);
    const given = new Given(tree);
    const paths = given.has("expand") ? given.texts("expand") : [];
    return { status: 200, body: expand(world, structuredClone(endpoint.run(world, given, ref)), paths), kept: true };
  } catch (error) {
    if (error instanceof ApiRefusal) return { status: error.status, body: { error: error.body }, kept: error.kept };
    throw error;
  }
}

function faulty(step: Step, reply: Reply): Reply {
  if (step.do === "hang-after") return { is: "silence" };
  return step.do === "cut-after" ? { is: "cut" } : reply;
}

const OUTAGE = { type: "api_error", message: "An unknown error occurred (scripted by a test)." } as const;
const TOO_MANY = {
  type: "invalid_request_error",
  code: "rate_limit",
  message: "Request rate limit exceeded. Learn more about rate limits here https://docs.stripe.com/rate-limits.",
} as const;

/** Whether the bearer key is ours. */
export const mayAsk = (world: World, authorization: string | undefined): boolean => authorization === `Bearer ${world.secretKey}`;

function checkKey(world: World, authorization: string | undefined): void {
  if (mayAsk(world, authorization)) return;
  const key = authorization?.replace(/^Bearer\s*/i, "") ?? "";
  const message = key
    ? `Invalid API Key provided: ${key.slice(0, 8)}${"*".repeat(Math.max(4, key.length - 12))}${key.slice(-4)}`
    : "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').";
  throw new ApiRefusal(401, { type: "invalid_request_error", message }, false);
}
