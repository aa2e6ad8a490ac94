import Link from "next/link";
import { type Minor, sayMoney, sum } from "@/lib/core/money";
import { sayDay, sayTime } from "@/lib/core/moments";
import type { Locale, Staff } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { honouredAt } from "@/lib/labels/reads";
import { HONOURED_DAYS } from "@/lib/labels/rules";
import type { Place } from "@/lib/locations/types";
import { sayNumber } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";

type Props = { readonly who: Staff; readonly place: Place; readonly locale: Locale; readonly now: Date };

/** What old labels have cost the store lately, sale by sale, for its manager. */
export async function LabelHonoured({ who, place, locale, now }: Props) {
  const sales = await honouredAt(who, place.id, now);
  if (sales.length === 0) return null;
  const t = words(locale, "labels");
  const money = (amount: Minor) => sayMoney(amount, "EUR", locale);
  return (
    <section className="staff-part" aria-labelledby="honoured">
      <h2 id="honoured">{t("honoured.title")}</h2>
      <p className="mb-3">{t("honoured.text", { count: sales.length, days: HONOURED_DAYS, amount: money(sum(sales.map(({ off }) => off))) })}</p>
      <ul className="label-honoured">
        {sales.map((sale, i) => (
          <li key={`${sale.number} ${i}`}>
            <span className="min-w-0">
              <b>{sale.quantity > 1 ? `${sale.quantity} × ${inLocale(sale.title, locale)}` : inLocale(sale.title, locale)}</b>
              <span>{t("honoured.said", { label: money(sale.label), list: money(sale.list), day: sayDay(sale.hungAt, locale, place.timeZone) })}</span>
              <span>
                {[sayDay(sale.at, locale, place.timeZone), sayTime(sale.at, locale, place.timeZone), ...(sale.by ? [sale.by] : [])].join(" · ")} ·{" "}
                <Link className="link" href={`/admin/orders/${sale.number}`} prefetch={false}>
                  {sayNumber(sale.number)}
                </Link>
              </span>
            </span>
            <b>{`−${money(sale.off)}`}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
