import { createHash } from "node:crypto";
import { ApiRefusal } from "./refusal";
import { type StoredAnswer, nowOf, type World } from "./world";

const KEPT_MS = 24 * 3_600_000;

export const fingerprintOf = (path: string, body: string): string => createHash("sha256").update(`${path}\n${body}`).digest("hex");

/**
 * What an earlier request with the same key was answered, or null after marking the key as in work.
 * Throws Stripe's errors for another use of the key: other parameters or path (400), or still being worked on (409).
 */
export function claim(world: World, key: string, path: string, fingerprint: string): StoredAnswer | null {
  if (key.length > 255) throw idempotencyError(400, "Idempotency keys can be at most 255 characters long.");
  const { answers } = world.books;
  const known = answers[key];
  if (known && nowOf(world) - known.at < KEPT_MS) {
    if (known.path !== path)
      throw idempotencyError(400, `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs '${known.path}'). Try using a key other than '${key}' if you meant to execute a different request.`);
    if (known.fingerprint !== fingerprint)
      throw idempotencyError(400, `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`);
    return known;
  }
  if (world.inFlight.has(key))
    throw idempotencyError(409, `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`, "idempotency_key_in_use");
  world.inFlight.add(key);
  return null;
}

/** Ends the work on a key; with an answer it is kept for 24 hours. */
export function release(world: World, key: string, answer: StoredAnswer | null): void {
  world.inFlight.delete(key);
  const { answers } = world.books;
  if (!answer) return;
  answers[key] = answer;
  for (const [old, { at }] of Object.entries(answers)) {
    if (nowOf(world) - at < KEPT_MS) break; // oldest come first
    delete answers[old];
  }
}

const idempotencyError = (status: number, message: string, code?: string): ApiRefusal =>
  new ApiRefusal(status, { type: "idempotency_error", message, ...(code ? { code } : {}) }, false);
