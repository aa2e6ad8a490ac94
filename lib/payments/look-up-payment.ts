import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { paymentAttempts } from "@/db/schema/all";
import type { AttemptId, OrderId } from "@/lib/core/id";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Machine } from "@/lib/core/who";
import type { CardProcessor, PaymentFound, Unknown } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { awaitedWith } from "@/lib/returns/exchange/reads";
import { type NotSettled, settle } from "./settle";
import type { Finding, Settled } from "./types";

const MACHINE: Machine = { is: "machine", job: "payments" };
/** A call ends within seconds; what the processor has not heard of by now never arrived. */
const ON_ITS_WAY_MS = 5 * 60_000;
type Attempt = typeof paymentAttempts.$inferSelect;

/**
 * Asks the card processor what became of an attempt and settles the order accordingly. When the shopper's time is over
 * the page is closed first, so that nobody pays for pieces that are free again. Refuses `unknown` when there is no answer.
 * May be repeated at any time by anyone who may see the order: it only ever learns the truth.
 */
export async function lookUpPayment(attemptId: AttemptId, at: Date, cards: CardProcessor = cardProcessor()): Promise<Outcome<Settled, NotSettled | Unknown>> {
  const [attempt] = await db.select().from(paymentAttempts).where(eq(paymentAttempts.id, attemptId));
  if (!attempt || attempt.state === "captured" || attempt.state === "surplus") return settle(MACHINE, attemptId, { is: "open" });
  if (attempt.tender === "card-present" && attempt.providerRef !== null) return lookUpCard(attempt, attempt.providerRef, at, cards);
  if (attempt.tender !== "card-online") return settle(MACHINE, attemptId, attempt.expiresAt <= at ? { is: "ended", because: "expired" } : { is: "open" }); // cash, or a card that was never shown: the processor took nothing
  const found = await cards.lookUp({ ref: attempt.providerRef, attemptId, orderId: attempt.orderId });
  if (!found.ok) return found;
  const due = attempt.expiresAt <= at;
  const last = due && found.value.is === "open" ? await cards.closePayment(found.value.ref) : found;
  return last.ok ? settle(MACHINE, attemptId, findingOf(last.value, attempt, at)) : last;
}

/** A card at a reader: asked of the processor's payment itself, whatever the reader shows; closed when its order's time is over. */
async function lookUpCard(attempt: Attempt, ref: string, at: Date, cards: CardProcessor): Promise<Outcome<Settled, NotSettled | Unknown>> {
  const found = await cards.lookUpPresent(ref);
  const last = found.ok && found.value.is === "open" && attempt.expiresAt <= at ? await cards.closePresent(ref) : found;
  if (!last.ok) return last;
  if (last.value.is === "captured") return settle(MACHINE, attempt.id, { is: "captured", intentRef: ref, amount: last.value.amount, currency: last.value.currency }, await awaitedWith(attempt.orderId));
  return settle(MACHINE, attempt.id, last.value.is === "open" ? { is: "open" } : { is: "ended", because: attempt.expiresAt <= at ? "expired" : "never-sent" });
}

/** The same for an order's latest attempt; an order without one is as it is. */
export async function lookUpOrder(orderId: OrderId, at: Date, cards?: CardProcessor): Promise<Outcome<Settled | null, NotSettled | Unknown>> {
  const [attempt] = await db.select({ id: paymentAttempts.id }).from(paymentAttempts).where(and(eq(paymentAttempts.orderId, orderId), eq(paymentAttempts.tender, "card-online"))).orderBy(desc(paymentAttempts.startedAt)).limit(1);
  return attempt ? lookUpPayment(attempt.id, at, cards) : done(null);
}

/** A page that the processor never heard of may still be on its way for a while; one that was never asked for, until the shopper's time is over. */
function findingOf(found: PaymentFound, attempt: Attempt, at: Date): Finding {
  if (found.is === "captured") return { is: "captured", intentRef: found.intentRef, amount: found.amount, currency: found.currency };
  if (found.is === "expired") return { is: "ended", because: "expired" };
  if (found.is === "failed") return { is: "ended", because: "failed" };
  if (found.is === "open") return { is: "open", ...(found.url ? { page: { ref: found.ref, url: found.url } } : {}) };
  const lost = attempt.state === "unknown" && attempt.startedAt.getTime() + ON_ITS_WAY_MS <= at.getTime();
  if (attempt.expiresAt > at && !lost) return { is: "open" };
  return { is: "ended", because: attempt.state === "open" ? "expired" : "never-sent" };
}
