import { useEffect, useRef } from "react";
import type { Press } from "./use-till";

/** Where a manager is asked for a press that went beyond one's limit. */
export type Asking = { readonly at: string; readonly press: Press };

const keptAs = (place: string) => `unico-till-ask-${place}`;

/** The way to a manager's yes. The press waits in this browser meanwhile: in an address, a stranger's link could make one. */
export function TillAsk({ ask, place, word }: { readonly ask: Asking; readonly place: string; readonly word: string }) {
  const keep = () => {
    try {
      sessionStorage.setItem(keptAs(place), JSON.stringify(ask.press));
    } catch {
      // this browser keeps nothing: it is typed again
    }
  };
  return (
    <a className="btn btn-2 btn-sm" href={ask.at} onClick={keep}>
      {word}
    </a>
  );
}

/** Back from a manager, what was pressed is pressed again, once, if its basket is in hand: with their yes it is done, without it the till says so again. */
export function usePressAgain(place: string, basketId: string | null, press: (press: Press) => void): void {
  const looked = useRef(false);
  useEffect(() => {
    if (looked.current) return;
    looked.current = true;
    try {
      const kept = JSON.parse(sessionStorage.getItem(keptAs(place)) ?? "null") as Press | null;
      sessionStorage.removeItem(keptAs(place));
      if (kept && kept["basketId"] === basketId) press(kept);
    } catch {
      // nothing was kept
    }
  }, [place, basketId, press]);
}
