"use client";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { fill } from "@/lib/core/fill";
import { minorOf, sayMoney } from "@/lib/core/money";
import { newId } from "@/lib/core/id";
import { isBounce } from "@/lib/till/rules";
import { AlertIcon, BellIcon, BellOffIcon, ReturnIcon } from "../ui/icons";
import type { ScannerWords } from "../scanner/words";
import { ScanBar } from "./scan-bar";
import { type Asking, TillAsk, usePressAgain } from "./till-ask";
import { type Buyer, buyerOf, type CheckBuyer, isUnnamed, TillBuyer, TillNamed } from "./till-buyer";
import { TillCardStep } from "./till-card";
import { TillFoot } from "./till-foot";
import { TillLines } from "./till-lines";
import { TillParkedList } from "./till-parked";
import { TillPaid, TillPhone } from "./till-phone";
import { TillSold } from "./till-sold";
import { TillTender } from "./till-tender";
import type { TillAnswer, TillPlace, TillView } from "./till-view";
import type { TillCardWords, TillWords } from "./till-words";
import { useCard } from "./use-card";
import { useSound } from "./use-sound";
import { type Press, useTill } from "./use-till";

type Props = { readonly place: TillPlace; readonly initial: TillView; /** The code of a bag that was scanned elsewhere and led here. */ readonly shown: string | null; readonly words: TillWords; readonly card: TillCardWords; readonly camera: ScannerWords; readonly sound: string; readonly signIn: string; readonly check: CheckBuyer };
/** Why a scanned piece can't be carried out of this store; another may have it. */
const NOT_HERE: ReadonlySet<string> = new Set(["sold-out", "only-some-left"]);
type Undo = { readonly title: string; readonly press: Press };

/** A store's till: the basket stays on the left, still; on the right is what is done with it, scanning, paying, what was given back. */
export function Till({ place, initial, shown, words, card: cardWords, camera, sound: soundWord, signIn, check }: Props) {
  const [pays, setPays] = useState(initial.card !== null);
  const [told, setTold] = useState<string | null>(null);
  const [sold, setSold] = useState<NonNullable<TillAnswer["sold"]> | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [ask, setAsk] = useState<Asking | null>(null);
  const [undo, setUndo] = useState<Undo | null>(null);
  const [code, setCode] = useState<TillAnswer["code"]>(null);
  const [buyer, setBuyer] = useState<Buyer | null>(null);
  const [renames, setRenames] = useState(false);
  const [elsewhere, setElsewhere] = useState<string | null>(null);
  const answered = useRef<() => void>(() => {});
  const { on, toggle, sound } = useSound();
  const last = useRef<{ code: string; at: number } | null>(null);
  const till = useTill(place, initial, initial.basket?.id ?? null, words.refused.fault, (heard) => {
    if ((heard.ok ? heard.act : heard.press.act) === "card") answered.current();
    if (!heard.ok) {
      sound("wrong");
      setAsk(heard.ask);
      setElsewhere(NOT_HERE.has(heard.why) && heard.press.act === "ring-up" ? `/staff/${place.handle}/goods/${encodeURIComponent(String(heard.press["code"]))}?basket=${String(heard.press["basketId"])}` : null);
      return setSaid(heard.said);
    }
    setAsk(null);
    setSaid(null);
    setElsewhere(null);
    if (heard.code) setCode(heard.code);
    setTold(null);
    if (heard.act === "ring-up") sound("right");
    if (heard.card?.now === "stopped") sound("wrong");
    if (heard.card?.now === "closed") {
      const amount = sayMoney(minorOf(heard.card.cash), "EUR", place.locale);
      if (heard.card.why === null) setTold(fill(heard.card.cash > 0 ? cardWords.closedCash : cardWords.closed, { amount }));
      else setSaid(heard.card.why === "surplus" ? cardWords.surplus : cardWords.state["payment-unavailable"].title);
      setPays(true);
    }
    if (heard.sold) {
      sound("done");
      setSold(heard.sold);
      setPays(false);
      setUndo(null);
      setBuyer(null);
    }
  });
  const { view, press } = till;
  const basket = view.basket;
  const reader = useCard(till, place.tillId);
  const { card } = reader;
  answered.current = reader.answered;

  const scan = useCallback((code: string) => {
    const at = performance.now();
    const bounced = isBounce(code, at, last.current);
    last.current = { code, at };
    if (bounced) return;
    setSold(null);
    setUndo(null);
    press({ act: "ring-up", code, press: newId(), locale: place.locale });
  }, [place.locale, press]);
  const opened = useRef(false);
  useEffect(() => {
    if (shown === null || opened.current) return;
    opened.current = true;
    scan(shown);
  }, [scan, shown]);
  usePressAgain(place.id, basket?.id ?? null, press);
  const act = useCallback((made: Press, undoing: Undo | null = null) => {
    setUndo(undoing);
    press(made);
  }, [press]);

  const pay = () => {
    setSaid(null);
    setTold(null);
    setPays(true);
  };
  const filled = basket !== null && basket.lines.length > 0;
  const paid = filled ? null : (basket?.paid ?? null); // on its customer's phone
  // With what is on the screen and not a moment later, here as wherever keys are heard: a press that follows at once would be lost.
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (document.querySelector("dialog[open]") || card) return;
      if (event.key === "F12" && filled && !pays) {
        event.preventDefault();
        setSaid(null);
        setPays(true);
      }
      if (event.key === "Escape" && pays) setPays(false);
      if (event.key === "Escape" && sold) setSold(null);
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [card, filled, pays, sold]);

  return (
    <div className="till" data-pays={pays || sold || paid || card ? "" : undefined}>
      <section className="till-basket" aria-label={words.title}>
        {paid ? null : <TillLines basket={basket} words={words} act={act} frozen={till.line === "over" || card !== null} place={place.id} />}
        {undo ? (
          <p className="till-undo" role="status">
            <span>{fill(words.undo.said, { title: undo.title })}</span>
            <button type="button" className="btn btn-2 btn-sm" onClick={() => act({ ...undo.press, press: newId() })}>
              {words.undo.button}
            </button>
          </p>
        ) : null}
        {filled && !sold ? <TillFoot basket={basket} words={words} pays={pays || card !== null} pay={pay} act={act} locale={place.locale} /> : null}
      </section>
      <section className="till-side">
        <div role="status">
          {till.line === "cut" ? (
            <p className="net net-warn">
              <AlertIcon />
              <span>
                {words.net.cut} {till.waiting > 0 ? <b>{fill(words.net.waits, { count: till.waiting })}</b> : null}
              </span>
              <button type="button" className="btn btn-2 btn-sm" onClick={till.again}>{words.net.again}</button>
            </p>
          ) : null}
          {till.line === "over" ? (
            <p className="net net-bad">
              <AlertIcon />
              <span>{words.net.over}</span>
              <a className="btn btn-2 btn-sm" href={signIn}>{words.net.signIn}</a>
            </p>
          ) : null}
        </div>
        {said ? (
          <p className="till-said" role="alert">
            <AlertIcon />
            <span>{said}</span>
            {ask ? <TillAsk ask={ask} place={place.id} word={words.off.ask} /> : null}
          </p>
        ) : null}
        {said && elsewhere ? (
          <p className="till-elsewhere">
            <a className="btn btn-2" href={elsewhere}>{words.elsewhere}</a>
          </p>
        ) : null}
        {told && !card ? <p className="till-closed" role="status">{told}</p> : null}
        {card ? <TillCardStep card={card} words={cardWords} line={till.line} locale={place.locale} busy={till.waiting > 0} goods={basket?.brought?.exchanged === true} follow={reader.follow} next={() => (reader.answered(), setPays(false), till.leave())} /> : null}
        {sold && !card ? (
          <TillSold sold={sold} words={words} locale={place.locale} next={() => setSold(null)} />
        ) : paid ? (
          <TillPaid key={paid.number} paid={paid} words={words} heard={() => sound("done")} next={() => act({ act: "leave" })} />
        ) : pays && basket && filled && (isUnnamed(basket, buyer) || renames) ? (
          <TillBuyer key={basket.id} basket={basket} place={place.id} words={words} typed={buyer?.basketId === basket.id ? buyer.typed : { name: basket.customer?.name ?? "", email: basket.customer?.email ?? "" }} check={check} named={(typed) => (setBuyer({ basketId: basket.id, typed }), setRenames(false))} close={() => (setPays(false), setRenames(false))} />
        ) : pays && basket && filled ? (
          <div hidden={card !== null} className="till-tenders">
            {buyer?.basketId === basket.id && !basket.leavesNow ? <TillNamed buyer={buyer} words={words} change={() => setRenames(true)} /> : null}
            <TillTender key={basket.id} basket={basket} place={place} words={words} card={cardWords} beside={card?.cash ?? 0} ask={(key, asked) => reader.ask(key, { ...buyerOf(basket, buyer), ...asked })} act={(made) => act({ ...buyerOf(basket, buyer), ...made })} close={() => setPays(false)} line={till.line} waits={till.waiting > 0 || card !== null} />
          </div>
        ) : card ? null : (
          <>
            <div className="till-top">
              <ScanBar words={words.scan} camera={camera} onCode={scan} />
              <button type="button" className="icon-btn" aria-pressed={on} aria-label={soundWord} onClick={toggle}>
                {on ? <BellIcon /> : <BellOffIcon />}
              </button>
            </div>
            {basket?.sent ? <TillPhone sent={basket.sent} code={code?.basketId === basket.id ? code : null} words={words} act={act} next={() => till.take("")} /> : null}
            {basket?.brought || basket?.phone || basket?.sent ? null : <a className="btn btn-2 till-bring" href={`/staff/${place.handle}/returns${basket ? `?basket=${basket.id}` : ""}`}><ReturnIcon />{words.brought.begin}</a>}
            <TillParkedList parked={view.parked} words={words} take={till.take} busy={till.waiting > 0} />
          </>
        )}
      </section>
    </div>
  );
}

