"use client";
import { useActionState, useEffect, useRef } from "react";
import type { Answered } from "@/lib/core/form";
import { UNANSWERED } from "@/lib/core/form";
import { AlertIcon, BackIcon } from "../ui/icons";

type Props = {
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  readonly answered?: Answered | undefined;
  readonly hidden: Readonly<Record<string, string>>;
  readonly words: { readonly label: string; readonly delete: string; readonly submit: string; readonly keys: string };
};
const DIGITS = 6;
const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** A PIN's six digits: by the keys on the glass, a keyboard or a number pad; the sixth sends it. Before JavaScript a plain field. */
export function PinPad({ action, answered = UNANSWERED, hidden, words }: Props) {
  const [answer, send, waiting] = useActionState(action, answered);
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!input.current) return;
    input.current.inputMode = "none"; // the keys are on the page: no keyboard over them
    input.current.value = "";
    input.current.focus({ preventScroll: true });
  }, [answer]);
  const typed = () => {
    if (!input.current) return;
    input.current.value = input.current.value.replace(/\D/g, "").slice(0, DIGITS);
    if (input.current.value.length === DIGITS && !waiting) form.current?.requestSubmit();
  };
  const press = (change: (value: string) => string) => () => {
    if (!input.current || waiting) return;
    input.current.value = change(input.current.value);
    typed();
  };
  const problem = answer.notice ?? answer.problems["pin"] ?? answer.problems["staffId"];
  return (
    <form ref={form} action={send} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div role="alert" key={answer.round}>
        {problem ? (
          <p className="said said-bad" id="pin-problem">
            <AlertIcon />
            {problem}
          </p>
        ) : null}
      </div>
      <input
        ref={input} name="pin" type="password" inputMode="numeric" autoComplete="off" maxLength={DIGITS} required aria-label={words.label}
        aria-invalid={problem ? true : undefined} aria-describedby={problem ? "pin-problem" : undefined} className="pin-digits" readOnly={waiting} onInput={typed}
      />
      <div className="pad" role="group" aria-label={words.keys}>
        {KEYS.map((digit) => (
          <button key={digit} type="button" className="key" onClick={press((value) => value + digit)}>
            {digit}
          </button>
        ))}
        <button type="button" className="key" aria-label={words.delete} onClick={press((value) => value.slice(0, -1))}>
          <BackIcon />
        </button>
        <button type="button" className="key" onClick={press((value) => `${value}0`)}>
          0
        </button>
        <button type="submit" className="key key-go" aria-disabled={waiting}>
          {words.submit}
        </button>
      </div>
    </form>
  );
}
