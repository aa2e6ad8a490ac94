import "server-only";
import { atomically } from "@/db/atomically";
import { reconciliations } from "@/db/schema/all";
import { log } from "@/lib/core/log";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Machine } from "@/lib/core/who";
import type { CardProcessor, Unknown } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { lookUpPayment } from "./look-up-payment";
import { capturesHere, lastReconciliation, refundsHere } from "./reads";
import { differencesOf, type Found, standingSince } from "./rules";
import { settleRefund } from "@/lib/refunds/settle-refund";
import type { Reconciliation } from "./types";

const MACHINE: Machine = { is: "machine", job: "reconcile" };
/** How far back the processor's lists are read. */
const BACK_MS = 3 * 86_400_000;

/**
 * Compares the processor's captures and refunds of the last three days with the books, both ways. What is safe is mended: money
 * that nobody told us of is settled like any other, so that it pays its order or goes back; a refund that went through or came
 * back is booked. What still differs is written down with the moment it was first seen, and told in the log once. Refuses
 * `unknown` when the processor gives no lists. May be repeated.
 */
export async function reconcile(at: Date, cards: CardProcessor = cardProcessor()): Promise<Outcome<Reconciliation, Unknown>> {
  const since = new Date(at.getTime() - BACK_MS);
  const [captures, refunds] = [await cards.listCaptures(since), await cards.listRefunds(since)];
  if (!captures.ok) return captures;
  if (!refunds.ok) return refunds;
  const there = { captures: captures.value, refunds: refunds.value };
  const found = differencesOf(there, { captures: await capturesHere(there, since), refunds: await refundsHere(there.refunds, since) });
  const left: Found[] = [];
  let mended = 0;
  for (const one of found) {
    const came = await mend(one, at, cards);
    if (came === "mended") mended++;
    if (came === "stands") left.push(one);
  }
  const differences = standingSince(left, (await lastReconciliation())?.differences ?? [], at);
  for (const { kind, ref, attemptId, there, here, currency, since } of differences)
    if (since === at.toISOString()) log.error({ kind, intentRef: ref, attemptId, found: there, booked: here, currency }, "the card processor and the books differ: somebody must look");
  const told = { at, captures: captures.value.length, refunds: refunds.value.length, mended, differences };
  await atomically(async (tx) => done(await tx.insert(reconciliations).values(told)));
  return done(told);
}

/** Looks again, one by one, and mends what is safe. `fine`: it was only on its way, or has no answer yet; the next round sees. */
async function mend({ kind, capture, refund, found }: Found, at: Date, cards: CardProcessor): Promise<"mended" | "fine" | "stands"> {
  if (kind === "not-booked" && capture) {
    const settled = await lookUpPayment(capture.id, at, cards);
    if (!settled.ok) return settled.why === "unknown" ? "fine" : "stands";
    return settled.value.now === "paid" || settled.value.now === "surplus" ? "mended" : "stands";
  }
  if (kind === "not-there" && capture) {
    const asked = await cards.lookUp({ ref: capture.providerRef, attemptId: capture.id, orderId: capture.orderId });
    const isThere = asked.ok && asked.value.is === "captured" && asked.value.intentRef === capture.intentRef && asked.value.amount === capture.amount;
    return isThere || !asked.ok ? "fine" : "stands"; // it may be older than the list
  }
  if (!refund || kind === "refund-amount") return "stands";
  const asked = found ? done(found) : refund.providerRef ? await cards.lookUpRefund(refund.providerRef) : null;
  if (asked === null) return "stands";
  if (!asked.ok || (asked.value.state === "succeeded" && refund.state === "succeeded")) return "fine";
  if (asked.value.state === "pending" || refund.state === "due" || refund.state === "failed") return refund.state === "failed" ? "stands" : "fine"; // its own call is under way
  await settleRefund(MACHINE, refund.id, { ref: asked.value.ref, state: asked.value.state });
  return "mended";
}
