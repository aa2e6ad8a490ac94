"use server";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { sayDate } from "@/lib/core/moments";
import { sayMoney } from "@/lib/core/money";
import { type Outcome, refused } from "@/lib/core/outcome";
import { readMoney } from "@/lib/core/read-money";
import type { Staff } from "@/lib/core/who";
import { type NotPriced, PlanPrice, planPrice, WithdrawPlan, withdrawPlan } from "@/lib/pricing/plan-price";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { officeLocale } from "@/lib/request/page";

const ROME = "Europe/Rome";
/** The first moment of a day as a form says it (2026-12-03), in the shop's time zone; null for none. */
function midnight(day: string, after = 0): Date | null {
  const [, said] = /^(\d{4}-\d\d-\d\d)$/.exec(day) ?? [];
  try {
    return said ? new Date(Temporal.PlainDate.from(said).add({ days: after }).toZonedDateTime(ROME).epochMilliseconds) : null;
  } catch {
    return null;
  }
}

const day = z.string().max(20).default("");
const Typed = PlanPrice.omit({ amount: true, startsAt: true, endsAt: true }).extend({ amount: z.string().max(20), from: day, until: day });
type Said = Exclude<NotPriced, { why: "overlaps" } | { why: "no-reduction" }> | { why: "overlaps"; on: string } | { why: "no-reduction"; lowest: string } | { why: "no-amount" } | { why: "no-day" };

/** Sums and days are read as people write them, and said so; the last day of a reduction is one of it. */
async function planTyped(who: Staff, { amount, from, until, ...of }: z.output<typeof Typed>): Promise<Outcome<unknown, Said>> {
  const sum = readMoney(amount);
  if (sum === null || sum < 1 || sum > 10_000_000) return refused({ why: "no-amount" });
  const [startsAt, endsAt] = [midnight(from), midnight(until, 1)];
  if ((from !== "" && !startsAt) || (until !== "" && !endsAt)) return refused({ why: "no-day" });
  const planned = await planPrice(who, { ...of, amount: sum, startsAt, endsAt });
  if (planned.ok) return planned;
  const locale = await officeLocale();
  if (planned.why === "overlaps") return refused({ why: "overlaps", on: sayDate(planned.on, locale, ROME) });
  return planned.why === "no-reduction" ? refused({ why: "no-reduction", lowest: sayMoney(planned.lowest, "EUR", locale) }) : refused(planned);
}
const REFUSALS = {
  "not-yours": "refused.not-yours", "unknown-variant": "refused.unknown-variant", "changed-meanwhile": "refused.changed-meanwhile", "nothing-planned": "refused.nothing-planned", same: "refused.same", past: "refused.past",
  "ends-before": "refused.ends-before", overlaps: "refused.overlaps", "no-regular": "refused.no-regular", "no-reduction": "refused.no-reduction",
} as const;
export const plan = answerForm({ namespace: "admin-prices", act: action("staff", Typed, planTyped), refusals: { ...REFUSALS, "no-amount": "refused.no-amount", "no-day": "refused.no-day" }, done: "planned" });
export const withdraw = answerForm({ namespace: "admin-prices", act: action("staff", WithdrawPlan, withdrawPlan), refusals: REFUSALS, done: "withdrawn" });
