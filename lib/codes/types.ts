import type { CartId, CustomerId, Id, LocationId, OrderId } from "@/lib/core/id";

/** A piece of goods as a code names it. The place is a store's handle and a hint only: whose label it is, not what may be done there. */
export type Goods = {
  /** 14 digits, check digit verified. */
  readonly gtin: string;
  readonly lot: string | null;
  readonly serial: string | null;
  /** The day it expires, `2026-12-31`. */
  readonly expires: string | null;
  readonly place: string | null;
};

/** What codes of others are for, as far as their shape says it. `insecure`: an address of ours that would send a secret in clear. */
export const FOREIGN = ["site", "insecure", "wifi", "phone", "mail", "contact", "payment", "parcel", "other"] as const;
export type Foreign = (typeof FOREIGN)[number];

/**
 * Why nothing can be made of a scan. `check-digit`: a figure was read or typed wrongly (`expected` is the right last one, if the others are);
 * `half`: the end or the beginning is missing; `two`: several codes ran into one; `control`: signs that no code of ours holds.
 */
export const MISREAD = ["empty", "too-long", "control", "half", "two", "check-digit", "malformed"] as const;
export type Misread = (typeof MISREAD)[number];

/** What was scanned or typed, as `readCode` says it. Nothing in it has been looked up: it may name what doesn't exist. */
export type Reading =
  /** A barcode, an element string, or a GS1 Digital Link; one from another site names the same piece and leads nowhere. */
  | ({ readonly is: "goods"; readonly from: "digits" | "elements" | "own-link" | "foreign-link" } & Goods)
  /** The address of a variant's page in this shop. */
  | { readonly is: "variant"; readonly sku: string; readonly place: string | null }
  /** A random code (`/q/…`): what it opens, `openCode` knows. */
  | { readonly is: "code"; readonly code: string }
  /** What the order's page shows for a collection. */
  | { readonly is: "pass"; readonly number: string; readonly code: string }
  /** An order's address, with its key where the address carries it. */
  | { readonly is: "order"; readonly number: string; readonly key: string | null }
  /** Another page of this shop: a path, never a whole address. */
  | { readonly is: "page"; readonly path: string }
  /** A text without any address: an SKU, a name; `number` where it may be an order's, `sign` where it may be what a phone shows at the till. */
  | { readonly is: "typed"; readonly text: string; readonly number: string | null; readonly sign: string | null }
  | { readonly is: "not-ours"; readonly what: Foreign; readonly host: string | null }
  /** `text` is what to look up all the same where an SKU may consist of digits, and what to show. */
  | { readonly is: "misread"; readonly why: Misread; readonly text: string; readonly expected: string | null };

/** What a random code opens. */
export type Subject =
  | { readonly purpose: "cart" | "phone"; readonly cartId: CartId }
  | { readonly purpose: "return" | "receipt"; readonly orderId: OrderId }
  | { readonly purpose: "customer"; readonly customerId: CustomerId }
  | { readonly purpose: "ticket"; readonly ticketId: Id<"ticket"> };
export type CodePurpose = Subject["purpose"];
/** An opened code: what it opens, and where alone it is good (`null`: anywhere). */
export type Opened = Subject & { readonly at: LocationId | null; readonly expiresAt: Date };
/** Why a code opens nothing: nobody made it, its time is over, it was opened as often as it may be, or what it opened is done with. */
export type Closed = { readonly why: "unknown" | "expired" | "used-up" | "ended" };
