import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { addedAt, currency, id, minor, moment, ref, serial } from "../columns";
import { carts } from "./carts";
import { customers } from "./customers";

export const WALLET_KINDS = ["gift-card", "store-credit"] as const;

/** Money that the shop owes: a gift card opens by its code, store credit belongs to a customer. One currency each. */
export const wallets = pgTable(
  "wallets",
  {
    id: id<"wallet">(),
    kind: text({ enum: WALLET_KINDS }).notNull(),
    currency: currency().notNull(),
    balance: minor().notNull().default(sql`0`), // both sums are written by the trigger on wallet_entries only
    held: minor().notNull().default(sql`0`), // of the balance, for orders that wait for the rest of their money
    codeHash: text().unique(), // SHA-256 of a gift card's code of 120 bits
    tail: text(), // the last signs of the code, to tell cards apart
    customerId: ref<"customer">().references(() => customers.id),
    state: text({ enum: ["active", "voided", "expired"] }).notNull().default("active"),
    expiresAt: moment(), // null: never
    issuedAt: addedAt(),
  },
  (t) => [
    uniqueIndex("wallets_one_credit").on(t.customerId, t.currency).where(sql`${t.kind} = 'store-credit'`),
    index("wallets_ending").on(t.expiresAt).where(sql`${t.state} = 'active'`),
    check("wallets_never_overdrawn", sql`${t.held} between 0 and ${t.balance}`),
    check("wallets_over", sql`${t.state} = 'active' or ${t.balance} = 0`),
    check("wallets_kind", sql`case ${t.kind} when 'gift-card' then ${t.codeHash} is not null and ${t.tail} is not null and ${t.customerId} is null when 'store-credit' then ${t.codeHash} is null and ${t.customerId} is not null else false end`),
    check("wallets_state", sql`${t.state} in ('active','voided','expired')`),
  ],
);

export const WALLET_ENTRY_KINDS = ["issue", "hold", "release", "charge", "refund", "void", "expire"] as const;

/** Why a wallet changed: added to, never edited, written by triggers and functions alone. */
export const walletEntries = pgTable(
  "wallet_entries",
  {
    id: serial(),
    walletId: ref<"wallet">().notNull().references(() => wallets.id),
    kind: text({ enum: WALLET_ENTRY_KINDS }).notNull(),
    balanceBy: minor().notNull().default(sql`0`),
    heldBy: minor().notNull().default(sql`0`),
    cause: text().notNull(), // attempt:…, refund:…, or why it was issued or ended
    actor: text().notNull(),
    at: addedAt(),
  },
  (t) => [
    unique("wallet_entries_once").on(t.walletId, t.kind, t.cause),
    check("wallet_entries_kind", sql`case ${t.kind}
      when 'hold' then ${t.heldBy} > 0 and ${t.balanceBy} = 0
      when 'release' then ${t.heldBy} < 0 and ${t.balanceBy} = 0
      when 'charge' then ${t.balanceBy} < 0 and ${t.heldBy} = ${t.balanceBy}
      when 'issue' then ${t.balanceBy} > 0 and ${t.heldBy} = 0
      when 'refund' then ${t.balanceBy} > 0 and ${t.heldBy} = 0
      when 'void' then ${t.balanceBy} < 0 and ${t.heldBy} = 0
      when 'expire' then ${t.balanceBy} < 0 and ${t.heldBy} = 0
      else false end`),
  ],
);

/** Which wallets a bag is to be paid from, in the order in which they were chosen. */
export const cartWallets = pgTable(
  "cart_wallets",
  {
    cartId: ref<"cart">().notNull().references(() => carts.id, { onDelete: "cascade" }),
    walletId: ref<"wallet">().notNull().references(() => wallets.id),
    addedAt: addedAt(),
  },
  (t) => [primaryKey({ columns: [t.cartId, t.walletId] })],
);
