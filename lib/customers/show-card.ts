import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { customers } from "@/db/schema/all";
import { type IssuedCode, issueCode } from "@/lib/codes/issue-code";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Owner } from "./types";

/** The owner's card for the till, which rings up for their account: a code for five minutes. Each call makes another, and ends the one before it. Refuses `closed` for an account that was shut. */
export function showCard({ customerId }: Owner): Promise<Outcome<IssuedCode, { why: "closed" }>> {
  const who = { is: "shopper", cartId: null, customerId, channel: "web", locale: "it" } as const;
  return atomically(async (tx) => {
    const [owner] = await tx.select({ id: customers.id }).from(customers).where(and(eq(customers.id, customerId), isNull(customers.disabledAt))).for("key share");
    return owner ? done(await issueCode(tx, who, { purpose: "customer", customerId })) : refused({ why: "closed" });
  });
}
