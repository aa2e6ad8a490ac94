import { type RefObject, useCallback, useEffect, useState } from "react";
import { type Roll, ROLLS } from "@/lib/receipts/types";

const KEPT = "unico-roll";
/** Pixels of CSS in a millimetre. */
const MM = 96 / 25.4;
/** What stays white below the last line, in millimetres: so far the paper moves to the knife. */
const FOOT = 6;

/** Which roll this counter's printer has, as somebody chose it here last. */
export function useRollChosen(): readonly [Roll, (roll: Roll) => void] {
  const [roll, setRoll] = useState<Roll>("80");
  useEffect(() => {
    const kept = ROLLS.find((one) => one === read());
    if (kept) setRoll(kept);
  }, []);
  const choose = useCallback((next: Roll) => {
    setRoll(next);
    try {
      localStorage.setItem(KEPT, next);
    } catch {
      // this browser keeps nothing: then it is chosen each time
    }
  }, []);
  return [roll, choose];
}
function read(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/**
 * While the page is printed the paper is as wide as the roll and one page as long as what is on it, measured then: no browser knows
 * "as long as needed" (`size: 80mm auto` is no value of CSS Paged Media 3), and a page of fixed length feeds white paper, or cuts.
 */
export function useRollPage(paper: RefObject<HTMLElement | null>, roll: Roll): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const before = () => {
      const shown = paper.current;
      if (!shown) return;
      shown.dataset["roll"] = roll; // as wide as on paper already now
      sheet.replaceSync(`@page { size: ${roll}mm ${Math.ceil(shown.getBoundingClientRect().height / MM) + FOOT}mm; margin: 0; }`);
    };
    const after = () => {
      sheet.replaceSync("");
      delete paper.current?.dataset["roll"];
    };
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [paper, roll]);
}
