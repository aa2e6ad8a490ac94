import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { paymentAttempts } from "@/db/schema/all";
import { type AttemptId, newId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { clearingOf } from "@/lib/refunds/rules";
import { lookAtBrought } from "@/lib/returns/exchange/reads";
import { type Exchange, exchangeOf } from "@/lib/returns/exchange/rules";
import { takeExchange } from "@/lib/returns/exchange/take-exchange";
import type { Awaited } from "@/lib/returns/exchange/types";
import type { Looked, NotTakenBack } from "@/lib/returns/take-back";

/** What pays with a reader's card, looked at again. */
export type Goods = { readonly awaited: Awaited; readonly looked: Looked; readonly exchange: Exchange };

/** Looks again, in the caller's transaction, at what waits to be taken back with a card: its order is locked, nothing is written. Refuses as `takeBack` does; `sum-changed` where it gives another sum than when the card was asked for. */
export async function lookAtAwaited(tx: Tx, awaited: Awaited): Promise<Outcome<Goods, NotTakenBack>> {
  const looked = await lookAtBrought(tx, awaited.who, awaited.press, awaited.about, awaited.at);
  if (!looked.ok) return looked;
  const exchange = exchangeOf(looked.value, awaited.exchanged);
  return looked.value.back === awaited.exchanged ? done({ awaited, looked: looked.value, exchange }) : refused({ why: "sum-changed", back: looked.value.back });
}

/** Goods pay their part of an order with the card that was just captured: their payment is written, `takeGoods` gives it its money. In the same transaction, the order locked. */
export async function payWithGoods(tx: Tx, { orderId, currency }: typeof paymentAttempts.$inferSelect, { exchange: { exchanged: amount } }: Goods, at: Date): Promise<AttemptId> {
  const id = newId<"attempt">();
  if (amount === 0) return id;
  await tx.insert(paymentAttempts).values({ id, orderId, tender: "exchange", amount, currency, idempotencyKey: `till:${id}`, expiresAt: at });
  await tx.update(paymentAttempts).set({ state: "captured", settledAt: at }).where(eq(paymentAttempts.id, id));
  const lines = [{ account: clearingOf("exchange"), currency, amount }, { account: "sales", currency, amount: -amount }];
  await tx.execute(sql`select post_journal(${newId<"journal">()}, 'capture', ${`attempt:${id}`}, ${JSON.stringify(lines)}::jsonb)`);
  return id;
}

/** The goods come back, by who asked for the card, and their money becomes that payment. Refuses, for the caller to undo, as `takeBack` does. */
export const takeGoods = (tx: Tx, { awaited: { who, tillId, at }, looked, exchange }: Goods, pays: AttemptId) => takeExchange(tx, who, looked, exchange, { pays, tillId, at });
