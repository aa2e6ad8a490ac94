import { useEffect, useLayoutEffect, useRef } from "react";
import { fill } from "@/lib/core/fill";
import { minorOf, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { AlertIcon, CardIcon, CrossIcon, NoticeIcon } from "../ui/icons";
import type { TillCard } from "./till-view";
import type { TillCardWords } from "./till-words";
import type { Line } from "./use-queue";

type State = keyof TillCardWords["state"];
type Props = { readonly card: TillCard; readonly words: TillCardWords; readonly line: Line; readonly locale: Locale; readonly busy: boolean; readonly goods: boolean; readonly follow: (what: "look" | "again" | "back") => void; readonly next: () => void };

const stateOf = ({ now, why }: TillCard, line: Line, words: TillCardWords): State => {
  if (now === "stopped") return why !== null && why in words.state ? (why as State) : "not-shown";
  if (line === "cut") return "cut";
  return now === "asking" || now === "waiting" ? now : "checking";
};
/** What the bank's word is in ours; why a card is blocked is nobody's business at a counter. */
const reasonOf = (code: string | null, words: TillCardWords): string => words.reason[(code !== null && code in words.reason ? code : "other") as keyof TillCardWords["reason"]];

/** A card at the till's reader: how much, how it stands, and what can be done. While nobody knows, nothing can be charged again. */
export function TillCardStep({ card, words, line, locale, busy, goods, follow, next }: Props) {
  const said = useRef<HTMLDivElement>(null);
  const state = stateOf(card, line, words);
  const stopped = card.now === "stopped";
  const unknown = state === "cut" || state === "checking";
  const money = (amount: number) => sayMoney(minorOf(amount), "EUR", locale);
  // A scanner's Enter must press nothing: focus goes to what is said.
  useEffect(() => said.current?.focus(), [state]);
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!stopped || busy || event.repeat || document.querySelector("dialog[open]")) return;
      if (event.key !== "F12" && event.key !== "Escape") return;
      event.preventDefault();
      follow(event.key === "F12" ? "again" : "back");
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [busy, follow, stopped]);
  const Icon = unknown ? AlertIcon : stopped ? (state === "declined" ? CrossIcon : NoticeIcon) : CardIcon;
  return (
    <div className="till-card" data-state={unknown ? "unknown" : stopped ? "stopped" : "waiting"}>
      <div ref={said} role="status" tabIndex={-1}>
        <p className="till-card-icon">
          <Icon />
        </p>
        <h2>{words.state[state].title}</h2>
        <p className="till-card-sum">{money(card.amount)}</p>
        <p>
          {state === "declined" ? `${reasonOf(card.declined, words)} ` : ""}
          {words.state[state].text}
        </p>
        {goods ? <p className="till-card-cash">{words.goods}</p> : null}
        {card.cash > 0 ? <p className="till-card-cash">{fill(words.cash, { amount: money(card.cash) })}</p> : null}
      </div>
      <div className="till-acts">
        {stopped ? (
          <>
            <button type="button" className="btn btn-1" disabled={busy} onClick={() => follow("again")}>
              {words.again} <kbd>F12</kbd>
            </button>
            <button type="button" className="btn btn-2" disabled={busy} onClick={() => follow("back")}>
              {words.back} <kbd>Esc</kbd>
            </button>
          </>
        ) : null}
        {state === "waiting" ? <button type="button" className="btn btn-2" onClick={() => follow("back")}>{words.cancel}</button> : null}
        {state === "checking" ? <button type="button" className="btn btn-1" disabled={busy} onClick={() => follow("look")}>{words.look}</button> : null}
        {unknown ? <button type="button" className="btn btn-2" onClick={next}>{words.next}</button> : null}
      </div>
    </div>
  );
}
