import { type FormEvent, useLayoutEffect, useRef, useState } from "react";
import { ScanIcon } from "../ui/icons";
import { Scanner } from "../scanner/scanner";
import type { ScannerWords } from "../scanner/words";

type Props = { readonly words: { readonly label: string; readonly ready: string; readonly type: string }; readonly camera: ScannerWords; readonly onCode: (code: string) => void };

/**
 * Where a wedge scanner's keys land, wherever focus is, and where a code can be typed. No keyboard covers the screen until somebody
 * wants to type.
 */
export function ScanBar({ words, camera, onCode }: Props) {
  const [types, setTypes] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // As it comes into the page and not a moment later: a scan may follow at once, and its first keys would be lost.
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || at.closest("input, textarea, select, dialog[open], [contenteditable]")) return;
      input.current?.focus(); // the key itself lands there
    };
    document.addEventListener("keydown", hear);
    input.current?.focus({ preventScroll: true });
    return () => document.removeEventListener("keydown", hear);
  }, []);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = input.current?.value.trim() ?? "";
    if (input.current) input.current.value = "";
    if (code) onCode(code);
    input.current?.focus();
  };
  return (
    <form className="scan-bar" onSubmit={send}>
      <ScanIcon />
      <input ref={input} name="code" aria-label={words.label} placeholder={words.ready} inputMode={types ? "text" : "none"} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={200} enterKeyHint="done" />
      <Scanner words={camera} onCode={onCode} />
      <button
        type="button"
        aria-pressed={types}
        onClick={() => {
          setTypes(!types);
          input.current?.blur();
          requestAnimationFrame(() => input.current?.focus());
        }}
      >
        {words.type}
      </button>
    </form>
  );
}
