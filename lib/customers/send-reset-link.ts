import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { customers } from "@/db/schema/all";
import { sender } from "@/lib/company/reads";
import { hashOf } from "@/lib/core/hash";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { accountLetter } from "@/lib/messages/templates/account-letter";
import { writeMessage } from "@/lib/messages/write-message";
import { newProofToken, sendProof } from "./prove-email";
import { accountLink, Email, LINK_MINUTES } from "./rules";

export const SendResetLink = z.object({ email: Email });

/**
 * Sends a link for choosing a new password, if the address has an account; else nothing is sent and the answer is the same,
 * after the same rendering. Not repeatable: each call sends a mail; how often is limited in lib/request.
 */
export async function sendResetLink(who: Shopper, input: z.output<typeof SendResetLink>, at = new Date()): Promise<Outcome<null, never>> {
  const token = newProofToken();
  const from = await sender();
  const { locale } = who;
  const mail = await accountLetter({ locale, letter: "reset", url: accountLink(from.home, locale, "reset/choose", token, null), from, minutes: LINK_MINUTES });
  const [known] = await db.select({ id: customers.id }).from(customers).where(and(eq(customers.email, input.email), isNull(customers.disabledAt)));
  return atomically(async (tx) => {
    if (!known) return done(null);
    await sendProof(tx, { token, purpose: "reset", email: input.email, at });
    await writeMessage(tx, { ...mail, dedupe: `reset:${hashOf(token).slice(0, 32)}`, kind: "reset", locale, recipient: input.email });
    return done(null);
  });
}
