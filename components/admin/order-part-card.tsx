import type { ReactNode } from "react";
import { sayDay } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { readTracking } from "@/lib/fulfilment/rules";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import type { Order } from "@/lib/orders/types";

type Say = (key: string, values?: Record<string, string | number>) => string;
type Props = { readonly order: Order; readonly part: FulfilmentPart; readonly place: string; readonly locale: Locale; readonly t: Say; readonly children?: ReactNode };

/** One part of an order as a colleague works on it: what to take, by when, and what can be done now. */
export function OrderPartCard({ order, part, place, locale, t, children }: Props) {
  const tracking = readTracking(part.tracking);
  const title = t(part.kind === "collect" ? "collect" : part.kind === "deliver" ? "deliver" : "carryOut", { place });
  return (
    <section className="border-t border-line py-6 first-of-type:border-t-0 first-of-type:pt-2" aria-label={title}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="h3">{title}</h2>
        <p className="t" role="status">
          {t(`part.${part.state}`)}
        </p>
      </div>
      <p className="small text-ink-2">
        {[part.promise && t("by", { day: sayDay(part.promise.due, locale, "Europe/Rome") }), tracking && t("tracking", { carrier: tracking.carrier, number: tracking.number })].filter(Boolean).join(" · ")}
      </p>
      <ul className="rows mt-4">
        {part.lines.map(({ position, quantity }) => {
          const line = order.lines.find((l) => l.position === position);
          if (!line) return null;
          return (
            <li key={position} className="grid grid-cols-[3rem_1fr] gap-x-3">
              <span className="t num">{t("count", { count: quantity })}</span>
              <span>
                <span className="t block">{[inLocale(line.title, locale), ...line.options.map((o) => inLocale(o.value, locale))].join(", ")}</span>
                <span className="code text-ink-2">{line.sku}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {children ? <div className="mt-5">{children}</div> : null}
    </section>
  );
}
