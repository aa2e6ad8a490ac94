import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { addresses } from "@/db/schema/all";
import { isId } from "@/lib/core/id";
import { done, type Outcome } from "@/lib/core/outcome";
import type { AddressId, Owner } from "./types";

export const RemoveAddress = z.object({ id: z.string().refine(isId, "not-valid").transform((text) => text as AddressId) });

/** Takes an address out of the owner's book; of an id that is not theirs nothing changes. Orders keep their own copy. May be repeated. */
export function removeAddress(who: Owner, { id }: z.output<typeof RemoveAddress>): Promise<Outcome<null, never>> {
  return atomically(async (tx) => {
    await tx.delete(addresses).where(and(eq(addresses.id, id), eq(addresses.customerId, who.customerId)));
    return done(null);
  });
}
