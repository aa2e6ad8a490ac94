import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { orders, paymentAttempts, tills } from "@/db/schema/all";
import { type AttemptId, isId, type TillId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Machine, Staff } from "@/lib/core/who";
import { bookTaking, type NotBooked, openDrawer } from "@/lib/drawer/book-cash";
import { maySellAt } from "@/lib/drawer/rules";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { ASKS, type AtReader, CLOSED, howItStands, show } from "./at-reader";
import { settle } from "./settle";

export const AskReader = z.object({ attemptId: z.string().refine(isId).transform((id) => id as AttemptId), tillId: z.string().refine(isId).transform((id) => id as TillId) });
export type NotAsked =
  | { why: "unknown-attempt" }
  | { why: "not-yours" }
  | { why: "no-reader" } // no terminal stands at this till
  | { why: "reader-offline" }
  | { why: "reader-busy" }
  | { why: "checking" } // no answer: the processor is asked before anything is charged again
  | { why: "order-closed" }
  | { why: "payment-unavailable"; code: string }
  | NotBooked;
const MACHINE: Machine = { is: "machine", job: "payments" };

/**
 * A colleague asks a card of who stands at the till. The attempt is marked as sent, and has one payment at the processor however
 * often it is shown: so a lost answer is asked about first, a card that was turned down tries again on the same payment, and nobody
 * pays twice. The order counts in the till's session. Refuses `checking` without an answer; `reader-offline` and `reader-busy` where
 * the reader takes nothing now. May be repeated. Answers how it stands: `lookUpAtReader` says what comes of it.
 */
export async function askReader(who: Staff, { attemptId, tillId }: z.output<typeof AskReader>, now = new Date(), cards: CardProcessor = cardProcessor()): Promise<Outcome<AtReader, NotAsked>> {
  const sent = await markSent(who, attemptId, tillId);
  if (!sent.ok) return sent;
  const { reader } = sent.value;
  if (sent.value.ref !== null) {
    const before = await howItStands(attemptId, sent.value.ref, reader, now, cards);
    if (!before.ok || before.value.stopped === null) return before;
  }
  const ref = sent.value.ref ?? (await payment(attemptId, sent.value, cards));
  if (typeof ref !== "string") return ref;
  const shown = await show(reader, ref, cards);
  if (shown.ok) return done(ASKS);
  if (shown.why === "unknown") return refused({ why: "checking" });
  if (shown.why !== "refused") return shown;
  const after = await howItStands(attemptId, ref, reader, now, cards);
  return after.ok && after.value.stopped !== null ? refused({ why: "payment-unavailable", code: shown.code }) : after;
}

/** What became of a card at a till's reader, asked of the processor. For a colleague who sells where the order is served; may be repeated at any time. */
export async function lookUpAtReader(who: Staff, { attemptId, tillId }: z.output<typeof AskReader>, now = new Date(), cards: CardProcessor = cardProcessor()): Promise<Outcome<AtReader, NotAsked>> {
  const found = await attemptAt(who, attemptId, tillId);
  if (!found.ok) return found;
  const { ref, reader, state } = found.value;
  if (ref === null) return done(isOver(state) ? CLOSED : { ...ASKS, stopped: "not-shown" });
  return howItStands(attemptId, ref, reader, now, cards);
}

/**
 * A colleague takes a card's turn back: the reader shows nothing more, and the payment ends at the processor, so that its order can be
 * paid by other means, or is over where nothing else pays it. A card that was quicker has paid: answers `paid`. Refuses `checking`
 * without an answer: then nothing is certain.
 */
export async function takeBackCard(who: Staff, { attemptId, tillId }: z.output<typeof AskReader>, now = new Date(), cards: CardProcessor = cardProcessor()): Promise<Outcome<AtReader, NotAsked>> {
  const found = await attemptAt(who, attemptId, tillId);
  if (!found.ok) return found;
  const { reader, state } = found.value;
  if (found.value.ref === null && state === "created") await settle(MACHINE, attemptId, { is: "ended", because: "never-sent" });
  if (found.value.ref === null && state !== "unknown") return done(CLOSED);
  const ref = found.value.ref ?? (await payment(attemptId, found.value, cards)); // the answer with its name was lost: the same key says it again
  if (typeof ref !== "string") {
    await settle(MACHINE, attemptId, { is: "ended", because: "never-sent" }); // without a name no reader has shown it
    return done(CLOSED);
  }
  if (reader) {
    const shows = await cards.readReader(reader);
    if (shows.ok && shows.value.asks === ref) await cards.clearReader(reader);
  }
  const closed = await cards.closePresent(ref);
  return closed.ok ? howItStands(attemptId, ref, reader, now, cards) : refused({ why: "checking" });
}

type Payment = { readonly key: string; readonly number: string } & Pick<typeof paymentAttempts.$inferSelect, "orderId" | "amount" | "currency">;
type Sent = Payment & { readonly ref: string | null; readonly reader: string };
const ATTEMPT = { ref: paymentAttempts.providerRef, state: paymentAttempts.state, key: paymentAttempts.idempotencyKey, orderId: paymentAttempts.orderId, amount: paymentAttempts.amount, currency: paymentAttempts.currency, number: orders.number };
const isOver = (state: (typeof paymentAttempts.$inferSelect)["state"]): boolean => state === "voided" || state === "failed";

async function attemptAt(who: Staff, attemptId: AttemptId, tillId: TillId) {
  return atomically(async (tx) => {
    const [till] = await tx.select({ locationId: tills.locationId, reader: tills.readerRef }).from(tills).where(and(eq(tills.id, tillId), isNull(tills.removedAt)));
    if (!till || !maySellAt(who, till.locationId)) return refused({ why: "not-yours" });
    const [attempt] = await tx.select(ATTEMPT).from(paymentAttempts).innerJoin(orders, eq(orders.id, paymentAttempts.orderId)).where(and(eq(paymentAttempts.id, attemptId), eq(paymentAttempts.tender, "card-present")));
    return attempt ? done({ ...attempt, reader: till.reader }) : refused({ why: "unknown-attempt" });
  }, { pool: "staff" });
}

/** Marks the attempt as sent, and its order as one of the till's session: committed before the processor hears of it. */
function markSent(who: Staff, attemptId: AttemptId, tillId: TillId): Promise<Outcome<Sent, NotAsked>> {
  return atomically(async (tx) => {
    const [till] = await tx.select({ locationId: tills.locationId, reader: tills.readerRef }).from(tills).where(and(eq(tills.id, tillId), isNull(tills.removedAt)));
    if (!till || !maySellAt(who, till.locationId)) return refused({ why: "not-yours" });
    if (!till.reader) return refused({ why: "no-reader" });
    const [about] = await tx.select({ orderId: paymentAttempts.orderId }).from(paymentAttempts).where(and(eq(paymentAttempts.id, attemptId), eq(paymentAttempts.tender, "card-present")));
    if (!about) return refused({ why: "unknown-attempt" });
    const [order] = await tx.select({ number: orders.number, state: orders.state }).from(orders).where(eq(orders.id, about.orderId)).for("update");
    const [attempt] = await tx.select().from(paymentAttempts).where(eq(paymentAttempts.id, attemptId)).for("update");
    if (!order || !attempt) return refused({ why: "unknown-attempt" });
    const told = { ref: attempt.providerRef, reader: till.reader, key: attempt.idempotencyKey, orderId: attempt.orderId, amount: attempt.amount, currency: attempt.currency, number: order.number };
    if (attempt.state === "captured" && attempt.providerRef !== null) return done(told);
    if (order.state !== "placed" || !["created", "unknown", "open"].includes(attempt.state)) return refused({ why: "order-closed" });
    const drawer = await openDrawer(tx, { tillId });
    if (!drawer.ok) return drawer;
    if (attempt.state === "created") await tx.update(paymentAttempts).set({ state: "unknown" }).where(eq(paymentAttempts.id, attemptId));
    await bookTaking(tx, who, drawer.value.sessionId, { orderId: attempt.orderId });
    return done(told);
  }, { pool: "staff" });
}

/** The processor's payment of an attempt, made once and kept before any reader shows it. One that the processor won't have ends the attempt. */
async function payment(attemptId: AttemptId, { key, orderId, number, amount, currency }: Payment, cards: CardProcessor) {
  const made = await cards.openPresent({ attemptId, orderId, orderNumber: number, idempotencyKey: key, amount, currency });
  if (!made.ok && made.why === "unknown") return refused({ why: "checking" });
  if (!made.ok) {
    await settle(MACHINE, attemptId, { is: "ended", because: "failed" });
    return refused({ why: "payment-unavailable", code: made.code });
  }
  const kept = await atomically(async (tx) => done(await tx.update(paymentAttempts).set({ state: "open", providerRef: made.value.ref }).where(and(eq(paymentAttempts.id, attemptId), inArray(paymentAttempts.state, ["unknown", "open"]))).returning({ id: paymentAttempts.id })), { pool: "staff" });
  if (kept.value.length > 0) return made.value.ref;
  await cards.closePresent(made.value.ref);
  return refused({ why: "order-closed" });
}
