import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { paymentAttempts, refunds, wallets } from "@/db/schema/all";
import { type AttemptId, type Id, newId, type OrderId, type WalletId } from "@/lib/core/id";
import { type Minor, minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff, type Who } from "@/lib/core/who";
import { type AtTill, bookCash, drawerThatGives, type NotBooked, openDrawer } from "@/lib/drawer/book-cash";
import { record } from "@/lib/events/record";
import { spreadRefund } from "./rules";
import { settleRefundIn } from "./settle-refund";
import type { Tender } from "@/lib/payments/types";
import type { Refund } from "./types";

/** `via`: of what goods paid, the payment that those goods had been paid with. `pays`: the payment of another purchase that it becomes, instead of going back. */
export type Share = { readonly to: { readonly id: AttemptId; readonly tender: Tender; readonly tail: string | null }; readonly amount: Minor; readonly via?: AttemptId; readonly pays?: AttemptId };
type About = { readonly orderId: OrderId; readonly reason: Refund["reason"]; readonly returnId?: Id<"return">; /** Credit that takes what pays for nothing else, instead of the tenders. */ readonly walletId?: WalletId };

/** How an amount would go back over what paid an order, in the order in which it does; what goods paid over what those had been paid with. In the caller's transaction, the order locked. */
export async function spreadOver(tx: Tx, orderId: OrderId, amount: Minor): Promise<readonly Share[]> {
  const paid = await tx
    .select({
      id: paymentAttempts.id,
      tender: paymentAttempts.tender,
      tail: wallets.tail,
      left: sql`${paymentAttempts.amount} - (select coalesce(sum(r.amount), 0) from refunds r where r.attempt_id = ${paymentAttempts}.id and r.state <> 'failed')`.mapWith((cents: string) => minorOf(Number(cents))),
    })
    .from(paymentAttempts)
    .leftJoin(wallets, eq(wallets.id, paymentAttempts.walletId))
    .where(and(eq(paymentAttempts.orderId, orderId), eq(paymentAttempts.state, "captured")))
    .orderBy(paymentAttempts.id);
  const shares: Share[] = [];
  for (const share of spreadRefund(amount, paid)) shares.push(...(share.to.tender === "exchange" ? await overGoods(tx, share) : [share]));
  return shares;
}

/** What goods paid, over what those goods had been paid with, however often they were exchanged: gift cards first, never more to each than it gave for them. */
async function overGoods(tx: Tx, { to, amount }: Share): Promise<readonly Share[]> {
  const paid = await tx.execute<{ id: AttemptId; tender: Tender; tail: string | null; left: number }>(sql`
    with recursive came as (
      select attempt_id from refunds where exchange_id = ${to.id} union select r.attempt_id from came c join refunds r on r.exchange_id = c.attempt_id)
    select a.id, a.tender, w.tail, ((select sum(r.amount) from refunds r where r.attempt_id = a.id and r.exchange_id is not null) - (select coalesce(sum(r.amount), 0) from refunds r where r.via_id = a.id and r.state <> 'failed'))::float8 as left
    from came join payment_attempts a on a.id = came.attempt_id and a.tender <> 'exchange' left join wallets w on w.id = a.wallet_id order by a.id`);
  return spreadRefund(amount, paid.map((one) => ({ ...one, left: minorOf(one.left) }))).map(({ to: { id: via, tender, tail }, amount: part }) => ({ to: { id: to.id, tender, tail }, amount: part, via }));
}

/**
 * Gives an order's money back to where it came from, gift cards first: what they and store credit get is there at once, as
 * is cash when a colleague hands it out of a drawer that is open; what goes to a card is due and sent after the transaction. Runs in the caller's transaction, the order locked.
 */
export async function returnMoney(tx: Tx, who: Who, orderId: OrderId, amount: Minor, reason: Refund["reason"]): Promise<void> {
  for (const share of await spreadOver(tx, orderId, amount)) {
    const drawer = share.to.tender === "cash" && who.is === "staff" ? await drawerThatGives(tx, share.via ?? share.to.id, share.amount) : null;
    await giveShare(tx, who, share, { orderId, reason }, drawer);
  }
}

/**
 * The same for somebody who stands at a counter with goods that came back: cash is given by the drawer of that counter, now. Refuses, for
 * the caller to undo, where none is open, it isn't said which, or less lies in it (`not-in-drawer`, with what is missing).
 * With a `walletId` all that goes back is that wallet's at once, whatever paid: no drawer is asked and no processor called.
 */
export async function returnAtCounter(tx: Tx, who: Staff, shares: readonly Share[], about: About, at: AtTill): Promise<Outcome<null, NotBooked | { why: "not-in-drawer"; missing: Minor }>> {
  for (const share of shares) {
    const cash = share.to.tender === "cash" && !share.pays && !about.walletId;
    if (cash) {
      const drawer = await openDrawer(tx, at);
      if (!drawer.ok) return drawer;
      if (drawer.value.balance < share.amount) return refused({ why: "not-in-drawer", missing: minorOf(share.amount - drawer.value.balance) });
    }
    await giveShare(tx, who, share, about, cash ? at : null);
  }
  return done(null);
}

async function giveShare(tx: Tx, who: Who, { to, amount, via, pays }: Share, { orderId, walletId, ...about }: About, drawer: AtTill | null): Promise<void> {
  const refundId = newId<"refund">();
  await tx.insert(refunds).values({ id: refundId, attemptId: to.id, amount, idempotencyKey: `refund:${refundId}`, exchangeId: pays ?? null, viaId: pays ? null : (via ?? null), walletId: pays ? null : (walletId ?? null), ...about, actor: actorOf(who) });
  if (!drawer && !pays && !walletId && to.tender !== "gift-card" && to.tender !== "store-credit") return record(tx, who, { is: "refund.due", refundId, orderId });
  await tx.update(refunds).set({ state: "sent" }).where(eq(refunds.id, refundId));
  await settleRefundIn(tx, who, refundId, { ref: null, state: "succeeded" });
  if (drawer && who.is === "staff") await bookCash(tx, who, drawer, { refundId, amount });
}
