import type { Cart } from "@/lib/cart/types";
import type { Outcome } from "@/lib/core/outcome";

/** Everything an action on the bag may refuse with; the words for each are in the `cart` namespace. */
export type BagRefusal = { readonly why: string; readonly left?: number; readonly most?: number; readonly problem?: string };
type Act<Sent> = (sent: Sent) => Promise<Outcome<Cart, BagRefusal>>;
export type Wanted = { readonly fulfilment: "deliver"; readonly locationId?: null } | { readonly fulfilment: "collect" | "carry-out"; readonly locationId: string };

/** What can be done to the bag; the pages hand the server's actions in. */
export type BagActions = {
  readonly addToCart: Act<{ variantId: string; quantity: number; wanted?: Wanted; press?: string }>;
  readonly setQuantity: Act<{ lineId: string; quantity: number }>;
  readonly setFulfilment: Act<{ lineId: string; wanted: Wanted }>;
  readonly acceptChanges: Act<Record<string, never>>;
  readonly setCode: Act<{ code: string | null }>;
  readonly chooseWallet: Act<{ walletId: string; chosen: boolean }>;
  readonly undoMerge: Act<{ mergeId: string }>;
};
