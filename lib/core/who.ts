import type { CartId, CustomerId, Id, LocationId, StaffId } from "./id";

/** Who is asking, through which channel. Built only in lib/request; every verb takes one. */
export type Who = Shopper | Staff | Machine;
/** A visitor: `cartId` is the cart of this browser or account, `null` before the first thing was put in. */
export type Shopper = {
  readonly is: "shopper";
  readonly cartId: CartId | null;
  readonly customerId: CustomerId | null;
  readonly channel: Channel;
  readonly locale: Locale;
  readonly servedBy?: StaffId; // the colleague at the till who does it for them
};
/** A colleague; `may` holds the duties of the locations in `at` (`null`: every location). `deviceId`: the enrolled counter they stand at. */
export type Staff = {
  readonly is: "staff";
  readonly staffId: StaffId;
  readonly at: readonly LocationId[] | null;
  readonly may: ReadonlySet<Duty>;
  readonly deviceId?: Id<"device"> | null;
};
/** A job or another system. */
export type Machine = { readonly is: "machine"; readonly job: string };

export const CHANNELS = ["web", "in-store", "till", "phone", "assistant"] as const;
export type Channel = (typeof CHANNELS)[number];
export const LOCALES = ["it", "en"] as const;
export type Locale = (typeof LOCALES)[number];
/** The cookie that keeps a language somebody chose. */
export const LANGUAGE_COOKIE = "language";
export const isLocale = (text: string): text is Locale => (LOCALES as readonly string[]).includes(text);

/** What a colleague may do; roles are sets of duties (lib/staff/rules.ts). */
export type Duty = "care" | "read-messages" | "send-messages" | "sell" | "hand-over" | "take-back" | "refund" | "count" | "change-prices" | "offers" | "import" | "see-health" | "see-figures" | "audit" | "approve" | "enrol" | "settings" | "people";

/** Whose connections serve somebody: those of the counter, which a rush on the web does not use up, or those of the shop. */
export const poolFor = (who: Who): "shop" | "staff" => (who.is === "staff" || (who.is === "shopper" && who.channel === "till") ? "staff" : "shop");

/** The short name of who did something, for ledgers: `customer:…`, `guest`, `staff:…`, `job:…`. */
export function actorOf(who: Who): string {
  if (who.is === "staff") return `staff:${who.staffId}`;
  if (who.is === "machine") return `job:${who.job}`;
  if (who.servedBy) return `staff:${who.servedBy}`;
  return who.customerId ? `customer:${who.customerId}` : "guest";
}
