import type { PriceWords } from "@/components/ui/price";
import { type Minor, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { type Say, sayUnit } from "@/lib/pricing/rules";
import type { Offer } from "@/lib/pricing/types";

/** A price with everything that must be said beside it, in the reader's language. `t`: the lists' words. */
export function priceWords(offer: Offer, locale: Locale, t: Say, from = false): PriceWords {
  const money = (amount: Minor) => sayMoney(amount, offer.currency, locale);
  const { reduction, unit } = offer;
  return {
    price: money(offer.amount),
    was: reduction ? { price: money(reduction.lowest), before: t("before"), now: t("now") } : undefined,
    lowest: reduction ? t("lowest", { days: reduction.days, price: money(reduction.lowest) }) : undefined,
    unit: unit ? sayUnit(unit, money(unit.amount), t) : undefined,
    from: from ? t("from") : undefined,
  };
}
