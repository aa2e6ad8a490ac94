import "server-only";
import { refresh } from "next/cache";
import type { Answered } from "@/lib/core/form";
import type { Outcome } from "@/lib/core/outcome";
import type { Turned } from "./action";
import { fieldsOf, typedIn } from "./form";
import { keepAnswer } from "./kept-answer";
import { localeOfPage } from "./shopper";
import { type Wording, words } from "./wording";

type Sayable = { readonly why: string };
/** The key of the sentence for each refusal of the verb itself: the compiler asks for every one. */
type Sentences<Why extends Sayable> = { readonly [W in Exclude<Why["why"], Turned["why"]>]: string };
type Form<T, Why extends Sayable> = {
  readonly act: (sent: never) => Promise<Outcome<T, Why>>;
  /** Where the sentences are: `problems.*` for fields, the keys below for the whole form. */
  readonly namespace: string;
  readonly refusals: Sentences<Why>;
  /** The sentence when it was done; left out where `onDone` leads away. Without `onDone` the page shows its new state. */
  readonly done?: string;
  readonly onDone?: (value: T) => Promise<void> | void;
};

/**
 * Turns an action into one for a form that works before and without JavaScript: the answer comes back as sentences in the
 * reader's language, at their fields, with everything that was typed but secrets.
 */
export const answerForm =
  <T, Why extends Sayable>({ act, namespace, refusals, done, onDone }: Form<T, Why>) =>
  async (before: Answered, form: FormData): Promise<Answered> => {
    const { form: name, ...fields } = fieldsOf(form);
    const answer = await act(fields as never);
    if (answer.ok) await (onDone ?? refresh)(answer.value);
    const locale = await localeOfPage();
    const round = (Number.isSafeInteger(before?.round) ? before.round : 0) + 1;
    const said = { typed: typedIn(fields), round, ...say(answer, words(locale, namespace), words(locale, "forms"), refusals, done) };
    await keepAnswer(String(name), said);
    return said;
  };

type Said = Pick<Answered, "done" | "notice" | "problems">;

function say(answer: Outcome<unknown, Sayable>, t: Wording, shared: Wording, refusals: Readonly<Record<string, string>>, done: string | undefined): Said {
  if (answer.ok) return { done: true, notice: done ? t(done) : null, problems: {} };
  if (answer.why === "bad-input") return { done: false, notice: null, ...mend(answer as unknown as Turned & { why: "bad-input" }, t, shared) };
  const key = refusals[answer.why];
  return { done: false, notice: key ? t(key, valuesOf(answer)) : shared(answer.why, valuesOf(answer)), problems: {} };
}

/** The problems at their fields; what belongs to no field is said above the form. */
function mend({ fields }: { readonly fields: Readonly<Record<string, string>> }, t: Wording, shared: Wording): Partial<Said> & { problems: Record<string, string> } {
  const sentence = (key: string) => (t.has(`problems.${key}`) ? t(`problems.${key}`) : shared(`problems.${shared.has(`problems.${key}`) ? key : "not-valid"}`));
  const { "": whole, ...own } = fields;
  return { problems: Object.fromEntries(Object.entries(own).map(([field, key]) => [field, sentence(key)])), ...(whole ? { notice: sentence(whole) } : {}) };
}

/** What a refusal's sentence may mention: numbers, moments and short texts that the refusal carries. */
const valuesOf = (refusal: object): Record<string, string | number | Date> =>
  Object.fromEntries(Object.entries(refusal).filter((pair): pair is [string, string | number | Date] => typeof pair[1] === "string" || typeof pair[1] === "number" || pair[1] instanceof Date));
