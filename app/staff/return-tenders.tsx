import { type Currency, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { Refund } from "@/lib/refunds/types";
import { words } from "@/lib/request/wording";

type Props = { readonly refunds: readonly Pick<Refund, "tender" | "tail" | "amount">[]; readonly currency: Currency; readonly locale: Locale };

/** Over which tenders money goes back, and when each of them has it. */
export function ReturnTenders({ refunds, currency, locale }: Props) {
  const [t, tenders] = [words(locale, "staff-return"), words(locale, "tenders")];
  if (refunds.length === 0) return <p className="px-4 py-3">{t("noMoney")}</p>;
  return (
    <ul className="back-rows" aria-label={t("tenders")}>
      {refunds.map(({ tender, tail, amount }, i) => (
        <li key={i} className="back-tender">
          <span>
            <b>{tenders(tender, { tail: tail ?? "" })}</b>
            <span>{t(`when.${tender}`)}</span>
          </span>
          <b className="num">{sayMoney(amount, currency, locale)}</b>
        </li>
      ))}
    </ul>
  );
}
