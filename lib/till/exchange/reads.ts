import "server-only";
import { eq } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { staffDb, type Tx } from "@/db/client";
import { basketReturns, orders, paymentAttempts, refunds } from "@/db/schema/all";
import type { Summary } from "@/lib/checkout/types";
import type { CartId, OrderId } from "@/lib/core/id";
import { ZERO } from "@/lib/core/money";
import type { Outcome } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { refundsOfReturn } from "@/lib/refunds/reads";
import { aboutOrder, type Looked, lookAtReturn, type NotTakenBack, type Press, TakeBack } from "@/lib/returns/take-back";
import { exchangeOf, exchangeText } from "./rules";
import type { Brought, Exchanged } from "./types";

/** The press of the returns desk that a basket keeps; null where nothing comes back with it. */
export async function pressIn(basketId: CartId, on: Tx | typeof staffDb = staffDb): Promise<Press | null> {
  const [row] = await on.select({ press: basketReturns.press }).from(basketReturns).where(eq(basketReturns.cartId, basketId));
  return row ? TakeBack.parse(row.press) : null;
}

/** What comes back with a basket, looked at in the caller's transaction: its order is locked, nothing is written. `about`: asked before it began. */
export async function lookAtBrought(tx: Tx, who: Staff, press: Press, about: Awaited<ReturnType<typeof aboutOrder>>, now: Date): Promise<Outcome<Looked, NotTakenBack>> {
  const looked = await lookAtReturn(tx, who, press, about, now);
  return looked.ok || looked.why !== "taken" ? looked : { ok: false, why: "press-used" };
}

/** What comes back with a basket as the till shows it, and the text of what is accepted with it; null where nothing does. */
export async function broughtTo(who: Staff, basketId: CartId, summary: Summary, now: Date): Promise<(Brought & { readonly text: string | null }) | null> {
  const press = await pressIn(basketId);
  const about = press && (await aboutOrder(who, press));
  if (!press || !about) return null;
  const looked = await atomically((tx) => lookAtBrought(tx, who, press, about, now), { pool: "staff" });
  if (!looked.ok) return { order: about.order, press, lines: [], exchanged: ZERO, back: [], problem: looked, text: null };
  const exchange = exchangeOf(looked.value, summary.due);
  return { order: about.order, press, lines: looked.value.lines, exchanged: exchange.exchanged, back: exchange.back.map(({ to, amount }) => ({ tender: to.tender, tail: to.tail, amount })), problem: null, text: exchangeText(summary, looked.value, exchange) };
}

/** What came back with a sale; null where nothing did. */
export async function exchangedWith(orderId: OrderId, on: Tx | typeof staffDb = staffDb): Promise<Exchanged | null> {
  const [row] = await on.select({ returnId: refunds.returnId, exchanged: paymentAttempts.amount }).from(paymentAttempts).innerJoin(refunds, eq(refunds.exchangeId, paymentAttempts.id)).innerJoin(orders, eq(orders.id, paymentAttempts.orderId)).where(eq(orders.id, orderId)).limit(1);
  if (!row?.returnId) return null;
  const given = await refundsOfReturn(row.returnId, on);
  return { returnId: row.returnId, exchanged: row.exchanged, back: given.filter(({ tender }) => tender !== "exchange") };
}
