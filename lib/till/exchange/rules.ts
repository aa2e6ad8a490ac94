import { acceptanceText } from "@/lib/checkout/rules";
import type { Summary } from "@/lib/checkout/types";
import { type Minor, minorOf, sum } from "@/lib/core/money";
import { keepHere } from "@/lib/refunds/rules";
import type { Looked } from "@/lib/returns/take-back";

type Exchange = { readonly exchanged: Minor; readonly kept: Looked["over"]; readonly back: Looked["over"] };

/** How much of what comes back pays for a basket, at most what is left to pay of it, and what goes back all the same. Pure. */
export function exchangeOf({ over }: Pick<Looked, "over">, due: Minor): Exchange {
  const { kept, back } = keepHere(over, due);
  return { kept, back, exchanged: minorOf(sum(kept.map(({ amount }) => amount))) };
}

/** What is accepted with a basket that something comes back with: the goods and, to the cent, what it gives and where to. */
export const exchangeText = (summary: Summary, { press, pressHash }: Pick<Looked, "press" | "pressHash">, { exchanged, back }: Exchange): string =>
  JSON.stringify([acceptanceText(summary), press.returnId, pressHash, exchanged, back.map(({ to, amount }) => [to.tender, to.id, amount])]);
