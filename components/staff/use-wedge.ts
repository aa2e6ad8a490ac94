import { useEffect, useLayoutEffect, useRef } from "react";
import { hearKey, NO_BURST } from "./wedge";

/** Hears a wedge scanner wherever focus is, on pages that have no field of their own for it; not while somebody types, a dialog is open, or a card is awaited. */
export function useWedge(onCode: (code: string) => void): void {
  const heard = useRef(onCode);
  useEffect(() => void (heard.current = onCode));
  useLayoutEffect(() => {
    let burst = NO_BURST;
    const hear = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector(".scan-bar, .till-card, dialog[open]") || at.closest("input, textarea, select, [contenteditable]")) return;
      const now = hearKey(burst, event.key, event.timeStamp);
      burst = now.burst;
      if (now.code === null) return;
      event.preventDefault(); // the Enter presses nothing that happens to have focus
      heard.current(now.code);
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
}
