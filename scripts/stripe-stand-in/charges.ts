import type Stripe from "stripe";
import { enter } from "./balance";
import { type CardOnFile, type Decline } from "./cards";
import type { Given } from "./given";
import { newRef } from "./ids";
import { type ListOf, listOf } from "./lists";
import { missing } from "./refusal";
import { newestFirst, secondsOf, type World } from "./world";

export type Taken = { card: CardOnFile; method: string; amount: number; currency: string; challenged: boolean };

/** Puts a charge in the books: captured, only authorised (manual capture), or failed with the decline's reason. */
export function charge(world: World, intent: Stripe.PaymentIntent, taken: Taken, decline: Decline | null): Stripe.Charge {
  const id = newRef("ch");
  const captured = decline === null && intent.capture_method !== "manual";
  const made: Stripe.Charge = {
    id,
    object: "charge",
    amount: taken.amount,
    amount_captured: captured ? taken.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: captured ? enter(world, { amount: taken.amount, currency: taken.currency, source: id, type: "charge" }) : null,
    billing_details: { address: null, email: intent.receipt_email, name: taken.card.holder, phone: null, tax_id: null },
    calculated_statement_descriptor: world.merchant.toUpperCase().slice(0, 22),
    captured,
    created: secondsOf(world),
    currency: taken.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline ? declineMessage(decline) : null,
    fraud_details: null,
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: decline ? refusedOutcome(decline) : APPROVED,
    paid: decline === null,
    payment_intent: intent.id,
    payment_method: taken.method,
    payment_method_details: { type: "card", card: cardDetails(taken) },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: decline ? "failed" : "succeeded",
    transfer_data: null,
    transfer_group: null,
  };
  world.books.charges[id] = made;
  return made;
}

export const declineMessage = (decline: Decline): string =>
  ({
    insufficient_funds: "Your card has insufficient funds.",
    expired_card: "Your card has expired.",
    incorrect_cvc: "Your card's security code is incorrect.",
    authentication_failed: "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
  })[decline.declineCode] ?? "Your card was declined.";

const APPROVED: Stripe.Charge.Outcome = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: "approved_by_network",
  reason: null,
  risk_level: "normal",
  seller_message: "Payment complete.",
  type: "authorized",
};

const refusedOutcome = (decline: Decline): Stripe.Charge.Outcome => ({
  ...APPROVED,
  network_status: "declined_by_network",
  reason: decline.declineCode,
  seller_message: "The bank did not return any further details with this decline.",
  type: "issuer_declined",
});

const cardDetails = ({ card, amount, challenged }: Taken): Stripe.Charge.PaymentMethodDetails.Card => ({
  amount_authorized: amount,
  authorization_code: null,
  brand: card.brand,
  checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
  country: "US",
  electronic_commerce_indicator: null,
  exp_month: card.expMonth,
  exp_year: card.expYear,
  funding: "credit",
  installments: null,
  last4: card.last4,
  mandate: null,
  network: card.brand,
  network_transaction_id: null,
  regulated_status: "unregulated",
  three_d_secure: challenged
    ? {
        authentication_flow: "challenge",
        electronic_commerce_indicator: "05",
        exemption_indicator: null,
        result: "authenticated",
        result_reason: null,
        transaction_id: null,
        version: "2.2.0",
      }
    : null,
  transaction_link_id: null,
  wallet: null,
});

export function findCharge(world: World, ref: string, param = "id", status = 404): Stripe.Charge {
  const found = world.books.charges[ref];
  if (!found) throw missing("charge", ref, param, status);
  return found;
}

export function listCharges(world: World, given: Given): ListOf<Stripe.Charge> {
  const intent = given.text("payment_intent");
  const all = newestFirst(world.books.charges).filter((one) => !intent || one.payment_intent === intent);
  return listOf(all, given.only<keyof Stripe.ChargeListParams>("payment_intent", "created", "limit", "starting_after", "ending_before"), "/v1/charges");
}
