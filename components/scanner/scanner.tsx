"use client";
import { type ReactNode, useEffect, useState } from "react";
import { CameraIcon } from "../ui/icons";
import { play } from "../ui/play";
import { ScannerDialog } from "./scanner-dialog";
import type { ScannerWords } from "./words";

type Props = {
  readonly words: ScannerWords;
  /** What was read, once for each time it is opened. It may be anything that somebody printed. */
  readonly onCode: (code: string) => void;
  /** Beeps, where whoever asked has no sound of their own for what the code turns out to be. */
  readonly beeps?: boolean;
  /** Said on the button, instead of a picture of a camera. */
  readonly children?: ReactNode;
};

/** The one way to read a code by a camera: a button that opens it. In every browser; before its script has come there is no button. */
export function Scanner({ words, onCode, beeps = false, children }: Props) {
  const [here, setHere] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => setHere(true), []);
  if (!here) return null;
  const found = (code: string) => {
    navigator.vibrate?.(40);
    if (beeps) play("right");
    onCode(code);
  };
  return (
    <>
      <button type="button" className={children ? "btn btn-1" : "scanner-open"} aria-haspopup="dialog" aria-label={children ? undefined : words.open} onClick={() => setOpen(true)}>
        <CameraIcon />
        {children}
      </button>
      {open ? <ScannerDialog words={words} onCode={found} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
