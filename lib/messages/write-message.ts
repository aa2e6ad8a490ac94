import "server-only";
import type { Tx } from "@/db/client";
import { messages } from "@/db/schema/all";
import { newId, type OrderId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";
import { record } from "@/lib/events/record";

export type Draft = {
  /** One fact, one message: a second draft with the same key is dropped. Becomes the mail's Message-ID, so letters, digits and `.:-` only. */
  readonly dedupe: string;
  readonly kind: string;
  readonly locale: Locale;
  readonly recipient: string | null; // null: nobody is known to write to, and nothing is written
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly orderId?: OrderId;
};

const WRITER = { is: "machine", job: "write-message" } as const;

/**
 * Puts a message to a person into the book, in the caller's transaction; sending it follows from the fact. May be repeated:
 * the second draft with a key is dropped. Answers whether this one was written.
 */
export async function writeMessage(tx: Tx, { recipient, ...draft }: Draft): Promise<boolean> {
  if (recipient === null) return false;
  if (!/^[\w.:-]{1,200}$/.test(draft.dedupe)) throw new Error(`no key for a message: ${draft.dedupe}`);
  const id = newId<"message">();
  const written = await tx.insert(messages).values({ ...draft, recipient, id }).onConflictDoNothing({ target: messages.dedupe }).returning({ id: messages.id });
  if (written.length > 0) await record(tx, WRITER, { is: "message.written", messageId: id });
  return written.length > 0;
}
