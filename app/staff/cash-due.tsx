import { AnsweredForm } from "@/app/answered-form";
import { sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { Till } from "@/lib/drawer/types";
import type { Place } from "@/lib/locations/types";
import { sayNumber } from "@/lib/orders/rules";
import { cashDueAt } from "@/lib/refunds/reads";
import { words } from "@/lib/request/wording";
import { saySince } from "./say-since";
import { giveBack } from "./[store]/till/drawer/actions";

/** What the store owes in cash since no drawer could give it: handed out here, once. Nothing where nobody is owed anything. */
export async function CashDuePart({ place, till, locale }: { readonly place: Place; readonly till: Till; readonly locale: Locale }) {
  const due = await cashDueAt(place.id);
  if (due.length === 0) return null;
  const t = words(locale, "staff-drawer");
  return (
    <section className="staff-part" aria-labelledby="drawer-due">
      <h2 id="drawer-due">{t("due.title")}</h2>
      <p className="drawer-hint">{t(till.session ? "due.text" : "due.closed")}</p>
      <ul className="drawer-due">
        {due.map((one) => {
          const amount = sayMoney(one.amount, one.currency, locale);
          return (
            <li key={one.id}>
              <p className="min-w-0">
                <b>{amount}</b>
                <span>{t("due.of", { number: sayNumber(one.number), at: saySince(one.dueAt, new Date(), locale, place.timeZone) })}</span>
              </p>
              {till.session ? <AnsweredForm name={`due-${one.id}`} action={giveBack} hidden={{ refundId: one.id, tillId: till.id }} fields={[]} submit={t("due.submit", { amount })} quiet small /> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
