import type Stripe from "stripe";
import type { Given } from "./given";
import { newRef } from "./ids";
import { type ListOf, listOf } from "./lists";
import { newestFirst, secondsOf, type World } from "./world";

/** One movement of the merchant's balance: a capture adds, a refund takes away. The demo charges no fees. */
export function enter(world: World, entry: { amount: number; currency: string; source: string; type: "charge" | "refund" | "refund_failure" }): string {
  const transaction: Stripe.BalanceTransaction = {
    id: newRef("txn"),
    object: "balance_transaction",
    amount: entry.amount,
    available_on: secondsOf(world),
    balance_type: "payments",
    created: secondsOf(world),
    currency: entry.currency,
    description: null,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: entry.amount,
    reporting_category: entry.type,
    source: entry.source,
    status: "available",
    type: entry.type,
  };
  world.books.transactions[transaction.id] = transaction;
  return transaction.id;
}

export function listTransactions(world: World, given: Given): ListOf<Stripe.BalanceTransaction> {
  const source = given.text("source");
  const type = given.text("type");
  const currency = given.text("currency");
  const all = newestFirst(world.books.transactions).filter(
    (entry) => (!source || entry.source === source) && (!type || entry.type === type) && (!currency || entry.currency === currency),
  );
  return listOf(all, given.only<keyof Stripe.BalanceTransactionListParams>("source", "type", "currency", "created", "limit", "starting_after", "ending_before"), "/v1/balance_transactions");
}

export type Sums = { captured: number; refunded: number; net: number; captures: number; refunds: number };

/** The provider's own totals per currency, in minor units: what the shop's ledger must equal. */
export function ledger(world: World): Record<string, Sums> {
  const totals: Record<string, Sums> = {};
  for (const entry of Object.values(world.books.transactions)) {
    const sums = (totals[entry.currency.toUpperCase()] ??= { captured: 0, refunded: 0, net: 0, captures: 0, refunds: 0 });
    sums.net += entry.amount;
    if (entry.type === "charge") {
      sums.captured += entry.amount;
      sums.captures += 1;
    } else {
      sums.refunded -= entry.amount;
      sums.refunds += entry.type === "refund" ? 1 : -1;
    }
  }
  return totals;
}
