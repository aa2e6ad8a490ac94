import type { PriceId, VariantId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";
import type { ReturnId, SELLABLE } from "../counter/types";

/** A thing that somebody brings without a receipt, and what a piece of it gives. */
export type Worth = {
  readonly variantId: VariantId;
  readonly sku: string;
  readonly gtin: string | null;
  readonly title: Words;
  readonly choice: readonly Words[];
  readonly picture: string | null;
  readonly price: { readonly id: PriceId; readonly amount: Minor } | null; // the lowest of the list in those days; null: it had none
  readonly never: Words | null; // why nothing of it comes back, where nothing does
};
export type NoReceiptLine = { readonly variantId: VariantId; readonly quantity: number; readonly condition: (typeof SELLABLE)[number] };

/** Such a return as it was taken. */
export type TakenBare = { readonly returnId: ReturnId; readonly back: Minor };
