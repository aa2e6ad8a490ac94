import "server-only";
import { and, desc, eq, lt } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { messages, orders } from "@/db/schema/all";
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
 * A page of the book, the newest first: all messages, those to one address (as stored: normalised), or those about one order.
 * `before` is the last id of the page before; `more` says whether there are older ones.
 */
export async function messagesFor(wanted: { readonly recipient?: string; readonly orderNumber?: string; readonly before?: MessageId }): Promise<{ lines: MessageLine[]; more: boolean }> {
  const rows = await staffDb
    .select(line)
    .from(messages)
    .leftJoin(orders, eq(orders.id, messages.orderId))
    .where(
      and(
        wanted.recipient === undefined ? undefined : eq(messages.recipient, wanted.recipient),
        wanted.orderNumber === undefined ? undefined : eq(orders.number, wanted.orderNumber),
        wanted.before === undefined ? undefined : lt(messages.id, wanted.before),
      ),
    )
    .orderBy(desc(messages.id))
    .limit(PAGE + 1);
  return { lines: rows.slice(0, PAGE), more: rows.length > PAGE };
}

/** One message as it was written; links in it work no more once it has been sent. `null` when there is none. */
export async function messageById(id: MessageId): Promise<MessageWhole | null> {
  const [row] = await staffDb
    .select({ ...line, locale: messages.locale, html: messages.html, text: messages.text, lastError: messages.lastError, orderId: messages.orderId })
    .from(messages)
    .leftJoin(orders, eq(orders.id, messages.orderId))
    .where(eq(messages.id, id));
  return row ?? null;
}
