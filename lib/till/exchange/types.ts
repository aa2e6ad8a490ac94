import type { Minor } from "@/lib/core/money";
import type { Order } from "@/lib/orders/types";
import type { Refund } from "@/lib/refunds/types";
import type { Looked, NotTakenBack } from "@/lib/returns/take-back";

/** What somebody brings back with a basket, as it would be taken now: `problem` where it would not. */
export type Brought = {
  readonly order: Order;
  readonly press: Looked["press"];
  readonly lines: Looked["lines"]; // empty with a problem
  readonly exchanged: Minor; // what of it pays for the basket
  readonly back: readonly Pick<Refund, "tender" | "tail" | "amount">[]; // what goes back all the same, and where to
  readonly problem: NotTakenBack | null;
};
/** A sale that needs something else of what came with it. `not-taken`: why the return is not. */
export type NotExchanged = { why: "exchange-not-taken"; because: NotTakenBack } | { why: "exchange-on-phone" };
