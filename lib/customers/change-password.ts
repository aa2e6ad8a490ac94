import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { customers } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { hashPassword, isPassword } from "@/lib/core/password";
import type { Locale } from "@/lib/core/who";
import { endSessionsOf } from "./end-all-sessions";
import { NewPassword, passwordProblem } from "./rules";
import type { Owner } from "./types";
import { passwordChangedLetter } from "./write-password-changed";

/** `present` is empty where the account has no password yet. */
export const ChangePassword = z.object({ present: z.string().max(400, "password-too-long").default(""), password: NewPassword });
export type NotChanged = { why: "bad-input"; fields: { present?: string; password?: string } };

/**
 * Sets another password after the present one was given, and ends every other session of the account. The owner is told by
 * mail. Refuses at the field: `present` wrong, or the new one being the address itself. Tries are counted in lib/request.
 */
export async function changePassword(who: Owner & { readonly locale: Locale }, input: z.output<typeof ChangePassword>, at = new Date()): Promise<Outcome<null, NotChanged>> {
  const [own] = await db.select({ email: customers.email, stored: customers.passwordHash }).from(customers).where(and(eq(customers.id, who.customerId), isNull(customers.disabledAt)));
  if (!own) return refused({ why: "bad-input", fields: { present: "wrong" } });
  if (own.stored && !(await isPassword(own.stored, input.present))) return refused({ why: "bad-input", fields: { present: "wrong" } });
  if (passwordProblem(input.password, own.email)) return refused({ why: "bad-input", fields: { password: "password-too-common" } });
  const [passwordHash, letter] = await Promise.all([hashPassword(input.password), passwordChangedLetter(who.locale)]);
  return atomically(async (tx) => {
    const [changed] = await tx
      .update(customers)
      .set({ passwordHash })
      .where(and(eq(customers.id, who.customerId), own.stored ? eq(customers.passwordHash, own.stored) : isNull(customers.passwordHash)))
      .returning({ id: customers.id });
    if (!changed) return refused({ why: "bad-input", fields: { present: "wrong" } }); // changed elsewhere in between
    await endSessionsOf(tx, who.customerId, at, who.sessionId);
    await letter.write(tx, own.email);
    return done(null);
  });
}
