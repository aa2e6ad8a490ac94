import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { customers } from "@/db/schema/all";
import { sender } from "@/lib/company/reads";
import { hashOf } from "@/lib/core/hash";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { hashPassword } from "@/lib/core/password";
import type { Shopper } from "@/lib/core/who";
import { accountLetter } from "@/lib/messages/templates/account-letter";
import { writeMessage } from "@/lib/messages/write-message";
import { markOf, newProofToken, sendProof } from "./prove-email";
import { accountLink, Email, LINK_MINUTES, NewPassword, NextPath, passwordProblem, PersonName } from "./rules";

/** An empty password means: sign in by link. An empty name is asked for later. */
export const SignUp = z.object({
  email: Email,
  name: z.union([z.literal("").transform(() => null), PersonName]).default(null),
  password: z.union([z.literal("").transform(() => null), NewPassword]).default(null),
  next: NextPath,
});

/**
 * Begins an account: everything waits in the proof until the mail's link is opened, so no account ever stands on an address
 * that nobody proved. Answers the same, after the same work, whether the address has an account or not; an owner gets a
 * mail that says so. `mark` goes into this browser: it lets the password count when the link is opened here.
 * Refuses `too-common` for a password that is the address itself. Not repeatable: each call sends a mail.
 */
export async function signUp(who: Shopper, input: z.output<typeof SignUp>, at = new Date()): Promise<Outcome<{ mark: string }, { why: "bad-input"; fields: { password: string } }>> {
  if (input.password && passwordProblem(input.password, input.email)) return refused({ why: "bad-input", fields: { password: "password-too-common" } });
  const token = newProofToken();
  const chosen = await hashPassword(input.password ?? token);
  const [known] = await db.select({ id: customers.id }).from(customers).where(eq(customers.email, input.email));
  const letter = known ? "known" : input.password ? "confirm" : "welcome";
  const from = await sender();
  const { locale } = who;
  const mail = await accountLetter({ locale, letter, url: accountLink(from.home, locale, "sign-in/link", token, input.next), from, minutes: LINK_MINUTES });
  return atomically(async (tx) => {
    const waiting = known ? {} : { name: input.name, passwordHash: input.password ? chosen : null };
    await sendProof(tx, { token, purpose: known ? "sign-in" : "confirm", email: input.email, at, ...waiting });
    await writeMessage(tx, { ...mail, dedupe: `${letter}:${hashOf(token).slice(0, 32)}`, kind: letter, locale, recipient: input.email });
    return done({ mark: markOf(chosen) });
  });
}
