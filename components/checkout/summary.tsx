import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import type { LineView, MethodView } from "./types";
import type { CheckoutWords } from "./words";

type SummaryProps = {
  readonly words: CheckoutWords;
  readonly lines: readonly LineView[];
  readonly method: MethodView;
  readonly refusal: string | null;
  readonly code: ReactNode;
  /** What takes a row away that a code or credit made. */
  readonly taking: (of: string) => ReactNode;
  /** The button, or what must happen before it. */
  readonly children: ReactNode;
  readonly fine: ReactNode;
};

/** The order as it will be placed, right above the button that places it (Directive 2011/83/EU article 8). */
export function Summary({ words, lines, method, refusal, code, taking, children, fine }: SummaryProps) {
  return (
    <aside className="col-span-4 lg:sticky lg:top-8 lg:col-start-9 lg:self-start" aria-labelledby="order-title">
      <div className="border-t border-line pt-7">
        <h2 id="order-title" className="h2 mb-5 lg:text-[1.875rem]!">
          {words.order}
        </h2>
        <ul className="rows">
          {lines.map((line) => (
            <li key={line.id} className="flex items-center gap-4">
              <span className="well r45 w-14 shrink-0">{line.picture}</span>
              <span className="min-w-0 flex-1">
                <span className="t block">{line.title}</span>
                <span className="cap">{line.detail}</span>
              </span>
              <span className="price">{line.price}</span>
            </li>
          ))}
        </ul>
        <dl className="small space-y-2 py-4">
          {method.sums.map((sum) => (
            <div key={sum.label} className="pair">
              <dt>
                {sum.label} {sum.of ? taking(sum.of) : null}
              </dt>
              <dd className="num">{sum.amount}</dd>
            </div>
          ))}
        </dl>
        {code}
        <div className="pair border-t border-line pt-4" aria-live="polite" aria-atomic="true">
          <p className="ui">
            {words.total} <span className="cap font-normal">{words.vatIncluded}</span>
          </p>
          <p className="price price-lg">{method.total}</p>
        </div>
        <dl className="cap space-y-1 pt-2 text-ink-2">
          {method.vat.map((share) => (
            <div key={share.label} className="pair">
              <dt>{share.label}</dt>
              <dd className="num">{share.amount}</dd>
            </div>
          ))}
        </dl>
        {method.tenders.length > 0 ? (
          <dl className="small mt-4 space-y-2 border-t border-line pt-4">
            {method.tenders.map((tender) => (
              <div key={tender.label} className="pair">
                <dt>
                  {tender.label} {taking(tender.of)}
                  <span className="cap num block">{tender.detail}</span>
                </dt>
                <dd className="num">{tender.amount}</dd>
              </div>
            ))}
            <div className="pair pt-1">
              <dt className="ui">{method.byCard ? words.due : words.dueNothing}</dt>
              <dd className="price">{method.due}</dd>
            </div>
          </dl>
        ) : null}
        {refusal ? (
          <Notice tone="bad" live className="mt-5">
            {refusal}
          </Notice>
        ) : null}
        <div className="mt-5">{children}</div>
        <div className="cap mt-3 space-y-2">{fine}</div>
      </div>
    </aside>
  );
}
