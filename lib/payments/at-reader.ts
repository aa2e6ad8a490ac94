import "server-only";
import type { AttemptId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { lookUpPayment } from "./look-up-payment";

/**
 * How a card at the reader stands. While it waits, `stopped` says that nobody is asked for a card now: it was turned down (`declined` in
 * the processor's word), the customer gave up or held none against it, or the reader shows something else.
 */
export type AtReader = { readonly now: "paid" | "waiting" | "closed"; readonly stopped: "declined" | "cancelled" | "not-shown" | null; readonly declined: string | null };
export const CLOSED: AtReader = { now: "closed", stopped: null, declined: null };
export const ASKS: AtReader = { now: "waiting", stopped: null, declined: null };
type Checking = { readonly why: "checking" };

/** Shows a payment on a reader. One that still shows what is over, as after a sale that was given up elsewhere, is cleared first. */
export async function show(reader: string, ref: string, cards: CardProcessor): ReturnType<CardProcessor["showPresent"]> {
  const shown = await cards.showPresent(reader, ref);
  if (shown.ok || shown.why !== "reader-busy") return shown;
  const busy = await cards.readReader(reader);
  if (!busy.ok || busy.value.asks === null) return shown;
  if (busy.value.asks === ref) return done(null); // somebody else's press was quicker
  const other = await cards.lookUpPresent(busy.value.asks);
  if (!other.ok || (other.value.is !== "ended" && other.value.is !== "captured")) return shown;
  await cards.clearReader(reader);
  return cards.showPresent(reader, ref);
}

/**
 * What the processor says of an attempt's payment, and, while it waits, what the reader shows. Settles what is true; refuses `checking`
 * without an answer. May be repeated at any time.
 */
export async function howItStands(attemptId: AttemptId, ref: string, reader: string | null, now: Date, cards: CardProcessor): Promise<Outcome<AtReader, Checking>> {
  const settled = await settledAs(attemptId, now, cards);
  if (!settled.ok || settled.value.now !== "waiting") return settled;
  const shows = reader === null ? null : await cards.readReader(reader);
  if (shows && !shows.ok && shows.why === "unknown") return refused({ why: "checking" });
  if (shows?.ok && shows.value.asks === ref) return done(ASKS);
  const found = await cards.lookUpPresent(ref);
  if (!found.ok) return refused({ why: "checking" });
  if (found.value.is !== "open") return settledAs(attemptId, now, cards); // between the two looks
  const failed = shows?.ok && shows.value.last === ref ? shows.value.failed : null;
  const { declined } = found.value;
  if (declined !== null && failed !== "customer_canceled") return done({ now: "waiting", stopped: "declined", declined });
  return done({ ...ASKS, stopped: failed === null ? "not-shown" : "cancelled" });
}

async function settledAs(attemptId: AttemptId, now: Date, cards: CardProcessor): Promise<Outcome<AtReader, Checking>> {
  const settled = await lookUpPayment(attemptId, now, cards);
  if (!settled.ok) return refused({ why: "checking" });
  if (settled.value.now === "waiting") return done(ASKS);
  return done(settled.value.now === "paid" ? { ...CLOSED, now: "paid" } : CLOSED);
}
