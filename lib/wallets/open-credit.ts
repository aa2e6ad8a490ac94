import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { signCode } from "@/lib/codes/sign-code";
import { hashOf } from "@/lib/core/hash";
import { type Id, newId, type WalletId } from "@/lib/core/id";
import type { Currency } from "@/lib/core/money";
import type { Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { GIFT_CODE_SIGNS } from "./rules";

/**
 * The code of the credit that a return gives: 120 bits derived from the shop's secret, so that a lost answer costs nobody their money and
 * a slip is printed again with the same code. Only its hash is stored.
 */
export const creditCode = (returnId: Id<"return">): string => signCode("credit", returnId).slice(0, GIFT_CODE_SIGNS);

/**
 * Opens the card that a return's money goes into, empty, for whoever holds its code; it never expires. Runs in the caller's transaction,
 * which fills it. One return opens one: a second throws.
 */
export async function openCredit(tx: Tx, who: Who, returnId: Id<"return">, currency: Currency): Promise<WalletId> {
  const [walletId, code] = [newId<"wallet">(), creditCode(returnId)];
  await tx.execute(sql`select open_credit(${walletId}, ${currency}, ${hashOf(code)}, ${code.slice(-4)})`);
  await record(tx, who, { is: "wallet.issued", walletId });
  return walletId;
}
