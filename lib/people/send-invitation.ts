import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { emailProofs } from "@/db/schema/all";
import { sender } from "@/lib/company/reads";
import { hashOf } from "@/lib/core/hash";
import type { Locale } from "@/lib/core/who";
import { newProofToken, sendProof } from "@/lib/customers/prove-email";
import { accountLetter } from "@/lib/messages/templates/account-letter";
import { writeMessage } from "@/lib/messages/write-message";
import { INVITE_MINUTES } from "./rules";

/** The letter with which a colleague comes in and chooses a password: rendered first, written inside the transaction. A link that was sent before counts no more. */
export async function invitation(locale: Locale): Promise<{ send: (tx: Tx, email: string, at: Date) => Promise<void> }> {
  const [token, from] = [newProofToken(), await sender()];
  const mail = await accountLetter({ locale, letter: "invite", url: new URL(`/admin/welcome?token=${token}`, from.home).href, from, minutes: INVITE_MINUTES });
  return {
    send: async (tx, email, at) => {
      await withdrawInvitations(tx, email);
      await sendProof(tx, { token, purpose: "invite", email, at, minutes: INVITE_MINUTES });
      await writeMessage(tx, { ...mail, dedupe: `invite:${hashOf(token).slice(0, 32)}`, kind: "invite", locale, recipient: email });
    },
  };
}

/** Links that were sent to an address let nobody in any more. */
export const withdrawInvitations = (tx: Tx, email: string): Promise<unknown> => tx.delete(emailProofs).where(and(eq(emailProofs.email, email), eq(emailProofs.purpose, "invite"), isNull(emailProofs.usedAt)));
