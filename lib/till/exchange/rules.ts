import { acceptanceText } from "@/lib/checkout/rules";
import type { Summary } from "@/lib/checkout/types";
import type { Exchange } from "@/lib/returns/exchange/rules";
import type { Looked } from "@/lib/returns/take-back";

/** What is accepted with a basket that something comes back with: the goods and, to the cent, what it gives and where to. */
export const exchangeText = (summary: Summary, { press, pressHash }: Pick<Looked, "press" | "pressHash">, { exchanged, back }: Exchange): string =>
  JSON.stringify([acceptanceText(summary), press.returnId, pressHash, exchanged, back.map(({ to, amount }) => [to.tender, to.id, amount])]);
