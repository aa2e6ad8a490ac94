"use client";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FieldFrame } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { fill } from "@/lib/core/fill";
import { type PasteAnswer, type SaidLine, UNPASTED } from "./pasted";

export type PasteWords = Readonly<Record<"lines" | "linesHint" | "look" | "plan" | "caption" | "fine" | "all" | "some" | "line" | "thing" | "outcome", string>> & { readonly figures: readonly string[] };
export type PasteProps<W extends PasteWords> = { readonly action: (before: PasteAnswer, form: FormData) => Promise<PasteAnswer>; readonly answered?: PasteAnswer | undefined; readonly press: string; readonly words: W };

/** Many things at once, pasted from a spreadsheet: what each line would change is looked at first; all of them go in, or none. `children`: the form's other fields, with what was typed. */
export function PasteForm({ action, answered = UNPASTED, press, words, children }: PasteProps<PasteWords> & { readonly children: (typed: (name: string) => string) => ReactNode }) {
  const [answer, send, pending] = useActionState(action, answered);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer.round > 0) said.current?.focus();
  }, [answer]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault(); // what was pasted stays
    const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    startTransition(() => send(form));
  };
  const typed = (name: string) => (answer.done ? "" : (answer.typed[name] ?? ""));
  const ready = answer.lines.length > 0 && answer.wrong === 0;
  return (
    <div className="paste">
      <form action={send} onSubmit={submit} noValidate className="editor-form" key={answer.done ? `done-${answer.round}` : "form"}>
        <input type="hidden" name="form" value="paste" />
        <input type="hidden" name="press" value={press} />
        <input type="hidden" name="seen" value={answer.seen} />
        <FieldFrame name="lines" label={words.lines} hint={words.linesHint}>
          <textarea id="lines" name="lines" rows={10} className="input code" defaultValue={typed("lines")} spellCheck={false} aria-describedby="lines-hint" />
        </FieldFrame>
        <div className="editor-facts">{children(typed)}</div>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" name="do" value="look" look={ready ? "outlined" : "filled"} busy={pending}>{words.look}</Button>
          {ready ? <Button type="submit" name="do" value="plan" busy={pending}>{words.plan}</Button> : null}
        </div>
      </form>
      {answer.round > 0 ? (
        <div ref={said} tabIndex={-1} key={answer.round} className="grid min-w-0 gap-4">
          {answer.notice ? <Notice tone={answer.done ? "good" : "bad"} live>{answer.notice}</Notice> : null}
          {answer.lines.length > 0 ? (
            <>
              <p role="status">{ready ? fill(words.all, { count: answer.lines.length }) : fill(words.some, { wrong: answer.wrong, count: answer.lines.length })}</p>
              <Lines lines={answer.lines} words={words} />
            </>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Lines({ lines, words }: { readonly lines: readonly SaidLine[]; readonly words: PasteWords }) {
  return (
    <div className="grid-form grid-form-tall" role="region" aria-label={words.caption} tabIndex={0}>
      <table className="num">
        <caption className="sr-only">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            <th scope="col">{words.thing}</th>
            {words.figures.map((name) => <th key={name} scope="col" className="figure">{name}</th>)}
            <th scope="col">{words.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, key, thing, figures, why }) => (
            <tr key={line} data-wrong={why ? "" : undefined}>
              <td className="text-ink-2">{line}</td>
              <th scope="row"><span className="code">{key}</span>{thing ? <span className="block font-normal">{thing}</span> : null}</th>
              {figures.map((figure, i) => <td key={words.figures[i]} className={`figure${i === 1 ? " font-semibold" : " text-ink-2"}`}>{figure}</td>)}
              <td className={why ? "text-bad whitespace-normal!" : "text-good"}>{why ?? words.fine}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
