import { type FormEvent, useRef } from "react";
import { fill } from "@/lib/core/fill";
import { Dialog, opens } from "../ui/dialog";
import { Field } from "../ui/field";
import { TagIcon } from "../ui/icons";
import type { TillLine } from "./till-view";
import type { TillWords } from "./till-words";
import type { Press } from "./use-till";

/** Something off a line, with its reason; nothing is filled in for the colleague. */
export function TillOff({ line, words, act }: { readonly line: TillLine; readonly words: TillWords; readonly act: (press: Press) => void }) {
  const id = `off-${line.id}`;
  const form = useRef<HTMLFormElement>(null);
  const close = () => (document.getElementById(id) as HTMLDialogElement).close();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    act({ act: "off", lineId: line.id, off: { percent: Number(typed.get("percent")) }, reason: String(typed.get("reason")) });
    close();
  };
  return (
    <>
      <button type="button" className="icon-btn" aria-label={fill(words.line.off, { title: line.title })} {...opens(id)}>
        <TagIcon />
      </button>
      <Dialog id={id} from="below" title={fill(words.line.off, { title: line.title })} closeWord={words.tender.close}>
        <form ref={form} onSubmit={send} className="grid gap-4">
          <Field name="percent" id={`${id}-percent`} label={words.off.percent} type="number" inputMode="numeric" min={1} max={100} step={1} required autoComplete="off" />
          <Field name="reason" id={`${id}-reason`} label={words.off.reason} hint={words.off.reasonHint} maxLength={200} required autoComplete="off" />
          <button type="submit" className="btn btn-1">{words.off.submit}</button>
          {line.off ? (
            <button type="button" className="btn btn-2" onClick={() => (act({ act: "off", lineId: line.id, off: { amount: 0 }, reason: null }), close())}>{words.off.none}</button>
          ) : null}
        </form>
      </Dialog>
    </>
  );
}
