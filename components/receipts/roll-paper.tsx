"use client";
import { type ReactNode, useRef } from "react";
import { RollChoice } from "./roll-choice";
import { useRollChosen, useRollPage } from "./use-roll";

type Props = { readonly children: ReactNode; readonly words: { readonly roll: string; readonly mm: string; readonly print: string } };

/** What is read on the screen and printed on the roll of a receipt printer, such as a closure. */
export function RollPaper({ children, words }: Props) {
  const [roll, choose] = useRollChosen();
  const paper = useRef<HTMLElement>(null);
  useRollPage(paper, roll);
  return (
    <>
      <article ref={paper} className="roll-paper">{children}</article>
      <div className="roll-do no-print">
        <RollChoice roll={roll} choose={choose} words={words} />
        <button type="button" className="btn btn-2" onClick={() => window.print()}>{words.print}</button>
      </div>
    </>
  );
}
