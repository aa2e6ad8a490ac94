/** A pasted line as it is said: what it would change, in the columns of the list; `why` what keeps it out. */
export type SaidLine = { readonly line: number; readonly key: string; readonly thing: string | null; readonly figures: readonly string[]; readonly why: string | null };
export type PasteAnswer = { readonly round: number; readonly done: boolean; readonly notice: string | null; readonly typed: Readonly<Record<string, string>>; readonly lines: readonly SaidLine[]; readonly wrong: number; /** What was looked at, as one text. */ readonly seen: string };
export const UNPASTED: PasteAnswer = { round: 0, done: false, notice: null, typed: {}, lines: [], wrong: 0, seen: "" };
