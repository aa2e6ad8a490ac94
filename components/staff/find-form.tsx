"use client";
import { useEffect, useRef } from "react";
import { ScanIcon } from "../ui/icons";
import { Camera } from "./camera";
import type { StaffWords } from "./queue-view";

type Props = { readonly typed: string; readonly words: { readonly label: string; readonly hint: string; readonly find: string }; readonly camera: StaffWords["camera"] };

/** Where a customer's code is scanned or typed, or their number, name or phone. A plain form: a scanner's Enter sends it. */
export function FindForm({ typed, words, camera }: Props) {
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
    <form method="get" role="search" className="find">
      <div className="scan-bar">
        <ScanIcon />
        <input ref={input} name="q" type="search" aria-label={words.label} placeholder={words.hint} defaultValue={typed} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={200} enterKeyHint="search" />
        <Camera words={camera} onCode={show} />
      </div>
      <button type="submit" className="btn btn-1">
        {words.find}
      </button>
    </form>
  );
}
