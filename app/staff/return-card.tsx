import Link from "next/link";
import { sayLongDay } from "@/lib/core/moments";
import { sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import { sayNumber } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";
import type { boughtByCard } from "@/lib/returns/counter/proof";

type Props = { readonly bought: NonNullable<Awaited<ReturnType<typeof boughtByCard>>>; readonly place: Place; readonly locale: Locale; readonly basket: string | undefined };

/** What the account bought whose card was shown: one of them opens the desk. Nothing else of its customer. */
export function ReturnCard({ bought, place, locale, basket }: Props) {
  const t = words(locale, "staff-return");
  return (
    <section className="staff-part" aria-labelledby="by-card">
      <h2 id="by-card">{t("card.title")}</h2>
      {bought.length === 0 ? <p>{t("card.none")}</p> : null}
      <ul className="back-rows">
        {bought.map(({ number, placedAt, titles, total, currency, proven }) => (
          <li key={number} className="back-tender">
            <span>
              <Link className="link" href={`/staff/${place.handle}/returns?${new URLSearchParams({ q: proven, ...(basket && { basket }) })}`} prefetch={false}>
                {t("order", { number: sayNumber(number), day: sayLongDay(placedAt, locale, place.timeZone) })}
              </Link>
              <span>{titles.map((title) => inLocale(title, locale)).join(", ")}</span>
            </span>
            <b className="num">{sayMoney(total, currency, locale)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
