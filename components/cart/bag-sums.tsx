import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { offOf } from "@/lib/cart/rules";
import type { Cart } from "@/lib/cart/types";
import { counted, fill } from "@/lib/core/fill";
import { type Minor, minorOf, sayMoney, sum } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { spread } from "@/lib/wallets/rules";
import type { Wallet } from "@/lib/wallets/types";
import type { CartWords } from "./bag-view";
import { sumsOf } from "./sums";
import type { Bag } from "./use-bag";

type SumsProps = { readonly cart: Cart; readonly words: CartWords; readonly locale: Locale; readonly bag: Bag };

/** What it all comes to, delivery included, before anybody has to go on. */
export function BagSums({ cart, words, locale, bag }: SumsProps) {
  const { delivery, total, toFree } = sumsOf(cart);
  const money = (amount: Minor) => sayMoney(amount, cart.currency, locale);
  const offs = sum(cart.lines.map(offOf));
  const paying = spread(total, cart.wallets);
  const collects = cart.lines.some((l) => l.fulfilment === "collect");
  return (
    <div aria-live="polite">
      <dl className="small space-y-1">
        <div className="pair">
          <dt>{counted(words.count, cart.count, locale)}</dt>
          <dd className="num">{money(cart.goods)}</dd>
        </div>
        {offs > 0 ? (
          <div className="pair">
            <dt>{words.offAtTill}</dt>
            <dd className="num">−{money(offs)}</dd>
          </div>
        ) : null}
        {cart.coupon ? (
          <div className="pair">
            <dt>
              {fill(words.codeNamed, { code: cart.coupon.code })} <Remove words={words} what={fill(words.removeCode, { code: cart.coupon.code })} act={() => void bag.setCode(null)} />
            </dt>
            <dd className="num">−{money(cart.coupon.discount)}</dd>
          </div>
        ) : null}
        {delivery === null ? null : (
          <div className="pair">
            <dt>{words.delivery}</dt>
            <dd className="num">{delivery === 0 ? words.free : money(delivery)}</dd>
          </div>
        )}
        {collects ? (
          <div className="pair">
            <dt>{words.collection}</dt>
            <dd>{words.free}</dd>
          </div>
        ) : null}
      </dl>
      {toFree ? <p className="cap num mt-2">{fill(words.toFree, { amount: money(toFree) })}</p> : null}
      <div className="pair mt-3 border-t border-line pt-4">
        <p className="ui">
          {words.total} <span className="cap font-normal">{words.vatIncluded}</span>
        </p>
        <p className="price price-lg">{money(total)}</p>
      </div>
      {paying.length > 0 ? (
        <dl className="small mt-3 space-y-1">
          {paying.map(({ wallet, amount }) => (
            <div key={wallet.id} className="pair">
              <dt>
                {sayWallet(wallet, words.giftCard, words.credit)} <Remove words={words} what={sayWallet(wallet, words.removeGift, words.removeCredit)} act={() => void bag.leaveWallet(wallet.id)} />
              </dt>
              <dd className="num">−{money(amount)}</dd>
            </div>
          ))}
          <div className="pair pt-1">
            <dt className="ui">{words.due}</dt>
            <dd className="price">{money(minorOf(total - sum(paying.map((each) => each.amount))))}</dd>
          </div>
        </dl>
      ) : null}
    </div>
  );
}

const sayWallet = ({ kind, tail }: Wallet, gift: string, credit: string): string => (kind === "gift-card" ? fill(gift, { tail: tail ?? "" }) : credit);

function Remove({ words, what, act }: { readonly words: CartWords; readonly what: string; readonly act: () => void }) {
  return (
    <button type="button" className="cap link ml-1" onClick={act} aria-label={what}>
      {words.remove}
    </button>
  );
}

/** Where a code is typed; folded away, because few have one. */
export function CodeEntry({ words, bag }: { readonly words: CartWords; readonly bag: Bag }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget; // asked when it is sent: what was typed before the script had come stands nowhere else
    setBusy(true);
    const refusal = await bag.setCode(String(new FormData(form).get("code") ?? ""));
    setBusy(false);
    setError(refusal);
    if (refusal === null) form.reset();
  };
  return (
    <details className="acc last">
      <summary className="min-h-14!">{words.addCode}</summary>
      <form className="pb-5" onSubmit={(event) => void send(event)}>
        <div className="flex gap-2">
          <input className="input" name="code" aria-label={words.code} autoComplete="off" autoCapitalize="characters" maxLength={100} required aria-invalid={error ? true : undefined} aria-describedby={error ? "code-error" : undefined} />
          <Button type="submit" look="outlined" busy={busy}>
            {words.apply}
          </Button>
        </div>
        {error ? <FieldError id="code-error">{error}</FieldError> : null}
      </form>
    </details>
  );
}
