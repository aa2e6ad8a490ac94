import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { staff } from "@/db/schema/all";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";

export const ShowName = z.object({ name: z.string().trim().max(30, "too-long").regex(/^[\p{L}\p{M}'’. -]*$/u, "not-valid").transform((text) => text.normalize("NFC")) });

/** A colleague chooses the name that shoppers read when they come to them; an empty one: none at all. May be repeated. */
export function showName(who: Staff, { name }: z.output<typeof ShowName>): Promise<Outcome<{ readonly name: string | null }, never>> {
  return atomically(async (tx) => {
    await tx.update(staff).set({ shownName: name || null }).where(eq(staff.id, who.staffId));
    return done({ name: name || null });
  }, { pool: "staff" });
}
