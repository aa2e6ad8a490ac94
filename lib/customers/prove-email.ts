import "server-only";
import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { emailProofs } from "@/db/schema/all";
import { newToken } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import { LINK_MINUTES } from "./rules";

export type Purpose = (typeof emailProofs.$inferSelect)["purpose"];
/** What a used proof shows: who holds this address now holds the browser too. */
export type Proved = { readonly email: string; readonly name: string | null; readonly passwordHash: string | null };

/** A token for a link: 130 random bits, of which the database will know the hash. */
export const newProofToken = (): string => newToken(128);

/** What a browser keeps of the password it chose at sign-up: a hash of the stored hash, whose salt nobody outside knows. */
export const markOf = (passwordHash: string): string => hashOf(passwordHash);

/** Stores a proof that a link will bring back: once, within 15 minutes or so many as are said, for one purpose. In the caller's transaction. */
export async function sendProof(
  tx: Tx,
  proof: { readonly token: string; readonly purpose: Purpose; readonly email: string; readonly name?: string | null; readonly passwordHash?: string | null; readonly at: Date; readonly minutes?: number },
): Promise<void> {
  await tx.insert(emailProofs).values({
    tokenHash: hashOf(proof.token),
    purpose: proof.purpose,
    email: proof.email,
    name: proof.name ?? null,
    passwordHash: proof.passwordHash ?? null,
    addedAt: proof.at,
    expiresAt: new Date(proof.at.getTime() + (proof.minutes ?? LINK_MINUTES) * 60_000),
  });
}

/** Uses a proof up in one step, or answers `null`: unknown, used, too old, or sent for something else. Of two at once, one gets it. */
export async function proveEmail(tx: Tx, token: string, purposes: readonly Purpose[], at: Date): Promise<Proved | null> {
  const [proof] = await tx
    .update(emailProofs)
    .set({ usedAt: at })
    .where(and(eq(emailProofs.tokenHash, hashOf(token)), inArray(emailProofs.purpose, [...purposes]), isNull(emailProofs.usedAt), gt(emailProofs.expiresAt, at)))
    .returning({ email: emailProofs.email, name: emailProofs.name, passwordHash: emailProofs.passwordHash });
  return proof ?? null;
}
