import type { LocationId, OrderId, TillId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import type { Refund } from "@/lib/refunds/types";
import type { Taken } from "../counter/types";
import type { About, Press } from "../take-back";

/** What came back with a sale: what of its money paid for the sale, and what went back to where it came from. */
export type Exchanged = { readonly returnId: Taken["returnId"]; readonly exchanged: Minor; readonly back: readonly Refund[] };

/** What is taken back as soon as a card at a reader pays the difference: as it was looked at when the card was asked for, by whom and at which till. */
export type Awaited = { readonly orderId: OrderId; readonly who: Staff; readonly place: LocationId; readonly tillId: TillId; readonly at: Date; readonly press: Press; readonly about: About; readonly exchanged: Minor };
