import "server-only";
import type { Tx } from "@/db/client";
import { sessions } from "@/db/schema/all";
import { type CustomerId, newId } from "@/lib/core/id";
import { LONGEST_DAYS } from "./rules";
import type { SessionId } from "./types";

/** Begins a customer's session in the caller's transaction, which must hold the customer's row: see `signInWithPassword`. */
export async function beginSession(tx: Tx, customerId: CustomerId, at: Date): Promise<SessionId> {
  const id = newId<"session">();
  const expiresAt = new Date(at.getTime() + LONGEST_DAYS * 86_400_000);
  await tx.insert(sessions).values({ id, kind: "customer", customerId, startedAt: at, seenAt: at, expiresAt });
  return id;
}
