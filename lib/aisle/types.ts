import type { AisleRequestId, LocationId, VariantId } from "@/lib/core/id";
import type { Evidence } from "@/lib/goods/types";
import type { Locale } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";

/** Asked for; a colleague is coming; brought; looked for and not there; the shopper changed their mind; nobody came in time. */
export type RequestState = "asked" | "accepted" | "brought" | "not-there" | "withdrawn" | "expired";

/** A thing in words, for who looks for it. */
export type Goods = { readonly variantId: VariantId; readonly sku: string; readonly title: Words; readonly choice: readonly Words[]; readonly picture: string | null };

/** What a shopper asked for, as their own page shows it. */
export type OwnRequest = {
  readonly id: AisleRequestId;
  readonly place: string; // its handle
  readonly goods: Goods;
  readonly state: RequestState;
  readonly by: string | null; // the name that the colleague shows, if they show one
  readonly askedAt: Date;
  readonly dueAt: Date;
};

/** The same as the store's colleagues see it while it is open. */
export type OpenRequest = {
  readonly id: AisleRequestId;
  readonly goods: Goods;
  readonly lies: string | null; // the shelf where the thing lies
  readonly onHand: number; // of it in the place, as the shop believes
  readonly bin: string | null; // the shelf in front of which they stand
  readonly spot: string | null; // and in their own words
  readonly locale: Locale; // what they read
  readonly state: "asked" | "accepted";
  readonly by: string | null; // who accepted it
  readonly mine: boolean;
  readonly askedAt: Date;
  readonly dueAt: Date;
};

/** What a store's floor has of a thing, and where it lies there. */
export type OnFloor = { readonly variantId: VariantId; readonly left: number; readonly bin: string | null; readonly evidence: Evidence };

/** Why nothing may be asked for in a store right now. */
export type NoAsking =
  | { why: "not-offered" } // no store, or one where nobody may ask
  | { why: "closed"; opensAt: Date | null }
  | { why: "nobody-there" } // no colleague has the store's screen in sight
  | { why: "store-busy" }; // as much is asked for as the colleagues there can bring

/** What a shelf could have sold last week and had not, and which other place has most of it. */
export type Lost = {
  readonly goods: Goods;
  readonly bin: string | null;
  readonly notThere: number; // looked for by a colleague
  readonly noneLeft: number; // scanned where none was left
  readonly from: { readonly id: LocationId; readonly name: string; readonly free: number } | null; // to bring some from, once it was missed often
};
