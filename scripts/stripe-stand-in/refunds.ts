import type Stripe from "stripe";
import { enter } from "./balance";
import { cardNamed } from "./cards";
import { findCharge } from "./charges";
import { emit } from "./events";
import type { Given } from "./given";
import { newRef } from "./ids";
import { findIntent } from "./intents";
import { type ListOf, listOf } from "./lists";
import { badParameter, missing, notNow } from "./refusal";
import { newestFirst, nowOf, secondsOf, type World } from "./world";

/** Sends money back: all that is left, or a part; as often as wanted, never above what was charged. */
export function createRefund(world: World, given: Given): Stripe.Refund {
  given.only<keyof Stripe.RefundCreateParams>("payment_intent", "charge", "amount", "reason", "metadata");
  const charge = chargeAsked(world, given);
  const asked = given.whole("amount", 1);
  const reason = given.oneOf("reason", ["duplicate", "fraudulent", "requested_by_customer"]) ?? null;
  const metadata = given.labels("metadata");
  if (!charge.captured) throw notNow("This charge has not been captured, so it can't be refunded. Cancel its PaymentIntent instead.", { code: "charge_not_refundable" });
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) throw notNow(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  const amount = asked ?? left;
  if (amount > left)
    throw notNow(`Refund amount (${words(amount, charge.currency)}) is greater than unrefunded amount on charge (${words(left, charge.currency)})`, { param: "amount" });

  const intent = world.books.intents[String(charge.payment_intent)];
  const how = intent?.card ? cardNamed(intent.card.test).refunds : "at-once";
  const id = newRef("re");
  const refund: Stripe.Refund = {
    id,
    object: "refund",
    amount,
    balance_transaction: enter(world, { amount: -amount, currency: charge.currency, source: id, type: "refund" }),
    charge: charge.id,
    created: secondsOf(world),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: { type: "card", card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" } },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: how === "late" ? "pending" : "succeeded",
    transfer_reversal: null,
  };
  world.books.refunds[id] = refund;
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  if (how !== "at-once") world.books.due.push({ at: nowOf(world) + world.settings.lateRefundMs, is: "refund", refundId: id });
  emit(world, "refund.created", refund);
  emit(world, "charge.refunded", charge);
  return refund;
}

function chargeAsked(world: World, given: Given): Stripe.Charge {
  const intentRef = given.text("payment_intent");
  const chargeRef = given.text("charge");
  if (!intentRef && !chargeRef) throw badParameter("One of the following params should be provided for this request: payment_intent or charge.", "payment_intent", "parameter_missing");
  if (!intentRef) return findCharge(world, String(chargeRef), "charge");
  const { intent } = findIntent(world, intentRef, "payment_intent");
  if (intent.status !== "succeeded") throw notNow(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`);
  return findCharge(world, String(intent.latest_charge));
}

/** The bank's late word on a refund: it went through after all, or it came back. */
export function settleRefund(world: World, ref: string): void {
  const refund = findRefund(world, ref);
  if (refund.status === "pending") {
    refund.status = "succeeded";
  } else {
    const charge = findCharge(world, String(refund.charge));
    refund.status = "failed";
    refund.failure_reason = "expired_or_canceled_card";
    refund.failure_balance_transaction = enter(world, { amount: refund.amount, currency: refund.currency, source: refund.id, type: "refund_failure" });
    charge.amount_refunded -= refund.amount;
    charge.refunded = false;
    emit(world, "refund.failed", refund);
  }
  emit(world, "refund.updated", refund);
}

export function findRefund(world: World, ref: string): Stripe.Refund {
  const found = world.books.refunds[ref];
  if (!found) throw missing("refund", ref);
  return found;
}

export function listRefunds(world: World, given: Given): ListOf<Stripe.Refund> {
  const [intent, charge] = [given.text("payment_intent"), given.text("charge")];
  const all = newestFirst(world.books.refunds).filter((one) => (!intent || one.payment_intent === intent) && (!charge || one.charge === charge));
  return listOf(all, given.only<keyof Stripe.RefundListParams>("payment_intent", "charge", "created", "limit", "starting_after", "ending_before"), "/v1/refunds");
}

const words = (minor: number, currency: string): string => {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
};
