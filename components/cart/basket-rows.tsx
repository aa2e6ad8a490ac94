import { Picture } from "@/components/ui/picture";
import { offOf } from "@/lib/cart/rules";
import type { Cart } from "@/lib/cart/types";
import { minorOf, sayMoney, sum, ZERO } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { sumsOf } from "./sums";

type Props = { readonly cart: Cart; readonly words: { readonly off: string; readonly delivery: string; readonly free: string; readonly total: string; readonly vat: string }; readonly locale: Locale };

/** A bag to be read, not changed: what is in it and what it comes to. */
export function BasketRows({ cart, words, locale }: Props) {
  const { delivery, total } = sumsOf(cart);
  const off = sum([...cart.lines.map(offOf), cart.coupon?.discount ?? ZERO]);
  const money = (amount: number) => sayMoney(minorOf(amount), cart.currency, locale);
  return (
    <>
      <ul className="rows">
        {cart.lines.map((line) => (
          <li key={line.id} className="flex items-center gap-4">
            <span className="well r45 w-14 shrink-0">{line.picture ? <Picture file={{ ...line.picture, name: line.picture.stem }} alt="" sizes="56px" /> : null}</span>
            <span className="min-w-0 flex-1">
              <span className="t block">{inLocale(line.title, locale)}</span>
              <span className="cap">{[...line.options.map((option) => inLocale(option.value, locale)), `× ${line.quantity}`].join(" · ")}</span>
            </span>
            <span className="price">{money(line.total)}</span>
          </li>
        ))}
      </ul>
      <dl className="small space-y-2 py-4">
        {off > 0 ? (
          <div className="pair">
            <dt>{words.off}</dt>
            <dd className="num">−{money(off)}</dd>
          </div>
        ) : null}
        {delivery === null ? null : (
          <div className="pair">
            <dt>{words.delivery}</dt>
            <dd className="num">{delivery === 0 ? words.free : money(delivery)}</dd>
          </div>
        )}
      </dl>
      <div className="pair border-t border-line pt-4">
        <p className="ui">
          {words.total} <span className="cap font-normal">{words.vat}</span>
        </p>
        <p className="price price-lg">{money(total)}</p>
      </div>
    </>
  );
}
