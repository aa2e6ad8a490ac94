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
/** The queue of a store as it was at a moment. */
export type QueueView = {
  readonly at: number;
  readonly clock: string;
  /** Where the store takes no more, or only so many: until when. */
  readonly intake: string | null;
  readonly toPick: readonly CardView[];
  readonly ready: readonly CardView[];
  readonly putBack: readonly CardView[];
};
