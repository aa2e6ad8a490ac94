import { useEffect, useRef } from "react";
import { fill } from "@/lib/core/fill";
import { DrawnQr } from "../ui/drawn-qr";
import { TickIcon } from "../ui/icons";
import type { SentCode, TillBasket } from "./till-view";
import type { TillWords } from "./till-words";
import type { Press } from "./use-till";

type Props = { readonly sent: NonNullable<TillBasket["sent"]>; /** Shown once, by the till that sent it. */ readonly code: SentCode | null; readonly words: TillWords; readonly act: (press: Press) => void; readonly next: () => void };

/** The basket is with its customer's phone: the code for it, as large as can be, then whether it was opened. The till may go on meanwhile. */
export function TillPhone({ sent, code, words, act, next }: Props) {
  const t = words.phone;
  return (
    <section className="till-phone" aria-label={t.title}>
      <p className="till-phone-state" role="status" data-opened={sent.opened ? "" : undefined}>
        <b>{sent.opened ? t.opened : t.waits}</b>
        <span>{fill(t.pays, { time: sent.until })}</span>
      </p>
      {code && !sent.opened ? (
        <div className="till-phone-code">
          <DrawnQr drawn={code.qr} label={t.qr} />
          <p>
            <b>{t.show}</b>
            {code.address ? <span>{t.type}</span> : null}
            {code.address ? <span className="mono">{code.address}</span> : null}
            <span>{fill(t.until, { time: code.until })}</span>
            {code.email ? <span>{fill(t.mailed, { email: code.email })}</span> : null}
          </p>
        </div>
      ) : (
        <p>{sent.opened ? t.openedText : t.gone}</p>
      )}
      <div className="till-acts">
        <button type="button" className="btn btn-2" onClick={() => act({ act: "take-back" })}>{t.back}</button>
        <button type="button" className="btn btn-2" onClick={() => act({ act: "send", email: null })}>{t.again}</button>
        <button type="button" className="btn btn-2" onClick={next}>{t.next}</button>
      </div>
    </section>
  );
}

type PaidProps = { readonly paid: NonNullable<TillBasket["paid"]>; readonly words: TillWords; readonly heard: () => void; readonly next: () => void };

/** Paid on the phone: what its buyer now walks out with, to be compared with what lies on the counter. */
export function TillPaid({ paid, words, heard, next }: PaidProps) {
  const button = useRef<HTMLButtonElement>(null);
  const tell = useRef(heard);
  useEffect(() => {
    tell.current();
    button.current?.focus();
  }, []);
  const t = words.paid;
  return (
    <div className="till-sold">
      <div role="status">
        <p className="till-sold-said">
          <TickIcon />
          {t.title}
        </p>
        <p className="till-change">
          <span>{fill(t.order, { number: paid.number })}</span>
          <b>{paid.total}</b>
        </p>
        {paid.leaves.length > 0 ? (
          <>
            <h2>{t.leaves}</h2>
            <ul className="till-leaves">
              {paid.leaves.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </>
        ) : (
          <p>{t.nothing}</p>
        )}
        {paid.follows ? <p>{t.follows}</p> : null}
      </div>
      <div className="till-acts">
        <button ref={button} type="button" className="btn btn-1" onClick={next}>{words.sold.next}</button>
        <a className="btn btn-2" href={paid.receipt}>{words.sold.receipt}</a>
      </div>
    </div>
  );
}
