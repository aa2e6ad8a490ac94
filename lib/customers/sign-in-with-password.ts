import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { customers } from "@/db/schema/all";
import type { CustomerId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { isPassword } from "@/lib/core/password";
import type { Shopper } from "@/lib/core/who";
import { beginSession } from "./begin-session";
import { Email, TriedPassword } from "./rules";
import type { SessionId } from "./types";

export const SignInWithPassword = z.object({ email: Email, password: TriedPassword });
export type Entered = { readonly customerId: CustomerId; readonly sessionId: SessionId };

/**
 * Opens a session for an address and its password. Refuses `wrong` for an unknown address, a closed account, an account
 * without password and a wrong password alike, after the same time. Tries are counted in lib/request, not here.
 * Not repeatable: each success begins a session.
 */
export async function signInWithPassword(_who: Shopper, input: z.output<typeof SignInWithPassword>, at = new Date()): Promise<Outcome<Entered, { why: "wrong" }>> {
  const [known] = await db
    .select({ id: customers.id, passwordHash: customers.passwordHash })
    .from(customers)
    .where(and(eq(customers.email, input.email), isNull(customers.disabledAt)));
  const stored = known?.passwordHash ?? null;
  const right = await isPassword(stored, input.password);
  if (!right || !known || !stored) return refused({ why: "wrong" });
  return atomically(async (tx) => {
    // The row is held and the password compared again: a reset that came in between has ended every session, this one too.
    const [still] = await tx
      .select({ id: customers.id })
      .from(customers)
      .where(and(eq(customers.id, known.id), eq(customers.passwordHash, stored), isNull(customers.disabledAt)))
      .for("share");
    if (!still) return refused({ why: "wrong" });
    return done({ customerId: still.id, sessionId: await beginSession(tx, still.id, at) });
  });
}
