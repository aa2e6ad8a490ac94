import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { customers } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { hashPassword } from "@/lib/core/password";
import type { Shopper } from "@/lib/core/who";
import { beginSession } from "./begin-session";
import { endSessionsOf } from "./end-all-sessions";
import { proveEmail } from "./prove-email";
import { LinkToken, NewPassword, passwordProblem } from "./rules";
import type { Entered } from "./sign-in-with-password";
import { passwordChangedLetter } from "./write-password-changed";

export const ResetPassword = z.object({ token: LinkToken, password: NewPassword });
export type NotReset = { why: "link-over" } | { why: "bad-input"; fields: { password: string } };

/**
 * Sets the password that the holder of the address has chosen, ends every session of the account, and opens one here.
 * The owner is told by mail. Refuses `link-over`, and a password that is the address itself (the link stays good).
 * Not repeatable: a link works once.
 */
export async function resetPassword(who: Shopper, input: z.output<typeof ResetPassword>, at = new Date()): Promise<Outcome<Entered, NotReset>> {
  const [passwordHash, letter] = await Promise.all([hashPassword(input.password), passwordChangedLetter(who.locale)]);
  return atomically(async (tx) => {
    const proved = await proveEmail(tx, input.token, ["reset"], at);
    if (!proved) return refused({ why: "link-over" });
    if (passwordProblem(input.password, proved.email)) return refused({ why: "bad-input", fields: { password: "password-too-common" } });
    const [person] = await tx
      .update(customers)
      .set({ passwordHash, emailVerifiedAt: sql`coalesce(${customers.emailVerifiedAt}, ${at.toISOString()}::timestamptz)` })
      .where(and(eq(customers.email, proved.email), isNull(customers.disabledAt)))
      .returning({ id: customers.id });
    if (!person) return refused({ why: "link-over" });
    await endSessionsOf(tx, person.id, at);
    await letter.write(tx, proved.email);
    return done({ customerId: person.id, sessionId: await beginSession(tx, person.id, at) });
  });
}
