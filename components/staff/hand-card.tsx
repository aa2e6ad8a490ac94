import type { ReactNode } from "react";
import { LinePicture } from "../orders/line-picture";
import { AlertIcon, TickIcon } from "../ui/icons";

type Props = {
  readonly state: { readonly tone: "good" | "warn" | "bad" | "plain"; readonly title: string; readonly text: string };
  readonly number: string;
  readonly name: string;
  /** Who else may take it. */
  readonly also: string | null;
  readonly shelf: string | null;
  readonly pieces: readonly { readonly position: number; readonly title: string; readonly choice: string; readonly stem: string | null; readonly quantity: string }[];
  readonly words: { readonly call: string; readonly shelf: string; readonly noShelf: string; readonly count: string };
  readonly children?: ReactNode;
};

/** A collection at the counter: whether it may be given, whom to call, where it lies, what is in it. */
export function HandCard({ state, number, name, also, shelf, pieces, words, children }: Props) {
  return (
    <article aria-label={name}>
      <div className={`said said-${state.tone}`} role={state.tone === "bad" ? "alert" : "status"}>
        {state.tone === "good" ? <TickIcon /> : <AlertIcon />}
        <p>
          <b>{state.title}</b>
          {state.text}
        </p>
        <span className="mono">{number}</span>
      </div>
      <div className="hand-name">
        <p>{words.call}</p>
        <h2>{name}</h2>
        {also ? <p className="hand-also">{also}</p> : null}
      </div>
      <p className="hand-shelf">
        <small>{words.shelf}</small>
        <b>{shelf ?? words.noShelf}</b>
        <span>{words.count}</span>
      </p>
      <ul className="hand-pieces">
        {pieces.map((piece) => (
          <li key={piece.position}>
            <span className="well">
              <LinePicture stem={piece.stem} sizes="56px" />
            </span>
            <span className="min-w-0">
              <b>{piece.title}</b>
              <span>{piece.choice}</span>
            </span>
            <span className="hand-quantity">{piece.quantity}</span>
          </li>
        ))}
      </ul>
      {children}
    </article>
  );
}
