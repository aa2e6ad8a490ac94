import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { messages } from "@/db/schema/all";
import { isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { hasOneTimeLink } from "./rules";
import type { MessageId } from "./types";

export const SendAgain = z.object({ messageId: z.string().refine(isId).transform((id) => id as MessageId) });
export type NotSentAgain =
  | { why: "not-yours" } // the colleague may not send messages
  | { why: "unknown-message" }
  | { why: "not-failed" } // it has left, or somebody was quicker
  | { why: "link-over" }; // its link works no more: the reader asks for a new one

/** A colleague sends a message that failed once more, as it was written; who did so stays in the facts. It goes out once, however often it is pressed. */
export function sendAgain(who: Staff, { messageId }: z.output<typeof SendAgain>): Promise<Outcome<null, NotSentAgain>> {
  return atomically(async (tx) => {
    if (!who.may.has("send-messages")) return refused({ why: "not-yours" });
    const [row] = await tx.select({ state: messages.state, text: messages.text }).from(messages).where(eq(messages.id, messageId)).for("update");
    if (!row) return refused({ why: "unknown-message" });
    if (row.state !== "failed") return refused({ why: "not-failed" });
    if (hasOneTimeLink(row.text)) return refused({ why: "link-over" });
    await tx.update(messages).set({ state: "queued", tries: 0, lastError: null }).where(eq(messages.id, messageId));
    await record(tx, who, { is: "message.resent", messageId });
    return done(null);
  }, { pool: "staff" });
}
