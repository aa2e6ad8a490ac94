import type { Reading } from "@/lib/codes/types";
import { SELLABLE } from "../counter/types";
import type { NoReceiptLine, Worth } from "./types";

/** Pieces that the desk lists at once; more come with another return. */
export const MOST_PIECES = 12;

/** What names a thing in what was read: its GTIN or SKU; null for what is no goods. */
export const keyIn = (reading: Reading): string | null => (reading.is === "goods" ? reading.gtin : reading.is === "variant" ? reading.sku : reading.is === "typed" ? reading.text : null);

/** How often each thing was scanned, in the order in which it was first; what is none is left out. */
export function scanned(skus: readonly string[], things: readonly Worth[]): readonly { readonly thing: Worth; readonly quantity: number }[] {
  const counts = [...Map.groupBy(skus, (sku) => sku)];
  return counts.flatMap(([sku, all]) => things.filter((thing) => thing.sku === sku).map((thing) => ({ thing, quantity: all.length })));
}

/** What the desk's form says of them (`c-<sku>`: how it is); null while one is left open. */
export function saidOf(pieces: ReturnType<typeof scanned>, answers: Readonly<Record<string, string | undefined>>): readonly NoReceiptLine[] | null {
  const lines = pieces.flatMap(({ thing, quantity }) => {
    const condition = SELLABLE.find((each) => each === answers[`c-${thing.sku}`]);
    return condition ? [{ variantId: thing.variantId, quantity, condition }] : [];
  });
  return lines.length === pieces.length && lines.length > 0 ? lines : null;
}
