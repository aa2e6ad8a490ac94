import { Field } from "@/components/ui/field";
import { sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { Handing } from "@/lib/fulfilment/handing/types";
import { words } from "@/lib/request/wording";

type Props = { /** The form that it is in. */ readonly form: string; readonly toPay: NonNullable<Handing["toPay"]>; readonly locale: Locale };

/** What is reserved is paid when it is given: how much, in cash or by the store's own terminal. Which field is shown follows the choice by style. */
export function TakeMoney({ form, toPay, locale }: Props) {
  const t = words(locale, "staff-hand");
  return (
    <fieldset className="take-money">
      <legend>{t("pay.legend")}</legend>
      <p className="take-amount">{sayMoney(toPay.amount, toPay.currency, locale)}</p>
      <div className="take-ways">
        {(["cash", "card-present"] as const).map((tender) => (
          <label key={tender}>
            <input type="radio" className="check" name="tender" value={tender} defaultChecked={tender === "cash"} />
            {t(`pay.${tender}`)}
          </label>
        ))}
      </div>
      <div className="take-cash">
        <Field name="given" id={`${form}-given`} label={t("pay.given")} hint={t("pay.givenHint")} inputMode="decimal" autoComplete="off" />
      </div>
      <div className="take-card">
        <Field name="slip" id={`${form}-slip`} label={t("pay.slip")} hint={t("pay.slipHint")} autoComplete="off" />
      </div>
    </fieldset>
  );
}
