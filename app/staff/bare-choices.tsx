import Link from "next/link";
import { LinePicture } from "@/components/orders/line-picture";
import { Notice } from "@/components/ui/notice";
import { minorOf, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { words } from "@/lib/request/wording";
import type { ReturnId } from "@/lib/returns/counter/types";
import type { scanned } from "@/lib/returns/no-receipt/rules";
import { POLICY } from "@/lib/rights/policy/rules";

type Props = { readonly pieces: ReturnType<typeof scanned>; readonly asked: Readonly<Record<string, string | undefined>>; readonly returnId: ReturnId; /** The form was sent, and something was left open. */ readonly pressed: boolean; readonly skus: readonly string[]; readonly here: (skus: readonly string[]) => string; readonly locale: Locale };

/** What was scanned without a receipt, and of each thing how it is: a plain form that asks the same page what it gives. */
export function BareChoices({ pieces, asked, returnId, pressed, skus, here, locale }: Props) {
  const t = words(locale, "staff-return");
  const terms = POLICY.withoutReceipt;
  const one = [...skus];
  return (
    <>
      <div className="hand-name">
        <h2>{t("bare.title")}</h2>
        <p>{terms ? t("bare.terms", { days: terms.days, most: sayMoney(terms.most, "EUR", locale) }) : t("refused.never")}</p>
      </div>
      <form method="get" className="back">
        <input type="hidden" name="pieces" value={skus.join(",")} />
        <input type="hidden" name="id" value={returnId} />
        <input type="hidden" name="bare" value="1" />
        {pressed ? <Notice tone="bad" className="mx-3 my-2" live>{t("bare.sayAll")}</Notice> : null}
        {pieces.map(({ thing, quantity }) => {
          const name = [thing.title, ...thing.choice].map((each) => inLocale(each, locale)).join(", ");
          const without = one.toSpliced(one.lastIndexOf(thing.sku), 1);
          return (
            <section key={thing.sku} aria-label={name}>
              <div className="back-line">
                <span className="well"><LinePicture stem={thing.picture} sizes="56px" /></span>
                <span className="min-w-0">
                  <b>{t("row", { count: quantity, title: name })}</b>
                  <span className="num">{thing.sku}</span>
                  {thing.never || !thing.price ? <span data-no="">{thing.never ? inLocale(thing.never, locale) : t("refused.no-price")}</span> : null}
                </span>
                {thing.price ? <b className="num">{sayMoney(minorOf(thing.price.amount * quantity), "EUR", locale)}</b> : null}
              </div>
              <label className="bare-how">
                {t("condition")}
                <select className="input" name={`c-${thing.sku}`} defaultValue={asked[`c-${thing.sku}`] ?? ""}>
                  <option value="">{t("bare.choose")}</option>
                  {(terms?.conditions ?? []).map((each) => <option key={each} value={each}>{t(`conditions.${each}`)}</option>)}
                </select>
              </label>
              <Link className="link" href={here(without)} prefetch={false} aria-label={t("bare.lessOf", { title: name })}>{t("bare.less")}</Link>
            </section>
          );
        })}
        <p className="px-4 py-2 text-ink-2">{t("bare.other")}</p>
        <div className="acts">
          <button className="btn btn-1">{t("bare.next")}</button>
        </div>
      </form>
    </>
  );
}
