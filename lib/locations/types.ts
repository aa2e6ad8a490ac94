import type { LocationId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";

export type Span = { readonly opens: string; readonly closes: string }; // "10:00", local time of the place
export type WeekHours = readonly { readonly weekday: number; readonly spans: readonly Span[] }[]; // 1 is Monday
export type ExceptionalDay = { readonly day: string; readonly spans: readonly Span[]; readonly reason: Words }; // no spans: closed

/** While so many collections wait there (0: in any case), new ones are begun at `until` (ISO 8601); over by itself then. */
export type Intake = { readonly most: number; readonly until: string };

/** Pickup windows: how many minutes one lasts, how many orders it takes, and how many days after today they are offered. */
export type Windows = { readonly minutes: number; readonly capacity: number; readonly days: number };

export type Place = {
  readonly id: LocationId;
  readonly handle: string;
  readonly kind: "store" | "warehouse";
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly province: string;
  readonly country: string;
  readonly phone: string;
  readonly email: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
  readonly directions: Words;
  readonly services: readonly Words[];
  readonly picture: string | null;
  readonly deliversFrom: boolean;
  readonly collectFrom: boolean;
  readonly preparationMinutes: number; // of opening time, from the order until it can be collected
  readonly collectCutOff: string | null; // "18:00", local: later orders are begun the next day
  readonly holdDays: number;
  readonly extendDays: number; // by which a buyer may let it wait longer, once; 0: not at all
  readonly windows: Windows | null; // null: orders are collected at any time from when they are ready
  readonly reserveHours: number; // for which what is reserved waits to be paid, from when it is ready; 0: nothing may be reserved
  readonly documentFrom: Minor | null; // orders of this amount or more are given for a document, not for their code alone; null: any for its code
  readonly askMinutes: number; // for which what is asked from the aisle waits for the next step; 0: nobody may ask
  readonly intake: Intake | null; // what its colleagues said last of how much they take on
  readonly week: WeekHours;
  readonly exceptions: readonly ExceptionalDay[];
};

/** Whether a place is open, and until when or from when next; said in words by the screens. */
export type OpenState =
  | { readonly open: true; readonly until: Date }
  | { readonly open: false; readonly opensAt: Date | null };
