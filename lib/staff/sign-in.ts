import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { staffDb } from "@/db/client";
import { staff } from "@/db/schema/all";
import type { Id, StaffId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { isPassword } from "@/lib/core/password";
import { beginStaffSession } from "./begin-session";

export const StaffSignIn = z.object({
  email: z.string("required").trim().toLowerCase().min(1, "required").max(254, "email").regex(/^[^\p{C}\s]+$/u, "email"),
  password: z.string("required").min(1, "required").max(400, "password-too-long"),
});
export type StaffEntered = { readonly staffId: StaffId; readonly sessionId: Id<"session"> };

/**
 * Opens a colleague's session: at most 12 hours, and 15 minutes without a request. Refuses `wrong` for an unknown address, a
 * person who has left, one who has chosen no password yet, and a wrong password alike, after the same time; `factor-needed` for whom the password alone lets in no more. Tries are counted in lib/request. Not repeatable.
 */
export async function signInStaff(input: z.output<typeof StaffSignIn>, at = new Date()): Promise<Outcome<StaffEntered, { why: "wrong" } | { why: "factor-needed" }>> {
  const [known] = await staffDb.select({ id: staff.id, passwordHash: staff.passwordHash, factorNeededFrom: staff.factorNeededFrom }).from(staff).where(and(eq(staff.email, input.email), isNull(staff.disabledAt)));
  const right = await isPassword(known?.passwordHash ?? null, input.password);
  if (!right || !known?.passwordHash) return refused({ why: "wrong" });
  if (known.factorNeededFrom && known.factorNeededFrom <= at) return refused({ why: "factor-needed" });
  const { passwordHash } = known;
  return atomically(
    async (tx) => {
      const [still] = await tx.select({ id: staff.id }).from(staff).where(and(eq(staff.id, known.id), eq(staff.passwordHash, passwordHash), isNull(staff.disabledAt))).for("share");
      if (!still) return refused({ why: "wrong" });
      const sessionId = await beginStaffSession(tx, known.id, at);
      return done({ staffId: known.id, sessionId });
    },
    { pool: "staff" },
  );
}
