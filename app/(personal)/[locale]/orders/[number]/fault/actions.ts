"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { addresses } from "@/components/shop/addresses";
import { reportClaim, ReportClaim, type NotReported } from "@/lib/claims/report-claim";
import { withdrawClaim, WithdrawClaim } from "@/lib/claims/withdraw-claim";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { codeHere, findOrderHere } from "@/lib/request/order-key";
import { localeOfPage } from "@/lib/request/shopper";

const OfOrder = z.object({ number: z.string().max(24) });
const Said = OfOrder.extend(ReportClaim.pick({ claimId: true, position: true, quantity: true, fault: true, wish: true }).shape);

/** Said, and back to the order, which shows it. */
export const report = answerForm({
  namespace: "claims",
  act: action("shopper", Said, async function report(who, { number, ...said }): Promise<Outcome<{ readonly number: string }, NotReported>> {
    const order = await findOrderHere(number);
    if (!order) return refused({ why: "unknown-order" });
    const reported = await reportClaim(who, { ...said, orderId: order.id, code: await codeHere(number), place: null });
    return reported.ok ? done({ number: order.number }) : reported;
  }),
  refusals: { "not-yours": "refused.not-yours", "unknown-order": "refused.unknown-order", "not-paid": "refused.not-paid", "not-that-many": "refused.not-that-many", "reported-already": "refused.reported-already", "too-late": "refused.too-late" },
  onDone: async ({ number }: { readonly number: string }) => redirect(addresses(await localeOfPage()).order(number)),
});

/** It works after all. */
export const withdraw = answerForm({
  namespace: "claims",
  act: action("shopper", OfOrder.extend(WithdrawClaim.pick({ claimId: true }).shape), async function withdraw(who, { number, claimId }): ReturnType<typeof withdrawClaim> {
    const order = await findOrderHere(number);
    return order ? withdrawClaim(who, { claimId, orderId: order.id, code: await codeHere(number) }) : refused({ why: "unknown-order" });
  }),
  refusals: { "unknown-order": "refused.unknown-order", decided: "refused.decided" },
});
