"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { RollChoice } from "./roll-choice";
import { type DrawnRow, Slip } from "./slip";
import { useRollChosen, useRollPage } from "./use-roll";

type Words = { readonly title: string; readonly roll: string; readonly mm: string; readonly print: string; readonly gift: string; readonly file: string; readonly busy: string; readonly printed: string; readonly press: string; readonly preview: string; readonly cut: string; readonly refused: string };
type Props = { readonly number: string; readonly lang: string; readonly rows: readonly DrawnRow[]; /** What this colleague may print of it. */ readonly may: "all" | "gift" | "nothing"; /** What else is done with it, above and below its printing. */ readonly above: ReactNode; readonly below: ReactNode; /** How often it was printed so far. */ readonly count: string; readonly words: Words };
type Printed = { readonly rows: readonly DrawnRow[]; readonly bytes: string };

/**
 * A receipt on the screen, and on paper only as the server gave it for this print: counted, and marked where it is a copy. What is
 * printed otherwise says how.
 */
export function PrintSlip({ number, lang, rows, may, above, below, count, words }: Props) {
  const router = useRouter();
  const [roll, choose] = useRollChosen();
  const [printed, setPrinted] = useState<readonly DrawnRow[] | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const paper = useRef<HTMLElement>(null);
  useRollPage(paper, roll);
  useEffect(() => {
    const over = () => {
      setPrinted(null);
      router.refresh(); // how often it was printed
    };
    addEventListener("afterprint", over);
    return () => removeEventListener("afterprint", over);
  }, [router]);

  const ask = async (gift: boolean, then: (answer: Printed) => void) => {
    setBusy(true);
    setSaid(words.busy);
    const answer = await post({ number, gift, roll });
    setBusy(false);
    if (typeof answer === "string") return setSaid(words[answer]);
    setSaid(words.printed);
    then(answer);
  };
  const print = (gift: boolean) => ask(gift, (answer) => {
    flushSync(() => setPrinted(answer.rows));
    window.print();
  });
  const fetchFile = () => ask(false, ({ bytes }) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], { type: "application/octet-stream" }));
    link.download = `${number}.bin`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    router.refresh();
  });

  return (
    <div className="receipt">
      <div className="no-print">
        {above}
        {may === "nothing" ? null : (
          <section className="staff-part receipt-print" aria-labelledby="on-paper">
            <h2 id="on-paper">{words.title}</h2>
            <RollChoice roll={roll} choose={choose} words={words} />
            <div className="receipt-acts">
              {may === "all" ? <button type="button" className="btn btn-1" disabled={busy} onClick={() => void print(false)}>{words.print}</button> : null}
              <button type="button" className="btn btn-2" disabled={busy} onClick={() => void print(true)}>{words.gift}</button>
              {may === "all" ? <button type="button" className="btn btn-2" disabled={busy} onClick={() => void fetchFile()}>{words.file}</button> : null}
            </div>
            <p className="hint">{count}</p>
            <p role="status">{said}</p>
          </section>
        )}
        {below}
      </div>
      <section className="receipt-paper" aria-label={words.preview}>
        <article ref={paper} className="roll-paper" data-shown={roll} data-printed={printed ? "" : undefined}>
          <Slip rows={printed ?? rows} lang={lang} />
        </article>
        <p className="receipt-press">{words.press}</p>
      </section>
    </div>
  );
}

async function post(asked: { readonly number: string; readonly gift: boolean; readonly roll: string }): Promise<Printed | "cut" | "refused"> {
  try {
    const answer = await fetch("/api/staff/receipt", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(asked), signal: AbortSignal.timeout(10_000) });
    if (answer.ok) return ((await answer.json()) as { value: Printed }).value;
    return answer.status >= 500 ? "cut" : "refused";
  } catch {
    return "cut";
  }
}
