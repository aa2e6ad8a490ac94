"use client";
import { useEffect, useRef } from "react";
import { ScanIcon } from "../ui/icons";
import { Scanner } from "../scanner/scanner";
import type { ScannerWords } from "../scanner/words";

type Props = { readonly typed: string; readonly words: { readonly label: string; readonly hint: string; readonly find: string }; readonly camera: ScannerWords; /** The page that answers, when it is another. */ readonly action?: string; /** What goes with what is found. */ readonly hidden?: Readonly<Record<string, string>> };

/** Where a customer's code is scanned or typed, or their number, name or phone. A plain form: a scanner's Enter sends it. */
export function FindForm({ typed, words, camera, action, hidden = {} }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, [typed]);
  const show = (code: string) => {
    if (!input.current) return;
    input.current.value = code;
    input.current.form?.requestSubmit();
  };
  return (
    <form action={action} method="get" role="search" className="find">
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <div className="scan-bar">
        <ScanIcon />
        <input ref={input} name="q" type="search" aria-label={words.label} placeholder={words.hint} defaultValue={typed} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={200} enterKeyHint="search" />
        <Scanner words={camera} onCode={show} />
      </div>
      <button type="submit" className="btn btn-1">
        {words.find}
      </button>
    </form>
  );
}
