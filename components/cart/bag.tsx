import { addresses } from "@/components/shop/addresses";
import { buttonClass } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { paidAt } from "@/lib/cart/rules";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/who";
import type { BagActions } from "./actions";
import { BagLine } from "./bag-line";
import { BagNotices } from "./bag-notices";
import { BagSums, CodeEntry } from "./bag-sums";
import { AT_TILL, type BagView } from "./bag-view";
import { useBag } from "./use-bag";
import { useLive } from "./use-live";

type BagProps = { readonly view: BagView; readonly actions: BagActions; readonly locale: Locale; readonly in: "page" | "drawer" };

/** The bag itself, in a page or in the drawer: the same lines and the same sums. */
export function Bag({ view: { cart, ways, words }, actions, locale, in: place }: BagProps) {
  const bag = useBag(cart, words, actions, locale);
  useLive(cart.version, locale, cart.id !== null);
  const at = addresses(locale);
  if (cart.lines.length === 0) {
    return (
      <EmptyState title={words.empty} reason={words.emptyText} className="py-8">
        <ButtonLink href={at.home}>{words.emptyGo}</ButtonLink>
      </EmptyState>
    );
  }
  const till = paidAt(cart);
  const onward = (
    <>
      {bag.problem ? (
        <Notice tone="bad" live className="mb-4">
          {bag.problem}
        </Notice>
      ) : null}
      <a href={till ? `${at.cart}#${AT_TILL}` : at.checkout} className={buttonClass({ size: "large", className: "w-full" })}>
        {till ? words.atTill.button : words.checkout}
      </a>
    </>
  );
  const why = till ? fill(words.carried, { place: ways.names[till] ?? "" }) : null;
  const lines = (
    <ul className="border-t border-line">
      {cart.lines.map((line) => (
        <BagLine
          key={line.id}
          line={line}
          changes={cart.changes.filter((change) => change.lineId === line.id)}
          currency={cart.currency}
          ways={ways}
          words={words}
          locale={locale}
          onQuantity={(quantity) => void bag.setQuantity(line, quantity)}
          onRemove={() => void bag.remove(line)}
          onWay={(wanted) => void bag.setFulfilment(line, wanted)}
        />
      ))}
    </ul>
  );
  const notices = <BagNotices cart={cart} words={words} locale={locale} bag={bag} />;
  const code = <CodeEntry words={words} bag={bag} />;
  const sums = <BagSums cart={cart} words={words} locale={locale} bag={bag} />;
  if (place === "drawer") {
    return (
      <>
        <div className="dialog-body">
          {notices}
          {lines}
        </div>
        <div className="dialog-foot">
          {sums}
          <div className="mt-5">{onward}</div>
          {why ? <p className="cap mt-3">{why}</p> : null}
          <p className="cap mt-3 text-center">
            <a className="cap link" href={at.cart}>
              {words.wholeBag}
            </a>
          </p>
        </div>
      </>
    );
  }
  return (
    <div className="grid-12 gap-y-8">
      <div className="col-span-4 grid content-start gap-6 lg:col-span-7">
        {notices}
        {lines}
      </div>
      <div className="col-span-4 lg:sticky lg:top-8 lg:col-start-9 lg:self-start">
        <div className="border-t border-line pt-5">{sums}</div>
        <div className="mt-5">{code}</div>
        <div className="mt-6 max-lg:hidden">{onward}</div>
        <p className="cap mt-4">{why ?? words.reassurance}</p>
      </div>
      <div className="bar col-span-4 -mx-[var(--margin)] lg:hidden">{onward}</div>
    </div>
  );
}
