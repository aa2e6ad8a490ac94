import type { FormEvent } from "react";
import { fill } from "@/lib/core/fill";
import { minorOf, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { Dialog, opens } from "../ui/dialog";
import { Field } from "../ui/field";
import { TillSend } from "./till-send";
import type { TillBasket } from "./till-view";
import type { TillWords } from "./till-words";
import type { Press } from "./use-till";

type Props = { readonly basket: TillBasket; readonly words: TillWords; readonly pays: boolean; readonly pay: () => void; readonly act: (press: Press) => void; readonly locale: Locale };

/** What it comes to, as large as can be, and the one next step. */
export function TillFoot({ basket, words, pays, pay, act, locale }: Props) {
  const park = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    act({ act: "park", as: String(new FormData(event.currentTarget).get("as")) });
  };
  const total = sayMoney(minorOf(basket.total), "EUR", locale);
  return (
    <div className="till-foot">
      <dl>
        {[[basket.count, ""] as const, ...basket.sums].map(([name, amount]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{amount}</dd>
          </div>
        ))}
        <div className="till-total">
          <dt>{words.total}</dt>
          <dd>{total}</dd>
        </div>
      </dl>
      {pays ? null : (
        <div className="till-acts">
          {basket.changed ? (
            <button type="button" className="btn btn-1" onClick={() => act({ act: "accept" })}>{words.changed.accept}</button>
          ) : (
            <button type="button" className="btn btn-1" onClick={pay}>
              {basket.total === 0 && basket.brought ? words.brought.even : fill(words.pay, { amount: total })} <kbd>F12</kbd>
            </button>
          )}
          <button type="button" className="btn btn-2" {...opens("till-park")}>{words.park.button}</button>
          {basket.brought ? null : <TillSend basket={basket} words={words} act={act} />}
          <button type="button" className="btn btn-2" {...opens("till-leave")}>{words.leave.button}</button>
        </div>
      )}
      <Dialog id="till-park" from="below" title={words.park.button} closeWord={words.tender.close}>
        <form onSubmit={park} className="grid gap-4">
          <Field name="as" id="till-park-as" label={words.park.name} hint={words.park.hint} maxLength={60} required autoComplete="off" />
          <button type="submit" className="btn btn-1">{words.park.submit}</button>
        </form>
      </Dialog>
      <Dialog id="till-leave" from="below" title={words.leave.sure} closeWord={words.tender.close}>
        <button type="button" className="btn btn-1 w-full" onClick={() => act({ act: "leave" })}>{words.leave.yes}</button>
      </Dialog>
    </div>
  );
}
