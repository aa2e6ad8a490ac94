import type { Minor } from "@/lib/core/money";
import type { Order } from "@/lib/orders/types";
import type { Refund } from "@/lib/refunds/types";
import type { Taken } from "@/lib/returns/counter/types";
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
/** What came back with a sale: what of its money paid for the sale, and what went back to where it came from. */
export type Exchanged = { readonly returnId: Taken["returnId"]; readonly exchanged: Minor; readonly back: readonly Refund[] };
/** A sale that needs something else of what came with it. `by-reader`: its difference is not asked of a card at the reader. `not-taken`: why the return is not. */
export type NotExchanged = { why: "exchange-by-reader" } | { why: "exchange-not-taken"; because: NotTakenBack } | { why: "exchange-on-phone" };
