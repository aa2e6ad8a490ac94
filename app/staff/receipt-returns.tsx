import { minorOf, sayMoney } from "@/lib/core/money";
import { sayLongDay } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Order } from "@/lib/orders/types";
import { words } from "@/lib/request/wording";
import { returnableOf, withdrawalOf } from "@/lib/returns/rules";

type Props = { readonly order: Order; readonly timeZone: string; readonly locale: Locale; readonly now: Date };

/** What of an order may come back, by when, in words; and what the law adds for contracts at a distance. */
export function ReceiptReturns({ order, timeZone, locale, now }: Props) {
  const t = words(locale, "staff-receipt");
  const [all, law] = [returnableOf(order, timeZone), withdrawalOf(order, timeZone)];
  const day = (at: Date) => sayLongDay(at, locale, timeZone);
  const over = (at: Date) => at.getTime() + 12 * 3_600_000 <= now.getTime(); // the day's noon, so its end
  return (
    <section className="staff-part" aria-labelledby="return">
      <h2 id="return">{t("returns.title")}</h2>
      {all.length === 0 ? <p>{t("returns.nothing")}</p> : null}
      <ul className="receipt-lines">
        {all.map(({ position, quantity, until, excluded }) => {
          const line = order.lines.find((each) => each.position === position);
          const name = line ? [inLocale(line.title, locale), ...line.options.map((option) => inLocale(option.value, locale))].join(", ") : "";
          const said = excluded ? t("returns.excluded", { reason: inLocale(excluded, locale) }) : until === null ? t("returns.waiting") : t(over(until) ? "returns.over" : "returns.until", { day: day(until) });
          return (
            <li key={position}>
              <b>{[name, t("returns.pieces", { count: quantity })].join(" · ")}</b>
              <span data-no={excluded || (until && over(until)) ? "" : undefined}>{said}</span>
            </li>
          );
        })}
      </ul>
      {order.refunded > 0 ? <p>{t("refunded", { amount: sayMoney(minorOf(order.refunded), order.currency, locale) })}</p> : null}
      <p>{law === null ? t("returns.noLaw") : law.until === null ? t("returns.lawWaiting") : t(over(law.until) ? "returns.lawOver" : "returns.law", { day: day(law.until) })}</p>
      <p>{t("returns.how")}</p>
    </section>
  );
}
