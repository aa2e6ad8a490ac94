"use client";
import { useRef } from "react";
import { RollChoice } from "./roll-choice";
import { type DrawnRow, Slip } from "./slip";
import { useRollChosen, useRollPage } from "./use-roll";

type Props = { readonly rows: readonly DrawnRow[]; readonly lang: string; readonly words: { readonly title: string; readonly print: string; readonly roll: string; readonly mm: string } };

/** A slip that is worth what its code opens, on the screen and as it is printed; printed again it is the same money. */
export function PrintCredit({ rows, lang, words }: Props) {
  const [roll, choose] = useRollChosen();
  const paper = useRef<HTMLElement>(null);
  useRollPage(paper, roll);
  return (
    <div className="receipt">
      <section className="no-print staff-part receipt-print" aria-label={words.print}>
        <RollChoice roll={roll} choose={choose} words={words} />
        <div className="receipt-acts">
          <button type="button" className="btn btn-1" onClick={() => print()}>{words.print}</button>
        </div>
      </section>
      <section className="receipt-paper" aria-label={words.title}>
        <article ref={paper} className="roll-paper" data-shown={roll} data-printed="">
          <Slip rows={rows} lang={lang} />
        </article>
      </section>
    </div>
  );
}
