import type { Confidence } from "@/lib/goods/types";
import type { NoAsking, RequestState } from "@/lib/aisle/types";

/** What somebody asked for, in their language. */
export type RequestView = {
  readonly id: string;
  readonly store: string;
  readonly state: RequestState;
  /** "Lampada Fungo, Bordeaux" */
  readonly goods: string;
  readonly by: string | null;
  /** Minutes within which the next step is to be taken, when this was said. */
  readonly minutes: number;
};

/** What one small call says of a product in a store. Variants by id. */
export type HereView = {
  /** "aperto fino alle 20" */
  readonly says: string;
  /** Why nothing may be asked for now; null: it may. */
  readonly no: NoAsking["why"] | null;
  readonly floor: Readonly<Record<string, { readonly left: number; readonly bin: string | null; /** How far the figure is to be believed; null where there is none. */ readonly confidence: Confidence | null }>>;
  readonly request: RequestView | null;
};
