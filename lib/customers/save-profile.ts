import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { customers } from "@/db/schema/all";
import { done, type Outcome } from "@/lib/core/outcome";
import { LOCALES } from "@/lib/core/who";
import { PersonName } from "./rules";
import type { Owner } from "./types";

export const SaveProfile = z.object({ name: PersonName, locale: z.enum(LOCALES, "not-valid") });

/** Changes what the owner is called and the language we write in. May be repeated. */
export function saveProfile(who: Owner, input: z.output<typeof SaveProfile>): Promise<Outcome<null, never>> {
  return atomically(async (tx) => {
    await tx.update(customers).set(input).where(eq(customers.id, who.customerId));
    return done(null);
  });
}
