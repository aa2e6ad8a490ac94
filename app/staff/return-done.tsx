import { TickIcon } from "@/components/ui/icons";
import { sayMoney } from "@/lib/core/money";
import type { Locale, Staff } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { sayThing } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";
import { showTaken } from "@/lib/returns/counter/reads";
import type { ReturnId } from "@/lib/returns/counter/types";
import { CreditSlip } from "./credit-slip";
import { ReturnTenders } from "./return-tenders";

type Props = { readonly returnId: ReturnId; readonly who: Staff; readonly place: Place; readonly locale: Locale };

/** A return that was just taken: what went back where, and where each piece goes. Nothing for who may not see it. */
export async function ReturnDone({ returnId, who, place, locale }: Props) {
  const t = words(locale, "staff-return");
  const taken = await showTaken(who, place.id, returnId);
  if (!taken) return null;
  return (
    <>
      <div className="said said-good" role="status">
        <TickIcon />
        <p>
          <b>{t("done", { amount: sayMoney(taken.back, taken.order.currency, locale) })}</b>
          {t(taken.gift ? (taken.code ? "credit.done" : "credit.nothing") : "doneText")}
        </p>
      </div>
      {taken.code ? <CreditSlip code={taken.code} amount={sayMoney(taken.back, taken.order.currency, locale)} place={place} locale={locale} /> : null}
      {taken.gift ? null : <ReturnTenders refunds={taken.refunds} currency={taken.order.currency} locale={locale} />}
      <ul className="back-rows" aria-label={t("where")}>
        {taken.lines.map((row, i) => {
          const line = taken.order.lines.find((each) => each.position === row.position);
          return (
            <li key={i}>
              <b>{t("row", { count: row.quantity, title: line ? sayThing(line, locale) : "" })}</b>
              <span data-no={row.accepted ? undefined : ""}>{row.disposition ? t(`goes.${row.disposition}`) : t("rowNo", { why: t(`notAccepted.${row.notAccepted ?? "missing"}`) })}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
