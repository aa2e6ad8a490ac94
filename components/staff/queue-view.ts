import type staffWords from "../../messages/en/staff.json";

/** The staff app's words in the reader's language: the `staff` namespace as it is. */
export type StaffWords = typeof staffWords;

/** A collection in the queue, in words but for what the minutes change. Moments are in milliseconds, of the server's clock. */
export type CardView = {
  readonly id: string;
  readonly href: string | null;
  readonly name: string;
  readonly number: string;
  readonly meta: string;
  /** In which window its buyer comes, where they chose one. */
  readonly window: string | null;
  readonly madeAt: number;
  readonly due: number;
  readonly risk: boolean;
  /** "by 15:32", and once it is over, "was 15:32". */
  readonly by: string;
  readonly was: string;
  readonly chip: { readonly tone: "plain" | "good" | "warn" | "bad"; readonly words: string };
  readonly shelf: string | null;
};
/** Something to do of any kind, on the same card; `act` says by what it is done there, `mine` that it is in the reader's hands. */
export type TaskView = CardView & { readonly is: "pick" | "approval" | "request" | "count" | "put-back" | "claim" | "inspect" | "hang-up" | "reprint"; readonly act: "accept" | "finish" | "back" | "hang" | null; readonly mine: boolean; /** What is hung, where it is that. */ readonly hang?: { readonly locationId: string; readonly variantId: string; readonly upTo: string } };
/** All that is to be done in a store as it was at a moment. */
export type TasksView = Pick<QueueView, "at" | "clock"> & { readonly tasks: readonly TaskView[] };
/** The queue of a store as it was at a moment. */
export type QueueView = {
  readonly at: number;
  readonly clock: string;
  /** Where the store takes no more, or only so many: until when. */
  readonly intake: string | null;
  /** Who waits at a shelf for something. */
  readonly asked: readonly TaskView[];
  readonly toPick: readonly CardView[];
  readonly ready: readonly CardView[];
  readonly putBack: readonly CardView[];
};
