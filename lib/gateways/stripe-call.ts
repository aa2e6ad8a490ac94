import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import Stripe from "stripe";
import { log } from "@/lib/core/log";
import { CURRENCIES, type Currency } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { TurnedDown } from "./card-processor";

/** A call that was turned away before anything happened (429, 409) is repeated with the same key after these pauses. */
const PAUSES_MS = [300, 900, 2_400];

/** `answered`: Stripe said something, but not what became of it; otherwise nothing came back at all. `ours`: it is our access that is wrong. */
type Missed = { readonly why: "unknown"; readonly answered: boolean } | (TurnedDown & { readonly ours: boolean });

/** One call. Its errors become values: certain refusals (4xx), or nobody knows (time-out, connection, 5xx). */
export async function ask<T>(what: string, call: () => Promise<T>): Promise<Outcome<T, Missed>> {
  for (let turn = 0; ; turn++) {
    try {
      return done(await call());
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeError)) throw error;
      const status = error.statusCode ?? 0;
      const turnedAway = status === 429 || status === 409;
      const pause = PAUSES_MS[turn];
      if (turnedAway && pause !== undefined) {
        await sleep(pause);
        continue;
      }
      const code = error.code ?? error.type;
      // A key that came with other words before: what the first call did is not said.
      const spent = error instanceof Stripe.errors.StripeIdempotencyError;
      const certain = status >= 400 && status < 500 && !turnedAway && !spent;
      const ours = status === 401 || status === 403;
      if (!certain || ours) log.warn({ call: what, status, code, request: error.requestId }, "the card processor gave no good answer");
      return certain ? refused({ why: "refused", code, ours }) : refused({ why: "unknown", answered: status >= 500 || spent });
    }
  }
}

/** A currency as Stripe writes it. Throws for one that the shop does not know. */
export function currencyOf(text: string): Currency {
  const currency = CURRENCIES.find((one) => one === text.toUpperCase());
  if (!currency) throw new RangeError(`Stripe took a currency the shop does not know: ${text}`);
  return currency;
}

const MINUTE = 60_000;
/** A payment is made shortly after its attempt; clocks may differ. */
const SEARCHED_MS = { before: 5 * MINUTE, after: 120 * MINUTE };
/** Stripe counts in seconds. */
export const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);
/** When a UUIDv7 was made (RFC 9562): its first 48 bits. */
export const millisecondsOf = (id: string): number => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
/** When what belongs to an attempt was made at Stripe, if it was. */
export const createdAround = (attemptId: string) => ({ gte: seconds(millisecondsOf(attemptId) - SEARCHED_MS.before), lte: seconds(millisecondsOf(attemptId) + SEARCHED_MS.after) });
