import { type FormEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { fill } from "@/lib/core/fill";
import { newId } from "@/lib/core/id";
import { type Minor, minorOf, sayMoney, sum } from "@/lib/core/money";
import { cashRuleOf, likelyCash, type Payment, splitTenders, toCoins } from "@/lib/till/rules";
import { Field } from "../ui/field";
import { CardIcon, CrossIcon, TickIcon } from "../ui/icons";
import { TillPad } from "./till-pad";
import { TillTakes } from "./till-takes";
import type { TillBasket, TillPlace } from "./till-view";
import type { TillCardWords, TillWords } from "./till-words";
import type { Card as AtReader } from "./use-card";
import type { Line } from "./use-queue";
import type { Press } from "./use-till";

type Props = { readonly basket: TillBasket; readonly place: TillPlace; readonly words: TillWords; readonly card: TillCardWords; /** Cash that was put down beside a card. */ readonly beside: number; readonly ask: AtReader["ask"]; readonly act: (press: Press) => void; readonly close: () => void; readonly line: Line; readonly waits: boolean };
type Card = Extract<Payment, { tender: "card-present" }>;
const TABS = ["cash", "card", "code"] as const;

/** How it is paid: what was taken already, what is left, and the next tender. Nothing is taken before the whole sum is there. */
export function TillTender({ basket, place, words, card: cardWords, beside, ask, act, close, line, waits }: Props) {
  const [tab, setTab] = useState<(typeof TABS)[number]>("cash");
  const [cards, setCards] = useState<readonly Card[]>([]);
  const [given, setGiven] = useState<Minor | null>(beside > 0 ? minorOf(beside) : null);
  const [key] = useState(() => newId());
  const field = useRef<HTMLInputElement>(null);
  const t = words.tender;
  const money = (amount: number) => sayMoney(minorOf(amount), "EUR", place.locale);
  const rule = cashRuleOf(place.country, "EUR");
  const exchanges = basket.brought?.exchanged === true;
  const alone = cards.length === 0 && basket.wallets.length === 0 && !exchanges; // cash pays it all: only then coins are rounded
  const left = minorOf(basket.due - sum(cards.map((card) => card.amount)));
  const owed = alone ? toCoins(left, rule.coin) : left;
  const cash = left > 0 ? (given ?? owed) : minorOf(0);
  const payments: readonly Payment[] = [...cards, ...(cash > 0 ? [{ tender: "cash" as const, given: cash }] : [])];
  const split = splitTenders(minorOf(basket.due), payments, rule, basket.wallets.length === 0 && !exchanges);
  const refusal = split.ok ? null : split.why === "not-enough" ? fill(t.missing, { amount: money(split.due) }) : split.why === "note-too-large" ? fill(words.refused["note-too-large"], { amount: money(split.note) }) : split.why === "cash-limit" ? fill(words.refused["cash-limit"], { amount: money(split.below) }) : fill(words.refused["too-much"], { amount: money(split.due) });
  const free = line === "told" && !waits;
  const byReader = tab === "card" && left > 0 && cards.length === 0 && place.reader ? place.tillId : null;
  const put = given !== null && given < left ? given : minorOf(0); // cash that leaves something to the card
  const due = minorOf(left - (byReader ? put : 0));
  const ready = free && (byReader !== null || (split.ok && (tab === "cash" || left === 0)));
  const sell = () => {
    if (!ready) return;
    if (byReader) ask(newId(), { accepted: basket.accepted, tillId: byReader, amount: due, cash: put });
    else act({ act: "sell", tillId: place.tillId, attemptKey: key, accepted: basket.accepted, payments });
  };
  useEffect(() => field.current?.focus(), [tab, basket.due]);
  useLayoutEffect(() => {
    const hear = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "F12") return;
      event.preventDefault();
      sell();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  });
  const digits = (text: string) => setGiven((before) => minorOf(Math.min(9_999_999, Number(`${before ?? ""}${text}`))));
  const type = (event: KeyboardEvent<HTMLInputElement>) => {
    if (/^\d$/.test(event.key)) digits(event.key);
    else if (event.key === "Backspace") setGiven(minorOf(Math.floor((given ?? 0) / 10)));
    else if (event.key === "Enter") sell();
  };
  const slip = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setCards([...cards, { tender: "card-present", amount: minorOf(Math.round(Number(String(typed.get("amount")).replace(",", ".")) * 100)), slip: String(typed.get("slip")).trim() }]);
    setGiven(null);
    setTab("cash");
  };
  const code = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    act({ act: "code", code: String(new FormData(event.currentTarget).get("code")) });
  };
  const taken = basket.total - due;
  return (
    <div className="till-tender">
      <header>
        <h2>{t.title}</h2>
        <button type="button" className="icon-btn" aria-label={t.close} onClick={close}><CrossIcon /></button>
      </header>
      <ul className="till-taken">
        {basket.wallets.map((wallet) => (
          <Taken key={wallet.id} name={wallet.name} amount={wallet.amount} back={fill(t.back, { name: wallet.name })} take={() => act({ act: "wallet", walletId: wallet.id, chosen: false })} />
        ))}
        {cards.map((card) => (
          <Taken key={card.slip} name={`${t.card} ${card.slip}`} amount={money(card.amount)} back={fill(t.back, { name: t.card })} take={() => setCards(cards.filter((each) => each !== card))} />
        ))}
        {byReader && put > 0 ? <Taken name={t.cash} amount={money(put)} back={fill(t.back, { name: t.cash })} take={() => setGiven(null)} /> : null}
      </ul>
      <div className="till-due">
        <p>
          <span>{t.due}</span>
          {taken > 0 ? <span>{fill(t.taken, { taken: money(taken), total: money(basket.total) })}</span> : null}
          {alone && owed !== left ? <span>{fill(t.rounded, { amount: money(owed) })}</span> : null}
        </p>
        <b>{money(due)}</b>
        <progress value={taken} max={basket.total || 1} aria-hidden />
      </div>
      {left > 0 ? (
        <>
          <div className="till-tabs" role="group" aria-label={t.title}>
            {TABS.map((each) => (
              <button key={each} type="button" aria-pressed={tab === each} onClick={() => setTab(each)}>{t[each]}</button>
            ))}
          </div>
          {basket.credit ? (
            <button type="button" className="btn btn-2 till-credit" disabled={!free} onClick={() => act({ act: "wallet", walletId: basket.credit?.id, chosen: true })}>
              {fill(t.useCredit, { amount: basket.credit.free })}
            </button>
          ) : null}
          {tab === "cash" ? (
            <div className="till-cash">
              <label>
                <span>{t.given}</span>
                <input ref={field} className="input" inputMode="none" autoComplete="off" value={money(cash)} onKeyDown={type} onChange={() => {}} />
              </label>
              <div className="till-keys">
                <TillPad digits={digits} back={() => setGiven(minorOf(Math.floor((given ?? 0) / 10)))} word={t.remove} />
                <div className="till-likely">
                  {likelyCash(left, alone ? rule : { ...rule, coin: 1 }).map((amount, i) => (
                    <button key={amount} type="button" aria-pressed={cash === amount} onClick={() => setGiven(amount)}>{i === 0 ? t.exact : money(amount)}</button>
                  ))}
                </div>
              </div>
            </div>
          ) : null}
          {tab === "card" ? (
            <TillTakes reader={byReader !== null} words={cardWords}>
              <form onSubmit={slip} className="till-form">
                <Field name="amount" id="till-card-amount" label={t.amount} inputMode="decimal" pattern="\d{1,6}([.,]\d{1,2})?" defaultValue={(left / 100).toFixed(2)} required autoComplete="off" />
                <Field name="slip" id="till-card-slip" label={t.slip} hint={t.slipHint} pattern="[0-9A-Za-z\-]{3,24}" required autoComplete="off" />
                <button type="submit" className="btn btn-2"><CardIcon />{t.take}</button>
              </form>
            </TillTakes>
          ) : null}
          {tab === "code" ? (
            <form onSubmit={code} className="till-form">
              <Field name="code" id="till-code" label={t.codeField} maxLength={100} required autoComplete="off" autoCapitalize="characters" />
              <button type="submit" className="btn btn-2">{t.take}</button>
            </form>
          ) : null}
        </>
      ) : null}
      <footer>
        <p role="status" className={refusal && tab === "cash" ? "till-missing" : "till-back"}>
          {tab === "cash" || left === 0 ? (refusal ?? (split.ok && split.value.change > 0 ? fill(t.change, { amount: money(split.value.change) }) : "")) : ""}
        </p>
        <button type="button" className="btn btn-1" disabled={!ready} onClick={sell}>
          {byReader ? fill(cardWords.ask, { amount: money(due) }) : basket.due === 0 ? (basket.brought ? words.brought.even : t.nothing) : fill(t.sell, { amount: money(owed === left ? basket.total : basket.total + owed - left) })} <kbd>F12</kbd>
        </button>
      </footer>
    </div>
  );
}

function Taken({ name, amount, back, take }: { readonly name: string; readonly amount: string; readonly back: string; readonly take: () => void }) {
  return (
    <li>
      <TickIcon />
      <span>{name}</span>
      <b>{amount}</b>
      <button type="button" className="icon-btn" aria-label={back} onClick={take}><CrossIcon /></button>
    </li>
  );
}
