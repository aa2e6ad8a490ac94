import { TickIcon } from "@/components/ui/icons";
import { sayMoney } from "@/lib/core/money";
import type { Locale, Staff } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import type { ReturnId } from "@/lib/returns/counter/types";
import { showBare, worthOf } from "@/lib/returns/no-receipt/reads";
import { POLICY } from "@/lib/rights/policy/rules";
import { CreditSlip } from "./credit-slip";

type Props = { readonly returnId: ReturnId; readonly who: Staff; readonly place: Place; readonly locale: Locale };

/** Goods that were just taken without a receipt: the slip of their credit, and what hangs again. Nothing for who may not see it. */
export async function BareDone({ returnId, who, place, locale }: Props) {
  const t = words(locale, "staff-return");
  const taken = await showBare(who, place.id, returnId);
  if (!taken) return null;
  const things = await worthOf(taken.lines.map(({ variantId }) => variantId), POLICY);
  const amount = sayMoney(taken.back, "EUR", locale);
  return (
    <>
      <div className="said said-good" role="status">
        <TickIcon />
        <p>
          <b>{t("done", { amount })}</b>
          {t(taken.code ? "credit.done" : "credit.nothing")}
        </p>
      </div>
      {taken.code ? <CreditSlip code={taken.code} amount={amount} place={place} locale={locale} /> : null}
      <ul className="back-rows" aria-label={t("where")}>
        {taken.lines.map(({ variantId, quantity }) => {
          const thing = things.find((each) => each.variantId === variantId);
          return (
            <li key={variantId}>
              <b>{t("row", { count: quantity, title: thing ? [thing.title, ...thing.choice].map((each) => inLocale(each, locale)).join(", ") : "" })}</b>
              <span>{t("goes.sell")}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
