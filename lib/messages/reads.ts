import "server-only";
import { and, desc, eq, lt } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { messages, orders } from "@/db/schema/all";
import { withoutToken } from "./rules";
import type { MessageId, MessageLine, MessageWhole } from "./types";

/** Lines of one page of the book. */
export const PAGE = 50;

const line = {
  id: messages.id,
  kind: messages.kind,
  recipient: messages.recipient,
  subject: messages.subject,
  state: messages.state,
  writtenAt: messages.writtenAt,
  sentAt: messages.sentAt,
  tries: messages.tries,
  orderNumber: orders.number,
};

/**
 * A page of the book, the newest first: all messages, those to one address (as stored: normalised), those about one order, or
 * those that failed.
 * `before` is the last id of the page before; `more` says whether there are older ones.
 */
export async function messagesFor(wanted: { readonly recipient?: string; readonly orderNumber?: string; readonly failed?: boolean; readonly before?: MessageId }): Promise<{ lines: MessageLine[]; more: boolean }> {
  const rows = await staffDb
    .select(line)
    .from(messages)
    .leftJoin(orders, eq(orders.id, messages.orderId))
    .where(
      and(
        wanted.recipient === undefined ? undefined : eq(messages.recipient, wanted.recipient),
        wanted.orderNumber === undefined ? undefined : eq(orders.number, wanted.orderNumber),
        wanted.failed ? eq(messages.state, "failed") : undefined,
        wanted.before === undefined ? undefined : lt(messages.id, wanted.before),
      ),
    )
    .orderBy(desc(messages.id))
    .limit(PAGE + 1);
  return { lines: rows.slice(0, PAGE), more: rows.length > PAGE };
}

/** How many messages failed and wait for a colleague's decision. */
export const failedMessages = (): Promise<number> => staffDb.$count(messages, eq(messages.state, "failed"));

/** One message as it was written; its links work only where the row is the mail: nobody opens an account by reading the book. `null` when there is none. */
export async function messageById(id: MessageId): Promise<MessageWhole | null> {
  const [row] = await staffDb
    .select({ ...line, locale: messages.locale, html: messages.html, text: messages.text, lastError: messages.lastError, orderId: messages.orderId })
    .from(messages)
    .leftJoin(orders, eq(orders.id, messages.orderId))
    .where(eq(messages.id, id));
  if (!row) return null;
  return row.state === "kept" ? row : { ...row, html: withoutToken(row.html), text: withoutToken(row.text) };
}
