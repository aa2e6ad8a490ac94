import { type Minor, minorOf, sum } from "@/lib/core/money";
import { keepHere } from "@/lib/refunds/rules";
import type { Looked } from "../take-back";

export type Exchange = { readonly exchanged: Minor; readonly kept: Looked["over"]; readonly back: Looked["over"] };

/** How much of what comes back pays for a basket, at most what is left to pay of it, and what goes back all the same. Pure. */
export function exchangeOf({ over }: Pick<Looked, "over">, due: Minor): Exchange {
  const { kept, back } = keepHere(over, due);
  return { kept, back, exchanged: minorOf(sum(kept.map(({ amount }) => amount))) };
}
