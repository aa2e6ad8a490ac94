import type { OpenRequest } from "@/lib/aisle/types";
import type { OpenClaim } from "@/lib/claims/types";
import type { QueueCard } from "@/lib/fulfilment/queue/types";
import type { ToCount, ToHangUp } from "@/lib/goods/types";
import type { WaitingParcel } from "@/lib/returns/announced/types";
import type { Asked } from "@/lib/staff/approvals/types";

/** How much harms somebody if it waits: collections that are late or about to be, what waits for one's own yes, and with them who stands at a shelf. */
export type Urgent = { readonly pickups: number; readonly approvals: number; readonly all: number };

/** Something that a store's colleagues have to do, of whichever kind. */
export type Task =
  | { readonly is: "pick"; readonly card: QueueCard } // a collection to gather
  | { readonly is: "approval"; readonly asked: Asked } // a colleague at a till waits for a manager's word
  | { readonly is: "request"; readonly request: OpenRequest } // somebody waits at a shelf
  | { readonly is: "put-back"; readonly card: QueueCard } // pieces that lie there for nobody
  | { readonly is: "claim"; readonly claim: OpenClaim } // a fault that a customer reported
  | { readonly is: "inspect"; readonly parcel: WaitingParcel } // a parcel of a return that arrived some days ago
  | { readonly is: "hang-up"; readonly goods: ToHangUp } // pieces that came back, and lie at the counter
  | { readonly is: "count"; readonly bin: ToCount } // a figure that a search in vain has made doubtful
  | { readonly is: "reprint"; readonly labels: number; readonly aisles: readonly string[] }; // shelves that say another price than the till
