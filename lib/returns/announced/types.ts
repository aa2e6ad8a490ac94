import type { Id, LocationId, OrderId } from "@/lib/core/id";
import type { ReturnKind } from "../counter/types";

export type ReturnRequestId = Id<"return-request">;

/** How the goods come: to the counter of any store, or in a parcel to the place that takes parcels. */
export const RETURN_WAYS = ["store", "parcel"] as const;
export type ReturnWay = (typeof RETURN_WAYS)[number];

/** What the customer would like instead: their money, or something else; it binds nobody, and the money stays theirs. */
export const RETURN_WISHES = ["refund", "exchange"] as const;
export type ReturnWish = (typeof RETURN_WISHES)[number];

/** Why the customer gives it back, if they say so; nothing hangs on it. */
export const RETURN_REASONS = ["no-reason", "too-big", "too-small", "not-as-shown", "changed-mind", "ordered-twice"] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** What becomes of an announcement: it waits for the goods, a return decides on them, its customer takes it back, or nothing came in time. */
export const REQUEST_STATES = ["announced", "decided", "cancelled", "lapsed"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** A parcel of an announced return that has arrived and that nobody has looked at. */
export type WaitingParcel = { readonly requestId: ReturnRequestId; readonly number: string; readonly pieces: number; readonly arrivedAt: Date };

/** What a customer announced that they give back. `kind`: the right that it is under, by the day it was announced. */
export type Announced = {
  readonly requestId: ReturnRequestId;
  readonly orderId: OrderId;
  readonly state: RequestState;
  readonly kind: Extract<ReturnKind, "withdrawal" | "change-of-mind">;
  readonly way: ReturnWay;
  readonly wants: ReturnWish;
  readonly reason: ReturnReason;
  readonly locationId: LocationId | null; // where the parcel goes
  readonly at: Date;
  readonly expiresAt: Date;
  readonly sentAt: Date | null; // its customer said that the parcel left
  readonly tracking: string | null;
  readonly arrivedAt: Date | null; // it lies where it went to, and nobody has looked at it yet
  readonly codeHash: string;
  readonly returnId: Id<"return"> | null;
  readonly forThem: boolean; // customer service announced it for its customer
  readonly pieces: readonly { readonly position: number; readonly quantity: number }[];
};
