import { useEffect, useRef } from "react";
import { fill } from "@/lib/core/fill";
import { minorOf, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { TickIcon } from "../ui/icons";
import type { TillAnswer } from "./till-view";
import type { TillWords } from "./till-words";

/** Sold: what to give back, to be read from an arm's length, until the next customer. */
export function TillSold({ sold, words, locale, next }: { readonly sold: NonNullable<TillAnswer["sold"]>; readonly words: TillWords; readonly locale: Locale; readonly next: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const money = (amount: number) => sayMoney(minorOf(amount), "EUR", locale);
  return (
    <div className="till-sold">
      <div role="status">
        <p className="till-sold-said">
          <TickIcon />
          {words.sold.title}
        </p>
        <p className="till-change">
          <span>{sold.change > 0 ? words.sold.change : words.sold.noChange}</span>
          {sold.change > 0 ? <b>{money(sold.change)}</b> : null}
        </p>
        {sold.back.map(({ name, amount, hand }) => (
          <p key={name} className="till-sold-back">
            {hand ?? `${words.brought.given}: ${amount} · ${name}`}
          </p>
        ))}
        <p>{fill(words.sold.total, { total: money(sold.total) })}</p>
      </div>
      <div className="till-acts">
        <button ref={button} type="button" className="btn btn-1" onClick={next}>{words.sold.next}</button>
        <a className="btn btn-2" href={sold.receipt}>{words.sold.receipt}</a>
      </div>
    </div>
  );
}
