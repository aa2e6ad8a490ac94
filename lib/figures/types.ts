import type { LocationId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";
import { RETURN_REASONS } from "@/lib/returns/announced/types";
import type { ReturnKind } from "@/lib/returns/counter/types";

/** How the contract was made: on the web, reserved to be paid in a store, by a colleague or an assistant for somebody who is not at a till, at a till. */
export const SALE_ORIGINS = ["web", "reserved", "aisle", "till"] as const;
/** How goods leave. */
export const SALE_WAYS = ["collect", "deliver", "carry-out"] as const;
/** How goods came back: to a store, by a parcel that was announced, for something else that was taken instead, or not at all (cancelled, a lower price, kindness). */
export const RETURN_CHANNELS = ["store", "parcel", "exchange", "none"] as const;
/** What becomes of a collection: ready, and so in time or late, a piece not there, collected, nobody came, pieces reported as missing or damaged. */
export const COLLECTION_FATES = ["ready", "in-time", "late", "broken", "collected", "lapsed", "missing", "damaged"] as const;
export type CollectionFate = (typeof COLLECTION_FATES)[number];
/** Why something came back, as its buyer announced it; not-said: brought without being announced. */
export const SAID_REASONS = [...RETURN_REASONS, "not-said"] as const;
export type SaidReason = (typeof SAID_REASONS)[number];
export type SaleOrigin = (typeof SALE_ORIGINS)[number];
export type SaleWay = (typeof SALE_WAYS)[number];
export type ReturnChannel = (typeof RETURN_CHANNELS)[number];

/** A day of the shop: `2026-11-23`. */
export type Day = string & { readonly is: "day" };
/** Days from the first to the last, both included. */
export type Days = { readonly from: Day; readonly to: Day };
export const PRESETS = ["today", "yesterday", "week", "four-weeks", "month"] as const;
export type Preset = (typeof PRESETS)[number];
/** What somebody looks at, and what stands beside it. `running`: its last day is today, so both are counted up to this hour. */
export type Period = Days & { readonly preset: Preset | null; readonly before: Days; readonly running: boolean };

/** Sums of bookings; VAT is within them. */
export type Sums = { readonly sales: Minor; readonly salesVat: Minor; readonly refunds: Minor; readonly refundsVat: Minor; /** Orders that were paid for the first time. */ readonly orders: number; /** Their parts: an order that leaves in two ways or from two places has two. */ readonly parts: number };
export type Compared<Key> = { readonly key: Key; readonly now: Sums; readonly before: Sums };

/** What was sold and given back in a period, and in the one before it. */
export type Revenue = {
  readonly all: Compared<null>;
  readonly days: readonly { readonly day: Day; readonly sums: Sums }[];
  readonly daysBefore: readonly { readonly day: Day; readonly sums: Sums }[];
  readonly byOrigin: readonly Compared<SaleOrigin>[];
  readonly byWay: readonly Compared<SaleWay>[];
  /** null: where nothing came back. */
  readonly byPlace: readonly Compared<LocationId | null>[];
  readonly byBack: readonly Compared<ReturnChannel>[];
};

/** How collections went in some days. Times in minutes, closed hours included; null where nothing was measured. */
export type Pickups = {
  /** Parts that became ready, and of them those by the moment that was promised. */
  readonly ready: number;
  readonly inTime: number;
  /** Promises that broke: a piece was not there. */
  readonly broken: number;
  /** From paid, or reserved, to ready: half of them within p50, nine of ten within p90. */
  readonly p50: number | null;
  readonly p90: number | null;
  readonly collected: number;
  /** How long half of those that were collected had waited on their shelf, at most. */
  readonly waited: number | null;
  /** Nobody came until the last day. */
  readonly lapsed: number;
  /** Pieces that pickers could not find, and that were damaged. */
  readonly missing: number;
  readonly damaged: number;
  /** Not ready now, though promised for a moment that is over. */
  readonly overdue: number;
};
/** The same in all, and for each place, beside the period before. */
export type PickupBoard = { readonly all: { readonly now: Pickups; readonly before: Pickups }; readonly places: readonly { readonly place: LocationId; readonly now: Pickups; readonly before: Pickups }[] };

/** Goods that came to a desk in some days: pieces that were taken back, what is given for them, and pieces that were not. */
export type CameBack = { readonly pieces: number; readonly money: Minor; readonly refused: number };
export type Beside<Key> = { readonly key: Key; readonly now: CameBack; readonly before: CameBack };
export type ReturnsBoard = {
  readonly all: Beside<null>;
  /** Under which right; no-receipt: for credit, without any proof of a purchase. */
  readonly byRight: readonly Beside<ReturnKind | "no-receipt">[];
  readonly byReason: readonly Beside<SaidReason>[];
  /** The things that came back most, by their handle. */
  readonly things: readonly (Beside<string> & { readonly title: Words })[];
};

/** What happened at shelves in some days. */
export type Shelves = {
  /** Things that somebody counted, and of them those of which as many lay there as the books said. */
  readonly counted: number;
  readonly exact: number;
  /** Pieces that counts found too few and too many. */
  readonly missing: number;
  readonly over: number;
  /** What shoppers asked to be brought, and how that ended: brought, not there, nobody came in time; else they took it back. */
  readonly asked: number;
  readonly brought: number;
  readonly notThere: number;
  readonly expired: number;
  /** Scans of a label where none was left. */
  readonly noneLeft: number;
};
export type ShelvesBoard = {
  readonly all: { readonly now: Shelves; readonly before: Shelves };
  readonly places: readonly { readonly place: LocationId; readonly now: Shelves; readonly before: Shelves }[];
  /** The shelves where most was missed, by their label. */
  readonly bins: readonly { readonly place: LocationId; readonly bin: string; readonly notThere: number; readonly noneLeft: number }[];
};
