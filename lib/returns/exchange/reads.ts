import "server-only";
import { eq } from "drizzle-orm";
import { staffDb, type Tx } from "@/db/client";
import { basketReturns, cashSessions, orders, paymentAttempts, refunds, tillTakings } from "@/db/schema/all";
import type { CartId, OrderId, StaffId } from "@/lib/core/id";
import type { Outcome } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { refundsOfReturn } from "@/lib/refunds/reads";
import { type About, aboutFound, type Looked, lookAtReturn, type NotTakenBack, type Press, TakeBack } from "../take-back";
import type { Awaited, Exchanged } from "./types";

/** The press of the returns desk that a basket keeps; null where nothing comes back with it. */
export async function pressIn(basketId: CartId, on: Tx | typeof staffDb = staffDb): Promise<Press | null> {
  const [row] = await on.select({ press: basketReturns.press }).from(basketReturns).where(eq(basketReturns.cartId, basketId));
  return row ? TakeBack.parse(row.press) : null;
}

/** What comes back with a basket, looked at in the caller's transaction: its order is locked, nothing is written. `about`: asked before it began. */
export async function lookAtBrought(tx: Tx, who: Staff, press: Press, about: About, now: Date): Promise<Outcome<Looked, NotTakenBack>> {
  const looked = await lookAtReturn(tx, who, press, about, now);
  return looked.ok || looked.why !== "taken" ? looked : { ok: false, why: "press-used" };
}

/** What waits to be taken back with an order that a till's reader was asked to pay; null where nothing came with it. Asked before its transaction begins. */
export async function awaitedWith(orderId: OrderId): Promise<Awaited | null> {
  const [row] = await staffDb
    .select({ press: basketReturns.press, exchanged: basketReturns.exchanged, gift: basketReturns.gift, at: orders.placedAt, actor: tillTakings.actor, tillId: cashSessions.tillId })
    .from(basketReturns)
    .innerJoin(orders, eq(orders.id, basketReturns.orderId))
    .innerJoin(tillTakings, eq(tillTakings.orderId, orders.id))
    .innerJoin(cashSessions, eq(cashSessions.id, tillTakings.sessionId))
    .where(eq(basketReturns.orderId, orderId));
  if (!row || row.exchanged === null) return null;
  const press = TakeBack.parse(row.press);
  const who: Staff = { is: "staff", staffId: row.actor.replace("staff:", "") as StaffId, at: [press.place], may: new Set(["take-back"]) }; // they might when they asked
  return { orderId, who, place: press.place, tillId: row.tillId, at: row.at, press, about: await aboutFound(press.orderId, row.gift ?? false), exchanged: row.exchanged };
}

/** What came back with a sale; null where nothing did. */
export async function exchangedWith(orderId: OrderId, on: Tx | typeof staffDb = staffDb): Promise<Exchanged | null> {
  const [row] = await on.select({ returnId: refunds.returnId, exchanged: paymentAttempts.amount }).from(paymentAttempts).innerJoin(refunds, eq(refunds.exchangeId, paymentAttempts.id)).innerJoin(orders, eq(orders.id, paymentAttempts.orderId)).where(eq(orders.id, orderId)).limit(1);
  if (!row?.returnId) return null;
  const given = await refundsOfReturn(row.returnId, on);
  return { returnId: row.returnId, exchanged: row.exchanged, back: given.filter(({ tender }) => tender !== "exchange") };
}
