import { addresses } from "@/components/shop/addresses";
import { ReadyLink } from "@/components/shop/ready-link";
import { BagIcon, StoreIcon, TruckIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { Picture } from "@/components/ui/picture";
import { Stepper } from "@/components/ui/stepper";
import { MOST_PIECES } from "@/lib/cart/rules";
import type { CartChange, CartLine } from "@/lib/cart/types";
import { fill } from "@/lib/core/fill";
import { type Currency, type Minor, minorOf, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Wanted } from "./actions";
import type { CartWords, Ways } from "./bag-view";

type BagLineProps = {
  readonly line: CartLine;
  readonly changes: readonly CartChange[];
  readonly currency: Currency;
  readonly ways: Ways;
  readonly words: CartWords;
  readonly locale: Locale;
  readonly onQuantity: (quantity: number) => void;
  readonly onRemove: () => void;
  readonly onWay: (wanted: Wanted) => void;
};

/** One thing in the bag: what it is, how many, what they cost, how they reach the shopper, and what has changed. */
export function BagLine({ line, changes, currency, ways, words, locale, onQuantity, onRemove, onWay }: BagLineProps) {
  const title = inLocale(line.title, locale);
  const money = (amount: Minor) => sayMoney(amount, currency, locale);
  const before = line.reduction ? minorOf(line.reduction.lowest * line.quantity) : null;
  const href = addresses(locale).product(line.handle, line.sku);
  return (
    <li className="border-b border-line py-6 last:border-0 lg:py-5">
      <div className="flex gap-4">
        <span className="well r45 w-[88px] shrink-0 self-start">{line.picture ? <Picture file={{ ...line.picture, name: line.picture.stem }} alt="" sizes="88px" /> : null}</span>
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="flex justify-between gap-4">
            <div>
              <h2 className="h3 text-[1.1875rem]!">
                <ReadyLink className="quiet" href={href}>
                  {title}
                </ReadyLink>
              </h2>
              <p className="cap">{line.options.map((option) => inLocale(option.value, locale)).join(", ")}</p>
            </div>
            <p className="shrink-0 text-right leading-snug">
              <span className={`price block${before ? " cut" : ""}`}>
                {before ? <span className="sr-only">{words.now} </span> : null}
                {money(line.total)}
              </span>
              {before ? (
                <s className="was cap">
                  <span className="sr-only">{words.was} </span>
                  {money(before)}
                </s>
              ) : null}
            </p>
          </div>
          <div className="mt-auto flex items-center justify-between gap-3 pt-3">
            <Stepper
              count={line.quantity}
              max={Math.max(1, Math.min(MOST_PIECES, line.free))}
              words={{ label: fill(words.quantityOf, { title }), fewer: words.fewer, more: words.more }}
              onStep={onQuantity}
            />
            <button type="button" className="cap link" onClick={onRemove} aria-label={fill(words.removeOf, { title })}>
              {words.remove}
            </button>
          </div>
        </div>
      </div>
      {changes.map((change) => (
        <Notice key={change.is} tone="warn" className="mt-4">
          {sayChange(change, line, words, money)}
        </Notice>
      ))}
      <Way line={line} title={title} ways={ways} words={words} onWay={onWay} />
    </li>
  );
}

function Way({ line, title, ways, words, onWay }: { readonly title: string } & Pick<BagLineProps, "line" | "ways" | "words" | "onWay">) {
  const deliver = ways.deliverBy ? fill(words.deliverBy, { day: ways.deliverBy }) : words.deliver;
  return (
    <label className="mt-4 grid grid-cols-[20px_1fr] items-center gap-x-3 lg:ml-[104px] lg:max-w-[440px]">
      <span className="text-ink-2">{line.fulfilment === "carry-out" ? <BagIcon /> : line.locationId ? <StoreIcon /> : <TruckIcon />}</span>
      <span className="sr-only">{fill(words.howOf, { title })}</span>
      <select
        className="input min-h-11! py-2! text-[0.9375rem]!"
        value={line.fulfilment === "carry-out" ? "carry-out" : (line.locationId ?? "deliver")}
        onChange={({ target }) => onWay(target.value === "deliver" ? { fulfilment: "deliver" } : { fulfilment: "collect", locationId: target.value })}
      >
        {line.fulfilment === "carry-out" ? <option value="carry-out">{fill(words.carryOut, { place: ways.names[line.locationId ?? ""] ?? "" })}</option> : null}
        <option value="deliver">{deliver}</option>
        {ways.stores.map(({ id, name, ready }) => (
          <option key={id} value={id}>
            {ready ? fill(words.collectBy, { place: name, ready }) : fill(words.collect, { place: name })}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What changed about a line since the shopper last looked. */
export function sayChange(change: CartChange, line: CartLine, words: CartWords, money: (amount: Minor) => string): string {
  switch (change.is) {
    case "price-changed":
      return fill(words.changes.price, { from: money(change.from), to: money(change.to) });
    case "only-some-left":
      return change.left === 1 ? words.changes.oneLeft : fill(words.changes.someLeft, { left: change.left });
    case "sold-out":
      return line.locationId ? words.changes.soldOutThere : words.changes.soldOut;
    case "no-longer-sold":
      return words.changes.gone;
  }
}
