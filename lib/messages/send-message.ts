import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { messages } from "@/db/schema/all";
import { config } from "@/lib/core/config";
import type { Id } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done } from "@/lib/core/outcome";
import { scrub } from "@/lib/core/scrub";
import { mailer } from "@/lib/gateways/configured";
import type { Mailer } from "@/lib/gateways/mailer";
import { messageIdOf, MOST_TRIES, withoutToken } from "./rules";

/**
 * Sends one message that waits in the book; one that has left, or is gone, needs nothing. Without a relay it is `kept`: the row is
 * the mail. What the relay rejects for good, or has not taken after 12 tries, is `failed`. Throws when it should be tried again,
 * so that the job comes back, later each time. May be repeated; a letter whose line broke after its text may arrive twice,
 * with one Message-ID.
 */
export async function sendMessage(messageId: Id<"message">, relay: Mailer | null = mailer(), at = () => new Date()): Promise<void> {
  const [row] = await db.select().from(messages).where(and(eq(messages.id, messageId), eq(messages.state, "queued")));
  if (!row) return;
  if (!relay) return settle(messageId, { state: "kept" });
  const { recipient: to, subject, html, text, locale } = row;
  const sent = await relay.send({ messageId: messageIdOf(row.dedupe, config().UNICO_BASE_URL), to, subject, html, text, locale });
  if (sent.ok) return settle(messageId, { state: "sent", sentAt: at(), html: withoutToken(html), text: withoutToken(text), lastError: null }, 1);
  const final = sent.why === "rejected" || row.tries + 1 >= MOST_TRIES;
  await settle(messageId, { state: final ? "failed" : "queued", lastError: scrub(sent.said) }, 1);
  if (!final) throw new Error(`the mail relay did not take message ${messageId}: ${scrub(sent.said)}`);
  log.warn({ messageId, kind: row.kind, why: sent.why }, "a message could not be sent");
}

async function settle(messageId: Id<"message">, to: Partial<typeof messages.$inferInsert>, tries = 0): Promise<void> {
  await atomically(async (tx) => {
    await tx.update(messages).set({ ...to, tries: sql`${messages.tries} + ${tries}` }).where(and(eq(messages.id, messageId), eq(messages.state, "queued")));
    return done(null);
  });
}
