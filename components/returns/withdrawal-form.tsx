"use client";
import { useActionState, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useMended } from "@/components/ui/use-mended";
import type { Withdrawing } from "./withdrawing";

export type WithdrawalWords = Readonly<
  Record<"stepOne" | "stepTwo" | "fill" | "name" | "contract" | "contractHint" | "email" | "emailHint" | "go" | "confirmTitle" | "content" | "confirm" | "edit" | "doneTitle", string>
>;
type Props = {
  readonly action: (before: Withdrawing, form: FormData) => Promise<Withdrawing>;
  readonly start: Withdrawing;
  readonly words: WithdrawalWords;
  /** Order numbers of the account, to choose from. */
  readonly numbers: readonly string[];
};
const FIELDS = ["name", "contract", "email"] as const;

/** The withdrawal function: a form with three fields, then the statement as it will be sent, then the proof. Works without JavaScript. */
export function WithdrawalForm({ action, start, words, numbers }: Props) {
  const [now, send] = useActionState(action, start);
  const form = useRef<HTMLFormElement>(null);
  const { isMended, onInput } = useMended(now);
  useEffect(() => {
    if (now.round > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-answer]")?.focus();
  }, [now]);
  const { typed } = now;
  const problem = (name: string) => (isMended(name) ? undefined : now.problems[name]);
  const notice = now.notice ? (
    <div key={now.round} tabIndex={-1} data-answer>
      <Notice tone="bad" live>
        {now.notice}
      </Notice>
    </div>
  ) : null;
  return (
    <form ref={form} action={send} noValidate className="grid max-w-[32rem] gap-5" onInput={onInput}>
      <input type="hidden" name="statement" value={typed.statement} />
      {now.step === "fill" ? (
        <>
          <Heading step={words.stepOne}>{words.fill}</Heading>
          {notice}
          <Field name="name" label={words.name} autoComplete="name" defaultValue={typed.name} error={problem("name")} />
          <Field name="contract" label={words.contract} autoComplete="off" defaultValue={typed.contract} hint={words.contractHint} error={problem("contract")} list={numbers.length > 0 ? "numbers" : undefined} />
          {numbers.length > 0 ? <datalist id="numbers">{numbers.map((number) => <option key={number} value={number} />)}</datalist> : null}
          <Field name="email" label={words.email} type="email" inputMode="email" autoComplete="email" defaultValue={typed.email} hint={words.emailHint} error={problem("email")} />
          <div>
            <SubmitButton name="step" value="check" size="large" className="w-full sm:w-auto">
              {words.go}
            </SubmitButton>
          </div>
        </>
      ) : null}
      {now.step === "confirm" ? (
        <>
          <div tabIndex={-1} data-answer>
            <Heading step={words.stepTwo}>{words.confirmTitle}</Heading>
          </div>
          {notice}
          <p className="body">{words.content}</p>
          <dl className="rows">
            {FIELDS.map((field) => (
              <div key={field} className="grid grid-cols-[128px_1fr] gap-x-4 sm:grid-cols-[180px_1fr]">
                <dt className="small text-ink-2">{words[field]}</dt>
                <dd className="small min-w-0 break-words">{typed[field]}</dd>
              </div>
            ))}
          </dl>
          {FIELDS.map((field) => (
            <input key={field} type="hidden" name={field} value={typed[field]} />
          ))}
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="step" value="confirm" size="large" className="max-sm:w-full">
              {words.confirm}
            </SubmitButton>
            <Button type="submit" name="step" value="edit" look="outlined" size="large" className="max-sm:w-full">
              {words.edit}
            </Button>
          </div>
        </>
      ) : null}
      {now.step === "done" ? (
        <div tabIndex={-1} data-answer data-done role="status">
          <h2 className="h3">{words.doneTitle}</h2>
          <Notice tone="good" className="mt-4">
            {now.stated}
          </Notice>
          <dl className="rows mt-6">
            {FIELDS.map((field) => (
              <div key={field} className="grid grid-cols-[128px_1fr] gap-x-4 sm:grid-cols-[180px_1fr]">
                <dt className="small text-ink-2">{words[field]}</dt>
                <dd className="small min-w-0 break-words">{typed[field]}</dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
    </form>
  );
}

function Heading({ step, children }: { readonly step: string; readonly children: string }) {
  return (
    <div>
      <p className="cap">{step}</p>
      <h2 className="h3">{children}</h2>
    </div>
  );
}
