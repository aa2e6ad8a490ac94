import type { Currency, Minor } from "@/lib/core/money";
import type { Outcome } from "@/lib/core/outcome";

/** An end of a parcel's way. `country`: ISO 3166-1 alpha-2; `province`: its short name, such as MI. */
export type CarrierAddress = { readonly name: string; readonly company?: string | undefined; readonly street: string; readonly extra?: string | null | undefined; readonly postcode: string; readonly city: string; readonly province: string; readonly country: string; readonly email?: string | null | undefined; readonly phone?: string | null | undefined };

/** A parcel that somebody sends back. */
export type ParcelBack = {
  /** Ours, one for each parcel: however often it is booked, there is one. */
  readonly reference: string;
  /** What people call it, on the label and in the carrier's lists; as unique as the reference. */
  readonly called: string;
  readonly since: Date; // when it was first asked for
  readonly from: CarrierAddress;
  readonly to: CarrierAddress;
  readonly grams: number;
  readonly items: readonly { readonly what: string; readonly sku: string; readonly quantity: number; readonly grams: number; readonly value: Minor; readonly currency: Currency }[];
};

/** A booked parcel: the carrier's names for it. `ref` is null where only its parcel was found again; it can't be cancelled then. */
export type BookedParcel = { readonly ref: string | null; readonly parcel: string; readonly tracking: string | null };

/** The carrier said no to this parcel, and will say so again. */
export type NotCarried = { readonly why: "not-carried"; readonly said: string };
/** No answer, or none that can be relied on: it may have happened. Ask again. */
export type NoAnswer = { readonly why: "no-answer"; readonly said: string };

/** Labels for parcels that come back. */
export type Carrier = {
  /** Books a parcel; a second time finds the first. */
  bookReturn(parcel: ParcelBack): Promise<Outcome<BookedParcel, NotCarried | NoAnswer>>;
  /** The label of a booked parcel, as a PDF to print. */
  label(parcel: string): Promise<Outcome<Uint8Array, NoAnswer>>;
  /** Gives a booked parcel up; `not-carried` where it is too late, or the carrier can't. */
  cancelReturn(ref: string): Promise<Outcome<null, NotCarried | NoAnswer>>;
  /** Whether it has left its sender; null where nothing is known of it. */
  hasLeft(ref: string): Promise<Outcome<boolean | null, NoAnswer>>;
};
