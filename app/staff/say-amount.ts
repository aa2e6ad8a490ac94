import { minorOf, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { LIMITS } from "@/lib/staff/approvals/rules";
import type { Wanted } from "@/lib/staff/approvals/types";

/** How much an approval is for, as its kind counts it: `20 %`, `10,00 €`; null for what has no size. */
export function sayAmount({ action, amount }: Pick<Wanted, "action" | "amount">, locale: Locale): string | null {
  const { of } = LIMITS[action];
  if (of === "each") return null;
  return of === "money" ? sayMoney(minorOf(amount), "EUR", locale) : new Intl.NumberFormat(locale === "en" ? "en-GB" : "it-IT", { style: "percent", maximumFractionDigits: 2 }).format(amount / 10_000);
}
