import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Feedback, PickActions, PickWords, StopView } from "./pick-view";
import type { Tone } from "../ui/play";

type Answer = Awaited<ReturnType<PickActions["scan"]>> | null;
export type Said = Omit<Feedback, "round"> & { readonly sound: Tone };

/** What a scan came to, in words and as a sound; null is no answer at all: the line is cut, and nothing was counted. */
export function sayScan(answer: Answer, code: string, stops: readonly StopView[], words: PickWords["scan"], locale: Locale): Said {
  if (answer === null) return { tone: "warn", title: words.cut, text: words.cutText, sound: "wrong" };
  if (answer.ok) {
    const { position, found, wanted, left } = answer.value;
    const stop = stops.find((each) => each.position === position);
    return { tone: "good", title: nameOf(stop), text: fill(left === 0 ? words.all : words.right, { found, wanted, left }), sound: found === wanted ? "done" : "right" };
  }
  const known = answer.title ? [inLocale(answer.title, locale), ...(answer.options ?? []).map((each) => inLocale(each, locale))].join(", ") : null;
  if (answer.why === "enough") return { tone: "warn", title: words.enough, text: known ?? code, sound: "wrong" };
  if (answer.why === "wrong-piece" && known) return { tone: "bad", title: words.wrong, text: fill(words.wrongIs, { title: known }), sound: "wrong" };
  if (answer.why === "wrong-piece") return { tone: "warn", title: words.unknown, text: fill(words.unknownText, { code }), sound: "wrong" };
  if (answer.why === "misread") return { tone: "warn", title: words.misread, text: fill(words.misreadText, { code }), sound: "wrong" };
  return refused(answer, words);
}

/** What it came to to take the last one back; null is no answer at all, and nothing was taken back. */
export function sayTakenBack(answer: Awaited<ReturnType<PickActions["unscan"]>> | null, stops: readonly StopView[], { scan, takeBack }: PickWords): Said {
  if (answer === null) return { tone: "warn", title: scan.cut, text: takeBack.cut, sound: "wrong" };
  if (answer.ok) return { tone: "warn", title: fill(takeBack.done, { title: nameOf(stops.find((each) => each.position === answer.value.position)) }), text: takeBack.doneText, sound: "right" };
  return answer.why === "not-last" ? { tone: "warn", title: takeBack.notLast, text: takeBack.notLastText, sound: "wrong" } : refused(answer, scan);
}

/** A thing by its name and what was chosen of it. */
export const nameOf = (stop: StopView | undefined): string => [stop?.title, stop?.choice].filter(Boolean).join(", ");

function refused(answer: { readonly why: string; readonly by?: string; readonly reference?: string }, words: PickWords["scan"]): Said {
  return { tone: "bad", title: words.refused, text: fill((words.why as Readonly<Record<string, string>>)[answer.why] ?? words.why.fault, { by: answer.by ?? "", reference: answer.reference ?? "" }), sound: "wrong" };
}
