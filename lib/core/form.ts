/** What a form shows after it was sent, in the reader's words: it was done, or what to mend, with everything that was typed. */
export type Answered = {
  readonly done: boolean;
  /** A sentence about the whole form. */
  readonly notice: string | null;
  /** A sentence per field. */
  readonly problems: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
  /** Counts the answers, so that a screen reader hears the same sentence a second time. */
  readonly round: number;
};
export const UNANSWERED: Answered = { done: false, notice: null, problems: {}, typed: {}, round: 0 };
