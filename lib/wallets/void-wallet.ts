import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { isId, newId, type WalletId } from "@/lib/core/id";
import { type Minor, minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";

export const VoidWallet = z.object({ walletId: z.string().refine(isId).transform((id) => id as WalletId) });

/**
 * Ends a gift card or store credit by hand, lost or issued by mistake; what is left is booked as breakage. Needs the duty to
 * refund. Refuses `not-yours` without it, `in-use` while an order that waits for its money holds some of it or when it has ended.
 */
export async function voidWallet(who: Staff, { walletId }: z.output<typeof VoidWallet>): Promise<Outcome<{ left: Minor }, { why: "not-yours" } | { why: "in-use" }>> {
  if (!who.may.has("refund")) return refused({ why: "not-yours" });
  return atomically(async (tx) => {
    const [ended] = await tx.execute<{ left: string | null }>(sql`select end_wallet(${walletId}, 'voided', ${`void:${newId()}`}, ${actorOf(who)}, ${newId<"journal">()}) as left`);
    if (ended?.left == null) return refused({ why: "in-use" });
    await record(tx, who, { is: "wallet.ended", walletId });
    return done({ left: minorOf(Number(ended.left)) });
  }, { pool: "staff" });
}
