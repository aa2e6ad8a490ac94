"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { decideClaim, DecideClaim, type NotDecided } from "@/lib/claims/decide-claim";
import { type NotReported, reportClaim, ReportClaim } from "@/lib/claims/report-claim";
import { newId } from "@/lib/core/id";
import { sayMoney } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { readMoney } from "@/lib/core/read-money";
import type { Staff } from "@/lib/core/who";
import { placeByHandle } from "@/lib/locations/reads";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { officeLocale } from "@/lib/request/page";
import { openTillHere } from "@/lib/request/till";
import { findBought } from "@/lib/returns/counter/reads";
import { words } from "@/lib/request/wording";

const store = z.string().regex(/^[a-z0-9-]{1,80}$/);
const Decided = z.object({ store, claimId: z.string().max(40), step: z.string().max(20), note: z.string().max(300).default(""), amount: z.string().max(20).default(""), because: z.string().max(20).default(""), returnId: z.string().max(40).default("") });
type Said = Exclude<NotDecided, { why: "too-much" } | { why: "not-refunded" }> | { why: "too-much"; left: string } | { why: "not-refunded"; because: string } | { why: "no-amount" };

/** The step as the form drew it up; a sum is read as people write it. */
async function decideHere(who: Staff, { store: handle, amount, ...said }: z.output<typeof Decided>): Promise<Outcome<null, Said>> {
  const place = await placeByHandle(handle);
  if (!place) return refused({ why: "not-yours" });
  const sum = said.step === "reduction" ? readMoney(amount) : null;
  if (said.step === "reduction" && (sum === null || sum === 0)) return refused({ why: "no-amount" });
  const decision = DecideClaim.safeParse({ ...said, note: said.note || null, place: place.id, ...(sum !== null && { amount: sum }), ...(said.step === "refund" && { returnId: said.returnId || newId() }), tillId: (await openTillHere(handle)) ?? null });
  if (!decision.success) return refused({ why: "unknown-claim" });
  const decided = await decideClaim(who, decision.data);
  if (decided.ok) return done(null);
  const locale = await officeLocale();
  if (decided.why === "too-much") return refused({ why: "too-much", left: sayMoney(decided.left, "EUR", locale) });
  return decided.why === "not-refunded" ? refused({ why: "not-refunded", because: words(locale, "staff-return")(`refused.${decided.because.why}`) }) : decided;
}

const REFUSALS = {
  "not-yours": "refused.not-yours", "unknown-claim": "refused.unknown-claim", decided: "refused.decided", "came-back": "refused.came-back", "manager-decides": "refused.manager-decides", "too-much": "refused.too-much",
  "no-stock": "refused.no-stock", "not-refunded": "refused.not-refunded", "no-amount": "refused.no-amount",
} as const;
export const decide = answerForm({ namespace: "staff-claims", act: action("staff", Decided, decideHere), refusals: REFUSALS });

const Shown = z.object({ store, shown: z.string().max(300) }).extend(ReportClaim.pick({ claimId: true, position: true, quantity: true, fault: true, wish: true }).shape);
/** What a customer shows at the counter: found again by what it was found by, on the order's id alone nothing is reported. */
async function reportHere(who: Staff, { store: handle, shown, ...said }: z.output<typeof Shown>): Promise<Outcome<{ readonly to: string }, NotReported | { why: "gift" }>> {
  const place = await placeByHandle(handle);
  const bought = place && (await findBought(who, place.id, shown));
  if (!place || !bought) return refused({ why: "unknown-order" });
  if (bought.gift) return refused({ why: "gift" }); // its steps and money would go to who paid, who is told nothing of a present
  const reported = await reportClaim(who, { ...said, orderId: bought.order.id, code: null, place: place.id });
  return reported.ok ? done({ to: `/staff/${handle}/claims/${reported.value.id}` }) : reported;
}
export const reportShown = answerForm({
  namespace: "claims",
  act: action("staff", Shown, reportHere),
  refusals: { "not-yours": "refused.not-yours", "unknown-order": "refused.unknown-order", "not-paid": "refused.not-paid", "not-that-many": "refused.not-that-many", "reported-already": "refused.reported-already", "too-late": "refused.too-late", gift: "refused.gift" },
  onDone: ({ to }: { readonly to: string }) => redirect(to),
});
