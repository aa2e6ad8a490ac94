import type { Say } from "@/components/catalogue/card";
import { HandIcon, ReturnIcon, StoreIcon, TruckIcon } from "@/components/ui/icons";
import { sayRound } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { DELIVERY_METHODS } from "@/lib/fulfilment/rules";
import { POLICY } from "@/lib/rights/policy/rules";

/** How one buys here, in four lines: collected, delivered, seen, brought back. `stores`: how many there are. `own`: a shop that says their number instead of the demo’s words. */
export function How({ t, locale, stores, own = false }: { readonly t: Say; readonly locale: Locale; readonly stores: number; readonly own?: boolean }) {
  const freeFrom = DELIVERY_METHODS[0]?.freeFrom;
  const rows = [
    ...(stores > 0 ? [{ key: "collect", icon: <StoreIcon className="mt-0.5" />, text: t("how.collectText") }] : []),
    { key: "deliver", icon: <TruckIcon className="mt-0.5" />, text: t("how.deliverText", { freeFrom: freeFrom ? sayRound(freeFrom, "EUR", locale) : "" }) },
    ...(stores > 0 ? [{ key: "store", icon: <HandIcon className="mt-0.5" />, text: own ? t("own.storeText", { count: stores }) : t("how.storeText") }] : []),
    { key: "returns", icon: <ReturnIcon className="mt-0.5" />, text: t("how.returnsText") },
  ];
  return (
    <section className="wrap mt-10 lg:mt-20" aria-label={t("how.label")}>
      <ul className="rows grid grid-cols-1 border-line lg:grid-cols-4 lg:border-y lg:*:border-0! lg:*:py-6!">
        {rows.map(({ key, icon, text }) => (
          <li key={key} className="flex items-start gap-4">
            {icon}
            <span>
              <span className="t block">{t(`how.${key}`, { days: POLICY.windowDays })}</span>
              <span className="cap">{text}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
