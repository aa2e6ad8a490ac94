import "server-only";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { constraintOf } from "@/db/faults";
import { paymentAttempts } from "@/db/schema/all";
import { type AttemptId, isId, type LocationId, newId, type OrderId, type TillId } from "@/lib/core/id";
import { type Minor, minorOf, ZERO } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { bookCash, type NotBooked } from "@/lib/drawer/book-cash";
import { HandOver, hand, type NotHandedOver } from "@/lib/fulfilment/hand-over";
import { completeOrder } from "@/lib/orders/complete-order";
import { reservationOf } from "@/lib/orders/reservation";
import { clearingOf } from "@/lib/refunds/rules";

const Cash = z.object({ tender: z.literal("cash"), given: z.number().int().min(0).max(10_000_000).transform(minorOf), tillId: z.string().refine(isId).transform((id) => id as TillId).optional() }); // minor units that the customer puts down; whose drawer takes them, where several are open
/** What the store's own terminal printed on its slip: it pays one order only. */
const Card = z.object({ tender: z.literal("card-present"), slip: z.string().trim().regex(/^[0-9A-Za-z-]{3,24}$/, "slip") });
export const PayAtHandover = HandOver.extend({ payment: z.discriminatedUnion("tender", [Cash, Card]) });
export type NotPaidAtHandover = NotHandedOver | { why: "may-not-sell" } | { why: "not-enough"; due: Minor } | { why: "slip-used" } | NotBooked;
type Payment = z.output<typeof PayAtHandover>["payment"];

/**
 * What was reserved is paid where it is collected: the money is taken, the same order is paid, has its receipt, and its pieces leave,
 * all or nothing. Answers the change. Of two who press at once one takes the money, the other hears that it was handed over. Refuses
 * as `handOver` does; `not-enough` with what is due; `slip-used` for a terminal's slip that paid before; `may-not-sell` without that duty; cash
 * as `takeCash` does while no drawer is open.
 */
export async function payAtHandover(who: Staff, { payment, ...input }: z.output<typeof PayAtHandover>): Promise<Outcome<{ readonly orderId: OrderId; readonly orderDone: boolean; readonly change: Minor }, NotPaidAtHandover>> {
  if (!who.may.has("sell")) return refused({ why: "may-not-sell" });
  try {
    const given = await hand(who, input, (tx, part) => take(tx, who, part, payment));
    return given.ok ? done({ orderId: given.value.orderId, orderDone: given.value.orderDone, change: given.value.paid?.change ?? ZERO }) : given;
  } catch (fault) {
    if (constraintOf(fault) === "payment_attempts_intentRef_unique") return refused({ why: "slip-used" });
    throw fault;
  }
}

type Due = NonNullable<Awaited<ReturnType<typeof reservationOf>>>;

async function take(tx: Tx, who: Staff, part: { readonly orderId: OrderId; readonly locationId: LocationId }, payment: Payment): Promise<Outcome<{ readonly change: Minor }, NotPaidAtHandover>> {
  const due = await reservationOf(tx, part.orderId);
  if (!due) return refused({ why: "not-paid" }); // its time is over
  if (payment.tender === "cash" && payment.given < due.amount) return refused({ why: "not-enough", due: due.amount });
  const at = new Date();
  const attempt = payment.tender === "cash" ? due.id : await insteadOfCash(tx, part.orderId, due);
  await tx.update(paymentAttempts).set({ state: "captured", settledAt: at, ...(payment.tender === "card-present" ? { intentRef: slipOf(part.locationId, payment.slip, at) } : {}) }).where(eq(paymentAttempts.id, attempt));
  const lines = [{ account: clearingOf(payment.tender), currency: due.currency, amount: due.amount }, { account: "sales", currency: due.currency, amount: -due.amount }];
  await tx.execute(sql`select post_journal(${newId<"journal">()}, 'capture', ${`attempt:${attempt}`}, ${JSON.stringify(lines)}::jsonb)`);
  await completeOrder(tx, who, part.orderId, at);
  const booked = payment.tender === "cash" ? await bookCash(tx, who, { ...(payment.tillId && { tillId: payment.tillId }), places: [part.locationId] }, { attemptId: attempt, amount: due.amount, given: payment.given }) : done(null);
  if (!booked.ok) return booked;
  return done({ change: payment.tender === "cash" ? minorOf(payment.given - due.amount) : ZERO });
}

/** The attempt in cash gives way to one by the store's terminal. */
async function insteadOfCash(tx: Tx, orderId: OrderId, { id, amount, currency, until }: Due): Promise<AttemptId> {
  const attempt = newId<"attempt">();
  await tx.update(paymentAttempts).set({ state: "voided", settledAt: new Date() }).where(eq(paymentAttempts.id, id));
  await tx.insert(paymentAttempts).values({ id: attempt, orderId, tender: "card-present", amount, currency, expiresAt: until, idempotencyKey: `terminal:${attempt}` });
  return attempt;
}

/** Terminals number their slips anew every day. */
export const slipOf = (place: LocationId, slip: string, at: Date): string => `terminal:${place}:${at.toISOString().slice(0, 10)}:${slip.toUpperCase()}`;
