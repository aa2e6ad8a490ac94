"use client";
import { useActionState, useEffect, useRef } from "react";
import { useFormStatus } from "react-dom";
import { Notice } from "@/components/ui/notice";
import { OnIcon } from "@/components/ui/icons";
import { type Answered, UNANSWERED } from "@/lib/core/form";

type Props = {
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  /** Distinguishes the ways on one page. */
  readonly name: string;
  /** The answer to it, where this page is the answer: before JavaScript has arrived. */
  readonly answered?: Answered | undefined;
  readonly hidden: Readonly<Record<string, string>>;
  readonly title: string;
  /** When, or how much. */
  readonly detail: string;
};

/** One way out, chosen by one tap on the whole row; a refusal is said above it. Works before JavaScript has arrived. */
export function ChooseRow({ action, name, answered = UNANSWERED, hidden, title, detail }: Props) {
  const [answer, send] = useActionState(action, answered);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer.round > 0) said.current?.focus();
  }, [answer]);
  return (
    <form action={send} className="grid gap-3">
      {answer.notice ? (
        <div key={answer.round} ref={said} tabIndex={-1}>
          <Notice tone="bad" live>
            {answer.notice}
          </Notice>
        </div>
      ) : null}
      {Object.entries({ form: name, ...hidden }).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Row title={title} detail={detail} />
    </form>
  );
}

function Row({ title, detail }: Pick<Props, "title" | "detail">) {
  const { pending } = useFormStatus();
  return (
    <button
      type={pending ? "button" : "submit"}
      aria-busy={pending || undefined}
      className="quiet flex min-h-14 w-full cursor-pointer items-center justify-between gap-4 rounded-[var(--radius)] border border-line-2 bg-surface px-4 py-3 text-left aria-busy:opacity-60"
    >
      <span className="min-w-0">
        <span className="t block">{title}</span>
        <span className="cap block">{detail}</span>
      </span>
      <OnIcon small />
    </button>
  );
}
