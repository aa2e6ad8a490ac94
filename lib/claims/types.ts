import type { Id, LocationId, OrderId, OrderLineId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";

export type ClaimId = Id<"claim">;
export type ClaimStepId = Id<"claim-step">;

/** What the customer would like first: the law's two ways to put it right (Codice del consumo article 135-ter). */
export const CLAIM_WISHES = ["repair", "replacement"] as const;
export type ClaimWish = (typeof CLAIM_WISHES)[number];

/** What becomes of a claim, one after the other: taken in for repair, ready to be collected, given back put right; or another instead, a lower price, the money; or nothing of it. */
export const CLAIM_STEPS = ["repair", "ready", "repaired", "replacement", "reduction", "refund", "refused", "withdrawn"] as const;
export type ClaimStep = (typeof CLAIM_STEPS)[number];
/** A claim stands where its last step says; reported while there is none. */
export const CLAIM_STATES = ["reported", ...CLAIM_STEPS] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** Why a claim is refused: it is as it was sold, it was used up or used wrongly, something else lies there, or its pieces came back another way. */
export const CLAIM_REFUSALS = ["conforms", "wear", "misuse", "other-thing", "came-back"] as const;
export type ClaimRefusal = (typeof CLAIM_REFUSALS)[number];

/** One step of a claim: who took it, where, and what it gave. */
export type ClaimStepTaken = { readonly id: ClaimStepId; readonly step: ClaimStep; readonly amount: Minor; readonly because: ClaimRefusal | null; readonly note: string | null; readonly actor: string; readonly at: Date };

/** What a customer says is wrong with pieces of a line, and what became of it. */
export type Claim = {
  readonly id: ClaimId;
  readonly orderId: OrderId;
  readonly orderLineId: OrderLineId;
  readonly position: number;
  readonly quantity: number;
  readonly fault: string; // in their words
  readonly wish: ClaimWish;
  readonly locationId: LocationId; // who sees to it first: the place that handed it over, or where it was brought
  readonly state: ClaimState;
  readonly at: Date;
  readonly steps: readonly ClaimStepTaken[]; // in their order
};

/** A claim that somebody has to see to. */
export type OpenClaim = Pick<Claim, "id" | "quantity" | "fault" | "state" | "at" | "position"> & { readonly number: string; readonly orderId: OrderId };
