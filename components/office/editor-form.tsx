"use client";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Answered, UNANSWERED } from "@/lib/core/form";

type Props = {
  readonly name: string;
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  readonly answered?: Answered | undefined;
  readonly hidden: Readonly<Record<string, string>>;
  readonly words: { readonly save: string; readonly unsaved: string };
  /** Somebody changed something that is no field: an order, a row. */
  readonly touched?: boolean | undefined;
  readonly children: (answer: Answered) => ReactNode;
};

/** A long form of the office. What was typed stays whatever the answer is; who leaves with something unsaved is asked. */
export function EditorForm({ name, action, answered = UNANSWERED, hidden, words, touched = false, children }: Props) {
  const [answer, send, pending] = useActionState(action, answered);
  const [dirty, setDirty] = useState(false);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer.round > 0) said.current?.focus();
  }, [answer]);
  const unsaved = dirty || touched || (answer.round > 0 && !answer.done && !pending);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault(); // a form that its action answers is emptied; this one keeps what was typed
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
    setDirty(false);
  };
  return (
    <form action={send} onSubmit={submit} onInput={() => setDirty(true)} noValidate className="editor-form">
      {answer.notice ? (
        <div key={answer.round} ref={said} tabIndex={-1}>
          <Notice tone={answer.done ? "good" : "bad"} live>{answer.notice}</Notice>
        </div>
      ) : null}
      {Object.entries({ form: name, ...hidden }).map(([key, value]) => <input key={key} type="hidden" name={key} value={value} />)}
      {children(answer)}
      <div className="editor-foot">
        <Button type="submit" busy={pending}>{words.save}</Button>
        <span className="small text-ink-2" role="status">{unsaved ? words.unsaved : ""}</span>
      </div>
    </form>
  );
}
