import type { AttemptId, OrderId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import type { Outcome } from "@/lib/core/outcome";
import type { Locale } from "@/lib/core/who";

/** One line of a payment page. `detail`: which of them ("Terracotta, M"); `image`: an address that the whole world can load. */
export type LineToShow = { readonly name: string; readonly quantity: number; readonly amount: Minor; readonly detail?: string | null; readonly image?: string | null };

/** What a payment page is asked to take, and where the shopper goes afterwards. */
export type PaymentToOpen = {
  readonly orderId: OrderId;
  readonly attemptId: AttemptId;
  readonly orderNumber: string;
  readonly idempotencyKey: string;
  readonly amount: Minor;
  readonly currency: Currency;
  readonly locale: Locale;
  readonly email: string;
  /** What the page lists; sums to `amount`. */
  readonly lines: readonly LineToShow[];
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly expiresAt: Date;
};

/** What the processor knows of one payment. */
export type PaymentFound =
  | { readonly is: "captured"; readonly ref: string; readonly intentRef: string; readonly amount: Minor; readonly currency: Currency }
  | { readonly is: "open"; readonly ref: string; readonly url: string | null } // the shopper may still pay, or is paying
  | { readonly is: "expired"; readonly ref: string }
  | { readonly is: "failed"; readonly ref: string }
  | { readonly is: "nothing" }; // the processor never heard of it

/** What the processor knows of one refund. One that has gone through may still come back, days later: `failed`. */
export type RefundFound = { readonly ref: string; readonly state: "succeeded" | "pending" | "failed" };

/** A call that has no answer: nobody knows whether it happened. Look it up, or repeat it with the same key. */
export type Unknown = { readonly why: "unknown" };
/** The processor said no, and will say so again. `code` is its own word for the reason. */
export type TurnedDown = { readonly why: "refused"; readonly code: string };

/** What a webhook says: something happened to this payment. What, is looked up; the order of arrival proves nothing. */
export type Notice = { readonly eventId: string; readonly kind: string; readonly attemptId: AttemptId | null; readonly ref: string | null; readonly refundRef: string | null; readonly body: unknown };

export type CaptureListed = { readonly intentRef: string; readonly amount: Minor; readonly currency: string; readonly refunded: Minor; readonly attemptId: AttemptId | null };
export type RefundListed = RefundFound & { readonly intentRef: string | null; readonly amount: Minor; readonly currency: string; readonly key: string | null };

/** What a reader is asked to take for an attempt. */
export type PaymentPresent = Pick<PaymentToOpen, "orderId" | "attemptId" | "orderNumber" | "idempotencyKey" | "amount" | "currency">;

/** A payment at a reader as the processor knows it; `declined` says why the last card was turned down, in the processor's word. */
export type PresentFound =
  | { readonly is: "captured"; readonly ref: string; readonly amount: Minor; readonly currency: Currency }
  | { readonly is: "open"; readonly ref: string; readonly declined: string | null }
  | { readonly is: "ended"; readonly ref: string }
  | { readonly is: "nothing" };

/** What a reader shows: the payment that it asks a card for now, if any; else the last one, and in the processor's word how it failed there. */
export type ReaderShows = { readonly asks: string | null; readonly last: string | null; readonly failed: string | null };
/** A reader of this shop's account. */
export type ReaderListed = { readonly ref: string; readonly label: string; readonly online: boolean };

/** Why a reader doesn't take anything now: nothing was charged, and the same payment may be shown again. */
export type ReaderAway = { readonly why: "reader-offline" } | { readonly why: "reader-busy" };

/** Cards in front of a reader in the store (Stripe Terminal, server-driven). One payment of the processor's for each attempt, however often it is shown. */
export type CardReader = {
  /** Makes the processor's payment of an attempt; nobody is asked for a card yet. Repeating with the same key answers the same one. */
  openPresent(payment: PaymentPresent): Promise<Outcome<{ readonly ref: string }, Unknown | TurnedDown>>;
  /** Shows a payment on a reader. It was shown, or wasn't: `lookUpPresent` tells whether a card paid. One that is paid is refused. */
  showPresent(reader: string, ref: string): Promise<Outcome<null, Unknown | TurnedDown | ReaderAway>>;
  /** What a reader shows now. One that is no more is refused. */
  readReader(reader: string): Promise<Outcome<ReaderShows, Unknown | TurnedDown>>;
  /** Every reader there is. */
  listReaders(): Promise<Outcome<readonly ReaderListed[], Unknown>>;
  /** Takes back what a reader shows. */
  clearReader(reader: string): Promise<Outcome<null, Unknown | TurnedDown>>;
  /** What became of a payment at a reader. */
  lookUpPresent(ref: string): Promise<Outcome<PresentFound, Unknown>>;
  /** Ends a payment that nobody may pay any more, and answers what it found: a card may have paid just before. */
  closePresent(ref: string): Promise<Outcome<PresentFound, Unknown>>;
};

/** A processor of card payments, as the shop needs it. Amounts are whole minor units. */
export type CardProcessor = CardReader & {
  /** Opens a payment page. Repeating with the same key answers the same page. */
  openPayment(payment: PaymentToOpen): Promise<Outcome<{ readonly ref: string; readonly url: string }, Unknown | TurnedDown>>;
  /** What became of an attempt: by the page's reference, else by the attempt itself. */
  lookUp(payment: { readonly ref: string | null; readonly attemptId: AttemptId; readonly orderId: OrderId }): Promise<Outcome<PaymentFound, Unknown>>;
  /** Closes a page that nobody may pay on any more, and answers what it found: it may have been paid just before. */
  closePayment(ref: string): Promise<Outcome<PaymentFound, Unknown>>;
  /** Gives money back. Repeating with the same key, however much later, gives it back once and says how it stands. */
  refund(refund: { readonly intentRef: string; readonly amount: Minor; readonly idempotencyKey: string }): Promise<Outcome<RefundFound, Unknown | TurnedDown>>;
  /** What became of a refund. */
  lookUpRefund(ref: string): Promise<Outcome<RefundFound, Unknown>>;
  /** Reads a webhook; refuses what is not signed by the processor (`bad-signature`) or not about this shop (`not-ours`). */
  readWebhook(rawBody: string, signature: string | null): Outcome<Notice, { readonly why: "bad-signature" } | { readonly why: "not-ours" }>;
  /** Every capture since a moment, for reconciliation; in any currency, also those that nobody here asked for. */
  listCaptures(since: Date): Promise<Outcome<readonly CaptureListed[], Unknown>>;
  /** Every refund since a moment, by whomever: `key` is the shop's own key for it, null where it was made elsewhere. */
  listRefunds(since: Date): Promise<Outcome<readonly RefundListed[], Unknown>>;
};
