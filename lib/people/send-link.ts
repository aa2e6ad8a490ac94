import "server-only";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { LOCALES, type Staff } from "@/lib/core/who";
import { keepEdit } from "@/lib/staff/keep-edit";
import { type NotOpened, openColleague } from "./open-colleague";
import { WhichColleague } from "./rules";
import { invitation } from "./send-invitation";

export const SendLink = WhichColleague.extend({ locale: z.enum(LOCALES) });

/**
 * Sends a colleague another link to come in and choose a password: because the first was too old, or the password is forgotten. The password
 * they have counts until they choose one. Refuses as shutting out does, and `shut-out` for who is. Not repeatable: each call sends a letter, whose
 * link replaces the one before; how often is limited in lib/request.
 */
export async function sendLink(who: Staff, { staffId, locale }: z.output<typeof SendLink>, at = new Date()): Promise<Outcome<null, NotOpened | { why: "shut-out" }>> {
  const letter = await invitation(locale);
  return atomically(async (tx): Promise<Outcome<null, NotOpened | { why: "shut-out" }>> => {
    const opened = await openColleague(tx, who, staffId, { whole: true });
    if (!opened.ok) return opened;
    const { was, email } = opened.value;
    if (was.out) return refused({ why: "shut-out" });
    await letter.send(tx, email, at);
    await keepEdit(tx, who, { staffId }, { act: "link-sent", before: null, after: null });
    return done(null);
  }, { pool: "staff" });
}
