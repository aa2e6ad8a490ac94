import { minorOf, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { CodeTerms } from "@/lib/pricing/codes/types";

const BASIS_POINTS = 10_000;
/** What a code takes off, in short: `−10 %`, `−10,00 €`. */
export const sayGift = ({ kind, value }: Pick<CodeTerms, "kind" | "value">, locale: Locale): string =>
  `−${kind === "percent" ? new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(value / BASIS_POINTS) : sayMoney(minorOf(value), "EUR", locale)}`;
