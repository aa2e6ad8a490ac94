import "server-only";
import type { Tx } from "@/db/client";
import { messages } from "@/db/schema/all";
import type { OrderId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";

export type Draft = {
  /** One fact, one message: a second draft with the same key is dropped. Becomes the mail's Message-ID, so letters, digits and `.:-` only. */
  readonly dedupe: string;
  readonly kind: string;
  readonly locale: Locale;
  readonly recipient: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly orderId?: OrderId;
};

/** Puts a message to a person into the book, in the caller's transaction. Sending it is a consequence. May be repeated. */
export async function writeMessage(tx: Tx, draft: Draft): Promise<void> {
  if (!/^[\w.:-]{1,200}$/.test(draft.dedupe)) throw new Error(`no key for a message: ${draft.dedupe}`);
  await tx.insert(messages).values(draft).onConflictDoNothing({ target: messages.dedupe });
}
