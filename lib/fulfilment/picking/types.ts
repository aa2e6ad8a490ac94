import type { FulfilmentId, LocationId } from "@/lib/core/id";
import type { Words } from "@/lib/core/words";
import type { ChosenOption } from "@/lib/catalogue/types";
import type { FulfilmentState } from "../types";

/** A line of a collection as who gathers it needs it: where it lies, what it is, how many are in hand. */
export type PickStop = {
  readonly position: number;
  readonly bin: string | null;
  readonly title: Words;
  readonly options: readonly ChosenOption[];
  readonly sku: string;
  readonly gtin: string | null;
  readonly picture: string | null;
  readonly wanted: number;
  readonly found: number;
  readonly onHand: number; // in the place, as the shop believes
};
/** A scan that may be taken back, and of which line it was. */
export type LastScan = { readonly scan: number; readonly position: number };
/** A collection to gather, its lines in walking order. */
export type PickList = {
  readonly fulfilmentId: FulfilmentId;
  readonly locationId: LocationId;
  readonly number: string;
  readonly name: string;
  readonly state: FulfilmentState;
  readonly shelf: string | null;
  readonly promisedAt: Date | null;
  readonly due: Date | null;
  readonly window: { readonly from: Date; readonly until: Date } | null; // in which its buyer comes, if they chose one
  readonly by: string | null; // who has it in hand
  readonly mine: boolean;
  readonly since: Date | null;
  readonly row: number; // the newest entry that this counts: of two answers the one with the higher is true
  readonly last: LastScan | null; // the newest scan that was not taken back
  readonly stops: readonly PickStop[];
};
