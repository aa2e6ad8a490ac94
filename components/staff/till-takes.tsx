import type { ReactNode } from "react";
import type { TillCardWords } from "./till-words";

/** What the till's reader takes and when; a terminal of its own, which gives a slip, stands behind it, or alone where there is no reader. */
export function TillTakes({ reader, words, children }: { readonly reader: boolean; readonly words: TillCardWords; readonly children: ReactNode }) {
  if (!reader) return children;
  return (
    <div className="till-takes">
      <p>{words.hint}</p>
      <details>
        <summary>{words.ownTerminal}</summary>
        {children}
      </details>
    </div>
  );
}
