import Link from "next/link";
import { addresses } from "@/components/shop/addresses";
import { sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { sayNumber } from "@/lib/orders/rules";
import type { OrderSummary } from "@/lib/orders/types";
import { LinePicture } from "./line-picture";
import { ROME, type Say } from "./say-order";

const MOST_PICTURES = 3;

/** An order in the history; the whole row leads to it. */
export function OrderRow({ order, locale, t }: { readonly order: OrderSummary; readonly locale: Locale; readonly t: Say }) {
  const [first, ...others] = order.titles;
  const date = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "it-IT", { timeZone: ROME, dateStyle: "long" }).format(order.placedAt);
  return (
    <li className="card grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr_auto] lg:gap-x-6">
      <span className="row-span-2 flex gap-1 sm:row-span-1 sm:w-44 lg:w-50" aria-hidden="true">
        {order.pictures.slice(0, MOST_PICTURES).map((stem, i) => (
          <span key={stem} className={`well r45 mb-0! w-14 lg:w-16 ${i > 0 ? "max-sm:hidden" : ""}`}>
            <LinePicture stem={stem} sizes="64px" />
          </span>
        ))}
      </span>
      <p className="min-w-0">
        <span className="name">
          <Link href={addresses(locale).order(order.number)}>
            {first ? inLocale(first, locale) : sayNumber(order.number)} {others.length > 0 ? t("list.more", { count: others.length }) : null}
          </Link>
        </span>
        <span className="cap num block">{t("meta", { number: sayNumber(order.number), date })}</span>
      </p>
      <p className="sm:text-right">
        <span className="price block">{sayMoney(order.total, order.currency, locale)}</span>
        <span className="small text-ink-2">{t(`list.states.${order.state}`)}</span>
      </p>
    </li>
  );
}
