import type { Locale } from "@/lib/core/who";
import type { QrDrawing } from "../ui/drawn-qr";

/** A till's basket as its screen shows it: amounts in minor units, and in words where they are only read. */
export type TillLine = {
  readonly id: string;
  readonly title: string;
  readonly choice: string;
  readonly code: string; // as it stands on the label
  readonly stem: string | null;
  readonly quantity: number;
  readonly total: string;
  readonly before: string | null; // what it cost before a reduction, or what was taken off
  readonly label: string | null; // that its shelf label says another price, and which one counts
  readonly off: string | null; // why less is paid
  readonly way: string | null; // null: taken along
  readonly short: string | null; // why it can't be sold as it stands
};
export type TillBasket = {
  readonly id: string;
  readonly version: number;
  readonly accepted: string;
  readonly lines: readonly TillLine[];
  readonly count: string;
  readonly sums: readonly (readonly [string, string])[];
  readonly total: number; // without what goods in exchange pay
  readonly due: number; // what cash and cards pay
  readonly brought: TillBrought | null;
  readonly wallets: readonly { readonly id: string; readonly name: string; readonly amount: string }[];
  readonly credit: { readonly id: string; readonly free: string } | null; // theirs to pay from, not chosen yet
  readonly changed: boolean; // something differs from what its shopper last saw
  readonly phone: boolean;
  readonly customer: { readonly name: string; readonly email: string } | null;
  readonly leavesNow: boolean; // all of it is carried out: nobody has to be named
  readonly delivers: boolean; // some of it is sent: an address is needed
  readonly sent: { readonly opened: boolean; readonly until: string } | null; // to its customer's phone
  readonly paid: { readonly number: string; readonly total: string; readonly leaves: readonly string[]; readonly follows: boolean; readonly receipt: string } | null; // there
};
/** What comes back with a basket: each thing with what it gives, and why it can't be taken now. `exchanged`: whether some of it pays for the basket. */
export type TillBrought = { readonly title: string; readonly rows: readonly { readonly name: string; readonly amount: string }[]; readonly exchanged: boolean; readonly back: boolean; readonly problem: string | null };
export type TillParked = { readonly id: string; readonly name: string; readonly pieces: string; readonly at: string };
/** What the screen knows of its place. */
export type TillPlace = { readonly id: string; readonly handle: string; readonly country: string; readonly locale: Locale; /** At which one stands; null: no drawer is open. */ readonly tillId: string | null; /** Whether a card reader of our own stands there. */ readonly reader: boolean };
/** A sale that a reader was asked for. `now` is null where the till found it and the processor was not asked yet. */
export type TillCard = {
  readonly key: string;
  readonly basketId: string;
  readonly tillId: string | null;
  readonly amount: number; // what the card pays
  readonly cash: number; // what was put down beside it
  readonly now: "asking" | "waiting" | "stopped" | "checking" | "paid" | "closed" | null;
  readonly why: string | null;
  readonly declined: string | null;
};
export type TillView = { readonly basket: TillBasket | null; readonly parked: readonly TillParked[]; readonly card: TillCard | null };
/** The code for its customer's phone, as the till shows it this once. `address`: what to type instead; null where it is good for long. */
export type SentCode = { readonly basketId: string; readonly qr: QrDrawing; readonly address: string | null; readonly until: string; readonly email: string | null };
/** What a press was answered with: the till as it is now, what a sale gave back, and the code for a phone. */
export type TillAnswer = TillView & { readonly code: SentCode | null; readonly sold: { readonly number: string; readonly total: number; readonly change: number; readonly receipt: string; /** What of the goods that came back goes back as money, and where to; `hand`: out of the drawer, now. */ readonly back: readonly { readonly name: string; readonly amount: string; readonly hand: string | null }[] } | null };
