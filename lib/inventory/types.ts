import type { LocationId, VariantId } from "@/lib/core/id";

/** Pieces of a variant at a place. `free` is what may still be promised on the web: on hand - held - buffer, at least 0. */
export type Stock = {
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly onHand: number;
  readonly held: number;
  readonly free: number;
};
