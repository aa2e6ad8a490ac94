import "server-only";
import { minorOf, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import { LIMITS } from "@/lib/staff/approvals/rules";
import type { ApprovalAction } from "@/lib/staff/approvals/types";
import type { Role } from "@/lib/staff/types";

/** How much was asked for, as its action counts it: a share of what it cost, money, or nothing that has a size. */
export function sayHowMuch(action: ApprovalAction, amount: number, locale: Locale, names: Wording): string {
  const { of } = LIMITS[action];
  return of === "each" ? "–" : of === "money" ? sayMoney(minorOf(amount), "EUR", locale) : names("share", { share: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(amount / 100) });
}

/** How far a role goes alone. */
export function sayLimit(action: ApprovalAction, role: Role, locale: Locale, names: Wording): string {
  const upTo = LIMITS[action].upTo[role];
  if (upTo === undefined) return names("no");
  return LIMITS[action].of === "each" ? names("allowed") : upTo === Number.MAX_SAFE_INTEGER ? names("any") : sayHowMuch(action, upTo, locale, names);
}
