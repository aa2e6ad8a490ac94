import type { Words } from "@/lib/core/words";
import type { Order } from "@/lib/orders/types";

const DAY = 86_400_000;
/** Days in which a thing may be brought back to any store, or sent back, from when it was received, wherever it was bought: the shop's own promise, as its page on returns says it. */
export const RETURN_DAYS = 30;
/** Days in which a contract at a distance may be withdrawn from, from when its last thing was received (Directive 2011/83/EU article 9; Codice del consumo article 52). */
export const WITHDRAWAL_DAYS = 14;

/** What a customer may do with a thing they bought. `until`: the last day, at noon; null while not all of it was received. `excluded`: why it can't come back. */
export type Returnable = { readonly position: number; readonly quantity: number; readonly until: Date | null; readonly excluded: Words | null };
type Of = Pick<Order, "contract" | "parts"> & { readonly lines: readonly Pick<Order["lines"][number], "position" | "withdrawalExclusion">[] };

/** The last day of so many days after a moment: that day isn't counted (Regulation 1182/71 article 3). At noon, so that it is the same day in every time zone of the house. */
const lastDay = (at: Date, days: number, timeZone: string): Date => new Date(Date.parse(`${new Intl.DateTimeFormat("en-CA", { timeZone }).format(at)}T12:00:00Z`) + days * DAY);
const received = (part: Order["parts"][number]): boolean => part.state === "collected" || part.state === "delivered";

/** By when each thing of an order may come back to a store. What was never given, since its part was cancelled, is left out. */
export function returnableOf({ lines, parts }: Of, timeZone = "Europe/Rome"): readonly Returnable[] {
  return lines.flatMap(({ position, withdrawalExclusion }): Returnable[] => {
    const its = parts.filter((part) => part.state !== "cancelled" && part.lines.some((line) => line.position === position));
    const quantity = its.flatMap((part) => part.lines.filter((line) => line.position === position)).reduce((all, line) => all + line.quantity, 0);
    if (quantity === 0) return [];
    const last = its.every(received) ? new Date(Math.max(...its.map((part) => part.changedAt.getTime()))) : null;
    return [{ position, quantity, until: last && lastDay(last, RETURN_DAYS, timeZone), excluded: withdrawalExclusion }];
  });
}

/** Whether the law lets a customer withdraw from an order, and until which day; `until` is null while not all of it was received. Null for what was bought in a store. */
export function withdrawalOf({ contract, parts }: Of, timeZone = "Europe/Rome"): { readonly until: Date | null } | null {
  if (contract !== "distance") return null;
  const its = parts.filter((part) => part.state !== "cancelled");
  return { until: its.length > 0 && its.every(received) ? lastDay(new Date(Math.max(...its.map((part) => part.changedAt.getTime()))), WITHDRAWAL_DAYS, timeZone) : null };
}
