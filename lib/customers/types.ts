import type { CartId, CustomerId, Id } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";

export type SessionId = Id<"session">;
export type AddressId = Id<"address">;

/** Who stands behind a browser: the customer of its session, and the cart it sees. */
export type Visitor = {
  readonly customerId: CustomerId | null;
  readonly name: string | null;
  readonly sessionId: SessionId | null;
  readonly seenAt: Date | null;
  readonly cartId: CartId | null;
  /** The bag of the browser's own cookie, also while `cartId` is another. */
  readonly guestCartId: CartId | null;
};

/** A customer acting on their own account; `sessionId` is the browser that asks. */
export type Owner = { readonly customerId: CustomerId; readonly sessionId: SessionId };

/** What the account page shows of its owner. */
export type Profile = {
  readonly id: CustomerId;
  readonly email: string;
  readonly name: string | null;
  readonly hasPassword: boolean;
  readonly verified: boolean;
  readonly locale: Locale;
};

export type Address = {
  readonly id: AddressId;
  readonly name: string;
  readonly street: string;
  readonly extra: string | null;
  readonly postcode: string;
  readonly city: string;
  readonly province: string;
  readonly country: string;
  readonly phone: string | null;
};

/** A browser in which somebody is signed in. */
export type SignedIn = { readonly id: SessionId; readonly startedAt: Date; readonly seenAt: Date; readonly here: boolean };
