import "server-only";
import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { codes } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Closed, Opened } from "./types";

export type CodeRow = Pick<typeof codes.$inferSelect, "purpose" | "cartId" | "orderId" | "customerId" | "ticketId" | "locationId" | "expiresAt">;

/** A row as what it opens; CHECK codes_subject keeps that there is one. */
export const openedOf = ({ purpose, cartId, orderId, customerId, ticketId, locationId, expiresAt }: CodeRow): Opened =>
  ({ purpose, ...(cartId ? { cartId } : orderId ? { orderId } : customerId ? { customerId } : { ticketId }), at: locationId, expiresAt }) as Opened;

/** Why a code that is there doesn't open at a moment; null when it does. */
export const closedOf = (row: { readonly expiresAt: Date; readonly endedAt: Date | null; readonly opened: number; readonly mostOpens: number }, now: Date): Closed["why"] | null =>
  row.endedAt ? "ended" : row.expiresAt <= now ? "expired" : row.opened >= row.mostOpens ? "used-up" : null;

/** What a code (`readToken`) would open. Nothing is counted: for a page that only shows where to go. */
export const lookAtCode = (code: string, now = new Date()): Promise<Outcome<Opened, Closed>> => lookAtHash(hashOf(code), now);

/** The same by its hash, as `findCode` answers it. */
export async function lookAtHash(hash: string, now = new Date()): Promise<Outcome<Opened, Closed>> {
  const [row] = await db.select().from(codes).where(eq(codes.hash, hash));
  if (!row) return refused({ why: "unknown" });
  const why = closedOf(row, now);
  return why ? refused({ why }) : done(openedOf(row));
}
