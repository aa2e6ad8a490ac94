"use client";
import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useMended } from "@/components/ui/use-mended";
import { type Answered, UNANSWERED } from "@/lib/core/form";

export type FieldSpec = {
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "email" | "password" | "tel" | "date" | undefined;
  readonly autoComplete: string;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly required?: boolean | undefined;
  readonly inputMode?: "numeric" | "decimal" | "email" | "tel" | undefined;
  /** Half the width, beside the next one. */
  readonly half?: boolean | undefined;
};

type Props = {
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  /** Distinguishes forms on one page that share field names. */
  readonly name: string;
  /** The answer to it, where this page is the answer: before JavaScript has arrived. */
  readonly answered?: Answered | undefined;
  readonly fields: readonly FieldSpec[];
  readonly submit: string;
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  readonly quiet?: boolean | undefined;
  readonly small?: boolean | undefined;
  /** After it was done: only the sentence stays. */
  readonly once?: boolean | undefined;
  /** What is chosen before anything is typed. */
  readonly above?: ReactNode;
  readonly children?: ReactNode;
};

/** A form that answers in sentences, at the fields. It works before JavaScript has arrived; then focus goes to what is to be mended. */
export function AnsweringForm({ action, name, answered = UNANSWERED, fields, submit, hidden = {}, quiet = false, small = false, once = false, above, children }: Props) {
  const [answer, send] = useActionState(action, answered);
  const { isMended, onInput } = useMended(answer);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer.round > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-answer]")?.focus();
  }, [answer]);
  const notice = answer.notice ? (
    <div key={answer.round} tabIndex={-1} data-answer>
      <Notice tone={answer.done ? "good" : "bad"} live>
        {answer.notice}
      </Notice>
    </div>
  ) : null;
  if (once && answer.done) return <div className="max-w-[28rem]">{notice}</div>;
  return (
    <form ref={form} action={send} noValidate className="grid max-w-[28rem] gap-5" onInput={onInput}>
      {notice}
      <input type="hidden" name="form" value={name} />
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {above}
      {fields.length > 0 ? (
        <div className="grid grid-cols-2 items-start gap-x-[var(--gutter)] gap-y-5">
          {fields.map(({ half, value, ...field }) => (
            <Field
              key={field.name}
              {...field}
              id={`${name}-${field.name}`}
              className={half ? "col-span-2 sm:col-span-1" : "col-span-2"}
              defaultValue={answer.done ? value : (answer.typed[field.name] ?? value)}
              error={isMended(field.name) ? undefined : answer.problems[field.name]}
            />
          ))}
        </div>
      ) : null}
      {children}
      <div>
        <SubmitButton look={quiet ? "outlined" : "filled"} size={small ? "small" : "normal"}>{submit}</SubmitButton>
      </div>
    </form>
  );
}
