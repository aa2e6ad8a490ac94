import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { constraintOf } from "@/db/faults";
import { newToken } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import { isId, newId, type WalletId } from "@/lib/core/id";
import { CURRENCIES, minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { GIFT_CARD_MONTHS, monthsAfter, sayGiftCode } from "./rules";

/** The most that one card may be worth, or one gift of store credit: 5,000.00. */
export const MOST_WORTH = 500_000;
export const Worth = z.number().int().min(1).max(MOST_WORTH).transform(minorOf);

export const IssueGiftCard = z.object({
  walletId: z.string().refine(isId).transform((id) => id as WalletId), // made by the form: one form, one card
  worth: Worth,
  currency: z.enum(CURRENCIES).default("EUR"),
  expiresAt: z.date().nullish(), // null: never; left out: two years
});
export type GiftCardIssued = { readonly walletId: WalletId; readonly code: string; readonly tail: string };

/**
 * Issues a gift card as goodwill and answers its code, once: only the code's hash is kept, so a lost code is voided and issued
 * anew. Needs the duty to refund. Refuses `not-yours` without it, `already-issued` when the same form is sent again.
 */
export async function issueGiftCard(who: Staff, { walletId, worth, currency, expiresAt }: z.output<typeof IssueGiftCard>): Promise<Outcome<GiftCardIssued, { why: "not-yours" } | { why: "already-issued" }>> {
  if (!who.may.has("refund")) return refused({ why: "not-yours" });
  const code = newToken(120);
  const tail = code.slice(-4);
  const until = expiresAt === undefined ? monthsAfter(new Date(), GIFT_CARD_MONTHS) : expiresAt;
  try {
    return await atomically(async (tx) => {
      await tx.execute(sql`select issue_wallet(${walletId}, 'gift-card', ${currency}, ${worth}, ${hashOf(code)}, ${tail}, null, ${until?.toISOString() ?? null}, ${`goodwill:${walletId}`}, ${actorOf(who)}, ${newId<"journal">()})`);
      await record(tx, who, { is: "wallet.issued", walletId });
      return done({ walletId, code: sayGiftCode(code), tail });
    }, { pool: "staff" });
  } catch (fault) {
    if (constraintOf(fault) === "wallets_pkey") return refused({ why: "already-issued" });
    throw fault;
  }
}
