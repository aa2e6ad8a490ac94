import { minorOf, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { sayThing } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { words } from "@/lib/request/wording";
import { boughtOf } from "@/lib/rights/bought/rules";
import { rightsOf, sayLines, sayRight, whyBack } from "@/lib/rights/rules";

type Props = { readonly order: Order; readonly timeZone: string; readonly locale: Locale; readonly now: Date };

/** What of an order may come back, by when, in words; what the law adds for contracts at a distance, and how long it answers for defects. */
export function ReceiptReturns({ order, timeZone, locale, now }: Props) {
  const [t, say] = [words(locale, "staff-receipt"), words(locale, "staff-rights")];
  const rights = rightsOf(boughtOf(order), now, timeZone);
  const condition = rights.lines[0]?.policy.condition ?? "any";
  return (
    <section className="staff-part" aria-labelledby="return">
      <h2 id="return">{t("returns.title")}</h2>
      {rights.lines.length === 0 ? <p>{t("returns.nothing")}</p> : null}
      <ul className="receipt-lines">
        {rights.lines.map((each) => {
          const line = order.lines.find(({ position }) => position === each.position);
          return (
            <li key={each.position}>
              <b>{[line ? sayThing(line, locale) : "", t("returns.pieces", { count: each.pieces.left })].join(" · ")}</b>
              <span data-no={each.backUnder === null ? "" : undefined}>{sayRight(whyBack(each), say, locale)}</span>
            </li>
          );
        })}
      </ul>
      {order.refunded > 0 ? <p>{t("refunded", { amount: sayMoney(minorOf(order.refunded), order.currency, locale) })}</p> : null}
      <p>{sayRight(rights.order.withdrawal, say, locale)}</p>
      {sayLines(rights, order.lines, (line) => sayThing(line, locale), ({ guarantee }) => sayRight(guarantee, say, locale)).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {condition === "any" ? null : <p>{t("returns.how", { condition })}</p>}
    </section>
  );
}
