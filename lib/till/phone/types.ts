import type { OrderId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";

/** A basket that the till sent to its customer's phone: whether one has it, and until when it may pay there. */
export type Sent = { readonly opened: boolean; readonly until: Date };

/** What the phone paid of it: what its buyer now takes along from this store, and whether more follows by parcel or from another place. */
export type PaidOnPhone = {
  readonly orderId: OrderId;
  readonly number: string;
  readonly total: Minor;
  readonly currency: Currency;
  readonly leaves: readonly { readonly title: Words; readonly quantity: number }[];
  readonly follows: boolean;
};
