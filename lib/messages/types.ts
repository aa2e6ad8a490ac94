import type { Id, OrderId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";

export type MessageId = Id<"message">;
/** queued: waits to be sent; sent: a relay took it; kept: there is no relay, the row is the mail; failed: it never left. */
export type MessageState = "queued" | "sent" | "kept" | "failed";

/** A line of the book of messages. */
export type MessageLine = {
  readonly id: MessageId;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly state: MessageState;
  readonly writtenAt: Date;
  readonly sentAt: Date | null;
  readonly tries: number;
  readonly orderNumber: string | null;
};

/** A message as it was written. */
export type MessageWhole = MessageLine & { readonly locale: Locale; readonly html: string; readonly text: string; readonly lastError: string | null; readonly orderId: OrderId | null };
