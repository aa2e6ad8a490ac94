import type { Currency, Minor } from "@/lib/core/money";
import type { FulfilmentId, LocationId } from "@/lib/core/id";
import type { Words } from "@/lib/core/words";
import type { ChosenOption } from "@/lib/catalogue/types";
import type { FulfilmentState } from "../types";

/** A collection as who hands it over needs it. */
export type Handing = {
  readonly fulfilmentId: FulfilmentId;
  readonly locationId: LocationId;
  readonly number: string;
  readonly name: string;
  readonly collector: string | null; // who else may take it, as its buyer said
  readonly state: FulfilmentState;
  readonly movedTo: LocationId | null; // the place that took its pieces over
  readonly shelf: string | null;
  readonly toPay: { readonly amount: Minor; readonly currency: Currency } | null; // what is reserved is paid when it is given
  readonly due: Date | null; // by when it was to be ready
  readonly heldUntil: Date | null;
  readonly changedAt: Date;
  readonly triesLeft: number;
  readonly byDocument: boolean; // worth more than its store gives for a code alone
  readonly given: { readonly at: Date; readonly by: string; readonly receiver: string | null } | null;
  readonly lines: readonly { readonly position: number; readonly title: Words; readonly options: readonly ChosenOption[]; readonly picture: string | null; readonly quantity: number }[];
};
/** What was found for what a customer shows or says: by its own code one collection, which that code proves; else those it may be. */
export type Found = { readonly by: "code" | "words"; readonly parts: readonly Handing[]; readonly elsewhere: LocationId | null };
