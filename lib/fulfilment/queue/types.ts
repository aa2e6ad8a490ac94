import type { FulfilmentId } from "@/lib/core/id";

/** How a collection stands in its store: to be gathered, in a colleague's hands, on its shelf, its buyer asked about what is short, or lying there for nobody. */
export type Stand = "to-pick" | "picking" | "ready" | "asked" | "put-back";
/** A collection as the store's colleagues see it in their queue. */
export type QueueCard = {
  readonly fulfilmentId: FulfilmentId;
  readonly number: string;
  readonly name: string; // the buyer's
  readonly stand: Stand;
  readonly toPay: boolean; // reserved: its buyer pays when they collect it
  readonly lines: number;
  readonly pieces: number;
  readonly found: number; // pieces in the picker's hands
  readonly by: string | null; // who picks it
  readonly mine: boolean; // the colleague who asks does
  readonly promisedAt: Date | null;
  readonly due: Date | null; // by when it is to be ready, while it is not
  readonly window: { readonly from: Date; readonly until: Date } | null; // in which its buyer comes, if they chose one
  readonly expected: Date | null; // when it will be, where that is later
  readonly shelf: string | null;
  readonly heldUntil: Date | null;
  readonly since: Date; // when it came to stand so
};
