/** What a declined card says, in Stripe's two codes: https://docs.stripe.com/declines/codes */
export type Decline = { code: string; declineCode: string };
export type TestCard = {
  name: string;
  number: string;
  token: string;
  brand: "visa" | "mastercard" | "amex";
  challenge: boolean;
  outcome: "pays" | "pays-slowly" | "pays-without-answer" | Decline;
  refunds: "at-once" | "late" | "fails-later";
};
/** What the books keep of a card: never its number, expiry or code. */
export type CardOnFile = { test: string; last4: string; brand: TestCard["brand"]; expMonth: number; expYear: number; holder: string };

const visa = { brand: "visa", challenge: false, outcome: "pays", refunds: "at-once" } as const;
const declines = (code: string, declineCode = code): Decline => ({ code, declineCode });

/**
 * Stripe's test numbers with Stripe's meaning (https://docs.stripe.com/testing), save `slow` and `no-answer`: there the
 * numbers stand for a dispute and for funds available at once, which a shop's checkout can't see.
 */
export const TEST_CARDS: readonly TestCard[] = [
  { ...visa, name: "success", number: "4242424242424242", token: "pm_card_visa" },
  { ...visa, name: "mastercard", number: "5555555555554444", token: "pm_card_mastercard", brand: "mastercard" },
  { ...visa, name: "amex", number: "378282246310005", token: "pm_card_amex", brand: "amex" },
  { ...visa, name: "challenge", number: "4000002760003184", token: "pm_card_authenticationRequired", challenge: true },
  { ...visa, name: "challenge-2", number: "4000000000003220", token: "pm_card_threeDSecure2Required", challenge: true },
  { ...visa, name: "challenge-then-decline", number: "4000008400001629", token: "pm_card_threeDSecureRequiredChargeDeclined", challenge: true, outcome: declines("card_declined", "generic_decline") },
  { ...visa, name: "decline", number: "4000000000000002", token: "pm_card_visa_chargeDeclined", outcome: declines("card_declined", "generic_decline") },
  { ...visa, name: "insufficient-funds", number: "4000000000009995", token: "pm_card_visa_chargeDeclinedInsufficientFunds", outcome: declines("card_declined", "insufficient_funds") },
  { ...visa, name: "expired", number: "4000000000000069", token: "pm_card_chargeDeclinedExpiredCard", outcome: declines("expired_card") },
  { ...visa, name: "wrong-cvc", number: "4000000000000127", token: "pm_card_chargeDeclinedIncorrectCvc", outcome: declines("incorrect_cvc") },
  { ...visa, name: "slow", number: "4000000000000259", token: "pm_card_createDispute", outcome: "pays-slowly" },
  { ...visa, name: "no-answer", number: "4000000000000077", token: "pm_card_bypassPending", outcome: "pays-without-answer" },
  { ...visa, name: "refund-late", number: "4000000000007726", token: "pm_card_pendingRefund", refunds: "late" },
  { ...visa, name: "refund-fails", number: "4000000000005126", token: "pm_card_refundFail", refunds: "fails-later" },
];

/** By number, by the short name above, or by Stripe's payment method token. */
export const findCard = (what: string): TestCard | undefined => {
  const asked = what.replaceAll(/[\s-]/g, "");
  return TEST_CARDS.find((card) => card.number === asked || card.name === what || card.token === what);
};

/** The same, by the name the books keep. Throws when the table no longer knows it. */
export function cardNamed(name: string): TestCard {
  const card = findCard(name);
  if (!card) throw new Error(`unknown test card: ${name}`);
  return card;
}

export const onFile = (card: TestCard, more: { expMonth: number; expYear: number; holder: string }): CardOnFile => ({
  test: card.name,
  last4: card.number.slice(-4),
  brand: card.brand,
  ...more,
});

export type CardFields = { number: string; expiry: string; cvc: string; name: string };
export type FieldFault = "missing" | "incomplete" | "wrong" | "not-a-test-card" | "past";
export type FieldFaults = Partial<Record<keyof CardFields, FieldFault>>;

/** The check digit of ISO/IEC 7812. */
export function luhn(number: string): boolean {
  const digits = [...number].reverse().map(Number);
  const sum = digits.reduce((total, digit, i) => total + (i % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit), 0);
  return sum % 10 === 0;
}

/** Reads what was typed on the card page; every field is judged, so all faults show at once. `at` is milliseconds. */
export function readCard(fields: CardFields, at: number): { faults: FieldFaults } | { card: TestCard; file: CardOnFile } {
  const faults: FieldFaults = {};
  const number = fields.number.replaceAll(/[\s-]/g, "");
  const card = findCard(number);
  if (number === "") faults.number = "missing";
  else if (!/^\d+$/.test(number)) faults.number = "wrong";
  else if (number.length < 13) faults.number = "incomplete";
  else if (number.length > 19 || !luhn(number)) faults.number = "wrong";
  else if (!card || card.number !== number) faults.number = "not-a-test-card";

  const [, month, year] = /^\s*(\d{1,2})\s*[/.\-\s]?\s*(?:20)?(\d{2})\s*$/.exec(fields.expiry) ?? [];
  const expMonth = Number(month);
  const expYear = 2000 + Number(year);
  if (fields.expiry.trim() === "") faults.expiry = "missing";
  else if (month === undefined || expMonth < 1 || expMonth > 12) faults.expiry = "wrong";
  else if (Date.UTC(expYear, expMonth, 1) <= at) faults.expiry = "past";

  const cvc = fields.cvc.trim();
  const cvcLength = card?.brand === "amex" ? 4 : 3;
  if (cvc === "") faults.cvc = "missing";
  else if (!/^\d{3,4}$/.test(cvc) || (card && cvc.length !== cvcLength)) faults.cvc = "wrong";
  if (fields.name.trim() === "") faults.name = "missing";

  if (!card || Object.keys(faults).length > 0) return { faults };
  return { card, file: onFile(card, { expMonth, expYear, holder: fields.name.trim().slice(0, 120) }) };
}
