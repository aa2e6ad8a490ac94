import { fill } from "@/lib/core/fill";
import { bandOf, minutesLeft, sayLeft, shareLeft } from "@/lib/fulfilment/queue/rules";
import type { CardView, StaffWords } from "./queue-view";

const TONE = { late: " bad", risk: " warn", calm: "" };

/** How much of the promised time is left, as a figure, and by when. */
export function Clock({ card, now, words }: { readonly card: Pick<CardView, "madeAt" | "due" | "risk" | "by" | "was">; readonly now: number; readonly words: StaffWords["left"] }) {
  const band = bandOf(card, now);
  const { unit, figure } = sayLeft(minutesLeft(card.due, now));
  return (
    <span className={`clock${TONE[band]}`}>
      <span aria-hidden="true">
        <b>
          {figure}
          <small>{words[unit]}</small>
        </b>
        <span>{band === "late" ? card.was : card.by}</span>
      </span>
      <span className="sr-only">{fill(band === "late" ? words.over : words.left, { by: band === "late" ? card.was : card.by, figure: figure.replace("−", ""), unit: words[unit] })}</span>
    </span>
  );
}

/** A line as long as the share of the promised time that is left. */
export function Fuse({ card, now }: { readonly card: Pick<CardView, "madeAt" | "due" | "risk">; readonly now: number }) {
  return (
    <span className={`fuse${TONE[bandOf(card, now)]}`} aria-hidden="true">
      <i style={{ width: `${Math.round(shareLeft(card, now) * 100)}%` }} />
    </span>
  );
}
