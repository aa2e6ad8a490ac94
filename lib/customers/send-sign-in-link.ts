import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { customers } from "@/db/schema/all";
import { sender } from "@/lib/company/reads";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { accountLetter } from "@/lib/messages/templates/account-letter";
import { hashOf } from "@/lib/core/hash";
import { writeMessage } from "@/lib/messages/write-message";
import { newProofToken, sendProof } from "./prove-email";
import { accountLink, Email, LINK_MINUTES, NextPath } from "./rules";

export const SendSignInLink = z.object({ email: Email, next: NextPath });

/**
 * Sends a link that signs in, or opens an account where there is none. The answer never tells which: only the mail does.
 * Not repeatable: each call sends a mail; how often is limited in lib/request.
 */
export async function sendSignInLink(who: Shopper, input: z.output<typeof SendSignInLink>, at = new Date()): Promise<Outcome<null, never>> {
  const [known] = await db.select({ locale: customers.locale }).from(customers).where(eq(customers.email, input.email));
  const token = newProofToken();
  const from = await sender();
  const locale = who.locale;
  const letter = known ? "sign-in" : "welcome";
  const mail = await accountLetter({ locale, letter, url: accountLink(from.home, locale, "sign-in/link", token, input.next), from, minutes: LINK_MINUTES });
  return atomically(async (tx) => {
    await sendProof(tx, { token, purpose: "sign-in", email: input.email, at });
    await writeMessage(tx, { ...mail, dedupe: `${letter}:${hashOf(token).slice(0, 32)}`, kind: letter, locale, recipient: input.email });
    return done(null);
  });
}
