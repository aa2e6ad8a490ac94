import type { Answered } from "@/lib/core/form";
import type { LastScan } from "@/lib/fulfilment/picking/types";
import type { Outcome } from "@/lib/core/outcome";
import type { Words } from "@/lib/core/words";
import type { CardView } from "./queue-view";
import type pickWords from "../../messages/en/staff-pick.json";

/** The words of picking in the reader's language: what the `staff-pick` namespace has for it. */
export type PickWords = (typeof pickWords)["client"];

/** A stop on the way through the store, in the reader's words. */
export type StopView = {
  readonly position: number;
  readonly bin: string | null;
  readonly title: string;
  readonly choice: string;
  readonly code: string;
  readonly stem: string | null;
  readonly wanted: number;
  readonly found: number;
  readonly onHand: string;
};
/** A collection that is gathered. */
export type PickView = {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly promise: Pick<CardView, "madeAt" | "due" | "risk" | "by" | "was"> | null;
  /** In which window its buyer comes, where they chose one. */
  readonly window: string | null;
  readonly at: number;
  readonly row: number; // the newest entry that this counts
  readonly last: LastScan | null;
  readonly stops: readonly StopView[];
};

type Scanned = { readonly position: number; readonly found: number; readonly wanted: number; readonly left: number; readonly row: number };
type Missed = { readonly why: string; readonly title?: Words | null; readonly options?: readonly Words[]; readonly by?: string; readonly reference?: string };
type Form = (before: Answered, form: FormData) => Promise<Answered>;
/** What a colleague can do with it. */
export type PickActions = {
  readonly scan: (sent: { fulfilmentId: string; code: string }) => Promise<Outcome<Scanned, Missed>>;
  readonly unscan: (sent: { fulfilmentId: string; scan: number }) => Promise<Outcome<Scanned & { readonly last: LastScan | null }, Missed>>;
  readonly giveBack: Form;
  readonly short: Form;
  readonly ready: Form;
};

/** What a scan came to, as the screen says it. */
export type Feedback = { readonly tone: "good" | "warn" | "bad"; readonly title: string; readonly text: string; readonly round: number };
