import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { staffDb } from "@/db/client";
import { staff } from "@/db/schema/all";
import { sender } from "@/lib/company/reads";
import { editsCompany } from "@/lib/company/rules";
import { isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { LOCALES, type Staff } from "@/lib/core/who";
import { SAMPLES, sampleLetter } from "./samples/letters";
import { writeMessage } from "./write-message";

export const SendTrial = z.object({ press: z.string().refine(isId), letter: z.enum(SAMPLES), locale: z.enum(LOCALES) });
export type NotTried = { why: "not-yours" } | { why: "no-place" };

/** Sends a colleague one of the shop's letters, as it would arrive, to their own address and to nobody else's. May be repeated: one press, one letter. */
export async function sendTrial(who: Staff, { press, letter, locale }: z.output<typeof SendTrial>): Promise<Outcome<{ readonly to: string }, NotTried>> {
  if (!editsCompany(who)) return refused({ why: "not-yours" });
  const [[themselves], mail] = await Promise.all([staffDb.select({ email: staff.email }).from(staff).where(eq(staff.id, who.staffId)), sampleLetter(letter, locale, await sender())]);
  if (!mail) return refused({ why: "no-place" });
  if (!themselves) return refused({ why: "not-yours" });
  return atomically(async (tx) => {
    await writeMessage(tx, { ...mail, dedupe: `trial:${press}`, kind: "trial", locale, recipient: themselves.email });
    return done({ to: themselves.email });
  }, { pool: "staff" });
}
