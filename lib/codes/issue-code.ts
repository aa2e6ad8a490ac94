import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { codes } from "@/db/schema/all";
import { newShortCode, newToken } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import type { LocationId } from "@/lib/core/id";
import { actorOf, type Who } from "@/lib/core/who";
import { signHashOf } from "./sign-hash";
import { SIGN_LENGTH, TOKEN_BITS } from "./token";
import type { CodePurpose, Subject } from "./types";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How long codes of each purpose are good and how often they open; `alone`: a new one ends those before it. Paper can't be called back, so receipts and gift receipts stay good beside each other. */
const USUAL: Readonly<Record<CodePurpose, { readonly lasts: number; readonly mostOpens: number; readonly alone: boolean }>> = {
  cart: { lasts: 10 * MINUTE, mostOpens: 20, alone: true },
  phone: { lasts: 10 * MINUTE, mostOpens: 5, alone: true },
  customer: { lasts: 5 * MINUTE, mostOpens: 5, alone: true },
  return: { lasts: 30 * DAY, mostOpens: 20, alone: false },
  receipt: { lasts: 2 * 366 * DAY, mostOpens: 200, alone: false }, // as long as the legal guarantee (Directive (EU) 2019/771, article 10)
  ticket: { lasts: 366 * DAY, mostOpens: 1, alone: true },
};

export type Issuing = Subject & {
  /** Where alone it is good. */
  readonly at?: LocationId;
  /** With a few signs to type where nothing can be scanned: by the till, or by the customer's phone; only for a cart at a place, and for minutes. */
  readonly withSign?: boolean;
  /** Milliseconds, where it isn't as usual: 10 minutes for a cart, at a till or for a phone (with signs never more), at most a day. */
  readonly lasts?: number;
  readonly mostOpens?: number;
  /** One that is derived and known (`keepReceiptCode`), instead of a random one; where it is kept already, nothing is made. */
  readonly code?: string;
};
export type IssuedCode = { readonly code: string; readonly sign: string | null; readonly expiresAt: Date };

/**
 * Makes a random code of 100 bits that opens one thing at `/q/<code>`, inside the transaction of the verb that needs it. The code is
 * known to nobody afterwards: only its hash is kept. Each call makes another, so a repeated transaction does no harm.
 */
export async function issueCode(tx: Tx, who: Who, { at, withSign = false, lasts, mostOpens, code: known, ...subject }: Issuing, now = new Date()): Promise<IssuedCode> {
  const { purpose, ...opens } = subject;
  const usual = USUAL[purpose];
  if (usual.alone) await endCodes(tx, subject, now);
  for (;;) {
    const [code, sign] = [known ?? newToken(TOKEN_BITS), withSign && at ? newShortCode(SIGN_LENGTH - 1) : null];
    const expiresAt = new Date(now.getTime() + Math.min(lasts ?? usual.lasts, sign ? usual.lasts : Infinity));
    // Should another phone here show the same signs, these are drawn again.
    const made = await tx.insert(codes)
      .values({ purpose, ...opens, hash: hashOf(code), signHash: sign && at ? signHashOf(purpose === "phone" ? "phone" : at, sign) : null, locationId: at ?? null, mostOpens: mostOpens ?? usual.mostOpens, issuedBy: actorOf(who), expiresAt })
      .onConflictDoNothing().returning({ id: codes.id });
    if (made.length > 0 || known) return { code, sign, expiresAt };
  }
}

/** Ends the codes that open this: it was paid, went into another, or a new code is made. May be repeated. */
export async function endCodes(tx: Tx, subject: Subject, now = new Date()): Promise<void> {
  const its = "cartId" in subject ? eq(codes.cartId, subject.cartId) : "orderId" in subject ? eq(codes.orderId, subject.orderId) : "customerId" in subject ? eq(codes.customerId, subject.customerId) : eq(codes.ticketId, subject.ticketId);
  await tx.update(codes).set({ endedAt: now }).where(and(its, eq(codes.purpose, subject.purpose), isNull(codes.endedAt)));
}
