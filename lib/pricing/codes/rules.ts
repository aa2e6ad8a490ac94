import { newToken } from "@/lib/core/code";
import type { Staff } from "@/lib/core/who";
import type { CodeTerms } from "./types";

/** Whether a colleague makes and ends codes: they hold in every store and on the web, so for the whole shop alone. */
export const managesCodes = ({ may, at }: Pick<Staff, "may" | "at">): boolean => may.has("offers") && at === null;

/** What may be changed of a code by hand once it is there; what it gives never. */
export const EDITED = ["name", "minimum", "endsAt", "maxUses", "budget"] as const satisfies readonly (keyof CodeTerms)[];
export type Editable = Pick<CodeTerms, (typeof EDITED)[number]>;

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
/** The fields in which two differ. */
export const differing = (a: Editable, b: Editable): readonly (typeof EDITED)[number][] => EDITED.filter((field) => plain(a[field]) !== plain(b[field]));
/** A code's terms as one text, another one as soon as anything changes. */
export const editionOf = (terms: Editable): string => JSON.stringify(EDITED.map((field) => plain(terms[field])));

export type CodeState = "coming" | "on" | "used-up" | "ended";
/** How a code stands at a moment. */
export function codeState({ startsAt, endsAt, maxUses, used, budget, given }: Pick<CodeTerms, "startsAt" | "endsAt" | "maxUses" | "budget"> & { readonly used: number; readonly given: number }, at: Date): CodeState {
  if (endsAt && endsAt <= at) return "ended";
  if ((maxUses !== null && used >= maxUses) || (budget !== null && given >= budget)) return "used-up";
  return startsAt > at ? "coming" : "on";
}

const RANDOM_BITS = 50;
/** A code that nobody guesses, after a word that people recognise: `FESTA-7K2M9QX4BC`. */
export const randomCode = (stem: string): string => `${stem}-${newToken(RANDOM_BITS)}`;
/** The longest word before the random part: a code has 24 signs at most. */
export const MOST_STEM = 13;
