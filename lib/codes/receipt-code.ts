import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { codes } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import type { OrderId } from "@/lib/core/id";
import type { Who } from "@/lib/core/who";
import { issueCode } from "./issue-code";
import { closedOf } from "./reads";
import { signCode } from "./sign-code";
import { TOKEN_BITS } from "./token";

/** The code of an order's receipt: derived from the shop's secret, so that the screen, a letter and every print show the same one. It opens nothing before `keepReceiptCode`. */
export const receiptCode = (orderId: OrderId): string => signCode("receipt", orderId).slice(0, TOKEN_BITS / 5);

/**
 * Makes the code of an order's receipt open it, in the caller's transaction, and answers it. May be repeated, by several at once: there is
 * one row. Where its time is over another, random one takes its place: a code that is over stays over.
 */
export async function keepReceiptCode(tx: Tx, who: Who, orderId: OrderId, now = new Date()): Promise<string> {
  const code = receiptCode(orderId);
  await issueCode(tx, who, { purpose: "receipt", orderId, code }, now);
  const [row] = await tx.select().from(codes).where(eq(codes.hash, hashOf(code)));
  return row && closedOf(row, now) === null ? code : (await issueCode(tx, who, { purpose: "receipt", orderId }, now)).code;
}
