import Link from "next/link";
import type { ReactNode } from "react";
import { Clock, Fuse } from "./clock";
import type { CardView, StaffWords } from "./queue-view";

type Props = { readonly card: CardView; readonly now: number; readonly words: StaffWords; /** Whether minutes are counted down, or only the moment is said. */ readonly counts: boolean; readonly children?: ReactNode };

/** A collection in the queue: how long there is, whose it is, how it stands, where it lies. The whole card is one link. */
export function QueueCard({ card, now, words, counts, children }: Props) {
  const inner = (
    <>
      {counts ? <Fuse card={card} now={now} /> : null}
      <span className={counts ? "qcard-in" : "qcard-in qcard-calm"}>
        {counts ? <Clock card={card} now={now} words={words.left} /> : null}
        <span className="min-w-0">
          <span className="qcard-who">{card.name}</span>
          <span className="qcard-meta">
            <span className="mono">{card.number}</span> · {card.meta}
          </span>
          {card.window ? <span className="qcard-meta qcard-window">{card.window}</span> : null}
          {counts ? null : <span className="qcard-meta">{card.by}</span>}
          <span className={`state state-${card.chip.tone}`}>{card.chip.words}</span>
        </span>
        {card.shelf ? (
          <span className="qcard-shelf">
            <small>{words.shelf}</small>
            {card.shelf}
          </span>
        ) : null}
      </span>
    </>
  );
  return (
    <li className="qcard">
      {card.href ? (
        <Link href={card.href} prefetch={false}>
          {inner}
        </Link>
      ) : (
        inner
      )}
      {children}
    </li>
  );
}
