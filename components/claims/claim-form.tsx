"use client";
import { useActionState, useEffect, useRef } from "react";
import { Field, FieldFrame } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioRows, type RadioOption } from "@/components/ui/radios";
import { SubmitButton } from "@/components/ui/submit-button";
import { useMended } from "@/components/ui/use-mended";
import type { Answered } from "@/lib/core/form";

export type ClaimFormWords = Readonly<Record<"which" | "pieces" | "fault" | "faultHint" | "wish" | "wishHint" | "repair" | "replacement" | "submit", string>>;
type Props = {
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  /** The answer to it, where this page is the answer: before JavaScript has arrived. */
  readonly answered: Answered;
  readonly hidden: Readonly<Record<string, string>>;
  readonly lines: readonly RadioOption[];
  /** Some line has more than one piece that may be faulty. */
  readonly several: boolean;
  readonly words: ClaimFormWords;
};

/** What is wrong with which thing, in the customer's words, and what they would like first. Works before JavaScript has arrived; then focus goes to what is to be mended. */
export function ClaimForm({ action, answered, hidden, lines, several, words }: Props) {
  const [answer, send] = useActionState(action, answered);
  const { isMended, onInput } = useMended(answer);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer.round > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-answer]")?.focus();
  }, [answer]);
  const { typed } = answer;
  const problem = (name: string) => (isMended(name) ? undefined : answer.problems[name]);
  return (
    <form ref={form} action={send} noValidate className="grid max-w-[44rem] gap-8" onInput={onInput}>
      {answer.notice ? (
        <div key={answer.round} tabIndex={-1} data-answer>
          <Notice tone="bad" live>
            {answer.notice}
          </Notice>
        </div>
      ) : null}
      <input type="hidden" name="form" value="claim" />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <RadioRows legend={words.which} name="position" options={lines} defaultValue={typed["position"] ?? lines[0]?.value} />
      {several ? <Field name="quantity" label={words.pieces} inputMode="numeric" autoComplete="off" className="w-32" defaultValue={typed["quantity"] ?? "1"} error={problem("quantity")} /> : <input type="hidden" name="quantity" value="1" />}
      <FieldFrame name="fault" label={words.fault} hint={words.faultHint} error={problem("fault")}>
        <textarea id="fault" name="fault" rows={4} maxLength={1_000} className="input min-h-30 py-3" defaultValue={typed["fault"]} aria-invalid={problem("fault") ? true : undefined} aria-describedby={problem("fault") ? "fault-hint fault-error" : "fault-hint"} />
      </FieldFrame>
      <RadioRows legend={words.wish} name="wish" defaultValue={typed["wish"] ?? "repair"} options={[{ value: "repair", label: words.repair }, { value: "replacement", label: words.replacement, detail: words.wishHint }]} />
      <div>
        <SubmitButton className="w-full sm:w-auto">{words.submit}</SubmitButton>
      </div>
    </form>
  );
}
