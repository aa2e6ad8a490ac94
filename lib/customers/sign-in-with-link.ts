import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { customers } from "@/db/schema/all";
import { newId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { beginSession } from "./begin-session";
import { markOf, proveEmail } from "./prove-email";
import { LinkToken } from "./rules";
import type { Entered } from "./sign-in-with-password";

export const SignInWithLink = z.object({ token: LinkToken });
/** `began`: the link opened the account. `passwordDropped`: it waits without the password chosen at sign-up. */
export type EnteredByLink = Entered & { readonly began: boolean; readonly passwordDropped: boolean };

/**
 * Opens a session for whoever holds the address that a link was sent to, and begins the account if there is none.
 * A password chosen at sign-up counts only in the browser that chose it (`mark`): otherwise somebody could sign up with
 * another person's address and wait for that person to confirm it. Refuses `link-over` (used, too old, unknown) and
 * `closed` (the account was closed). Not repeatable: a link works once, also when it is opened twice at the same time.
 */
export function signInWithLink(who: Shopper, input: z.output<typeof SignInWithLink>, mark: string | null = null, at = new Date()): Promise<Outcome<EnteredByLink, { why: "link-over" } | { why: "closed" }>> {
  return atomically(async (tx) => {
    const proved = await proveEmail(tx, input.token, ["sign-in", "confirm"], at);
    if (!proved) return refused({ why: "link-over" });
    const keeps = proved.passwordHash !== null && mark === markOf(proved.passwordHash);
    const id = newId<"customer">();
    const [person] = await tx
      .insert(customers)
      .values({ id, email: proved.email, name: proved.name, passwordHash: keeps ? proved.passwordHash : null, emailVerifiedAt: at, locale: who.locale, addedAt: at })
      .onConflictDoUpdate({ target: customers.email, set: { emailVerifiedAt: sql`coalesce(${customers.emailVerifiedAt}, ${at.toISOString()}::timestamptz)` } })
      .returning({ id: customers.id, disabledAt: customers.disabledAt });
    if (!person) throw new Error("a customer came back without its row");
    if (person.disabledAt) return refused({ why: "closed" });
    const began = person.id === id;
    if (began) await record(tx, { ...who, customerId: person.id }, { is: "customer.signed-up", customerId: person.id });
    const sessionId = await beginSession(tx, person.id, at);
    return done({ customerId: person.id, sessionId, began, passwordDropped: began && proved.passwordHash !== null && !keeps });
  });
}
