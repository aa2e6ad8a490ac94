import type { ReactNode } from "react";
import { fill } from "@/lib/core/fill";
import { LinePicture } from "../orders/line-picture";
import { TickIcon } from "../ui/icons";
import type { PickWords, StopView } from "./pick-view";

type Props = { readonly stop: StopView; readonly now: boolean; readonly words: PickWords; readonly children?: ReactNode };

/** A stop on the way: where to go at a glance, then what to take. What is done shrinks to a line. */
export function Stop({ stop, now, words, children }: Props) {
  const { bin, title, choice, code, stem, wanted, found, onHand } = stop;
  const done = found >= wanted;
  if (!now)
    return (
      <li className={done ? "stop stop-done" : "stop"}>
        <span className="stop-bin">{bin ?? "–"}</span>
        <span className="min-w-0">
          <b>{title}</b>
          <span>{choice}</span>
        </span>
        <span className="stop-count">
          {done ? <TickIcon /> : null}
          {fill(words.found, { found, wanted })}
        </span>
      </li>
    );
  return (
    <li className="stop-now" aria-current="step">
      <p className="stop-where">{bin ?? words.noBin}</p>
      <div className="stop-what">
        <span className="well">
          <LinePicture stem={stem} sizes="112px" priority />
        </span>
        <div className="min-w-0">
          <h2>{title}</h2>
          {choice ? <p>{choice}</p> : null}
          <p className="mono stop-code">{code}</p>
          <p className="stop-take">
            <b>{wanted - found}</b>
            <span>
              {words.toTake}
              <small>{onHand}</small>
            </span>
          </p>
        </div>
      </div>
      {children}
    </li>
  );
}
