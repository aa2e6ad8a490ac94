"use client";
import { useEffect, useRef } from "react";
import { ScanIcon } from "../ui/icons";

type Props = { readonly typed: string; readonly words: { readonly label: string; readonly hint: string; readonly find: string } };

/** Where a customer's code is scanned or typed, or their number, name or phone. A plain form: a scanner's Enter sends it. */
export function FindForm({ typed, words }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, [typed]);
  return (
    <form method="get" role="search" className="find">
      <label className="scan-bar">
        <ScanIcon />
        <input ref={input} name="q" type="search" aria-label={words.label} placeholder={words.hint} defaultValue={typed} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={200} enterKeyHint="search" />
      </label>
      <button type="submit" className="btn btn-1">
        {words.find}
      </button>
    </form>
  );
}
