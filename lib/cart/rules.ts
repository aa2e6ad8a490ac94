import type { LocationId, VariantId } from "@/lib/core/id";
import { type Currency, type Minor, minorOf, sum, times } from "@/lib/core/money";
import { priceToHonour } from "@/lib/labels/rules";
import { couponDiscount, couponProblem, offerOf, priceAt, priceRow, type StoredPrice } from "@/lib/pricing/rules";
import type { Coupon } from "@/lib/pricing/types";
import type { Wallet } from "@/lib/wallets/types";
import type { Cart, CartChange, CartLine, CartLineId, LineLabel, LineOff } from "./types";

/** Different things in one cart, and pieces of one thing. */
export const MOST_LINES = 50;
export const MOST_PIECES = 99;

export const EMPTY_CART: Cart = { id: null, version: 0, lines: [], count: 0, goods: sum([]), currency: "EUR", coupon: null, couponProblem: null, wallets: [], changes: [], atTill: null, merge: null };

/** A line as the database hands it over. */
export type StoredLine = Omit<CartLine, "priceId" | "trail" | "unitAmount" | "total" | "reduction" | "unit" | "label"> & {
  readonly label: (Pick<LineLabel, "labelId" | "currency" | "amount"> & { readonly hungAt: string }) | null;
  readonly sold: boolean; // product and variant are active and sold on the web
  readonly content: number | null;
  readonly contentUnit: "ml" | "g" | "cm" | "piece" | null;
  readonly prices: readonly StoredPrice[]; // oldest first
};
export type StoredCart = Pick<Cart, "id" | "version" | "merge" | "atTill"> & {
  readonly lines: readonly StoredLine[];
  readonly couponCode: string | null;
  readonly wallets: readonly (Omit<Wallet, "expiresAt"> & { readonly expiresAt: string | null })[];
  readonly coupon: (Omit<Coupon, "startsAt" | "endsAt"> & { readonly startsAt: string; readonly endsAt: string | null }) | null;
};

/** The cart at a moment: today's prices, sums, the code's effect, and what changed since the shopper last looked. */
export function assembleCart(stored: StoredCart, at: Date, currency: Currency = "EUR"): Cart {
  const priced = stored.lines.map((line) => priceLine(line, currency, at));
  const lines = priced.map((p) => p.line);
  const goods = sum(priced.filter((p) => p.sold).map((p) => p.line.total));
  const charged = minorOf(goods - sum(lines.map(offOf))); // a code is of what is left to pay
  const coupon = stored.coupon && { ...stored.coupon, startsAt: new Date(stored.coupon.startsAt), endsAt: dateOr(stored.coupon.endsAt) };
  const problem = stored.couponCode === null ? null : couponProblem(coupon, charged, at);
  return {
    id: stored.id,
    version: stored.version,
    lines,
    count: lines.reduce((n, l) => n + l.quantity, 0),
    goods,
    currency,
    coupon: coupon && !problem ? { code: coupon.code, discount: couponDiscount(coupon, charged) } : null,
    couponProblem: problem,
    wallets: stored.wallets.map((w) => ({ ...w, expiresAt: dateOr(w.expiresAt) })),
    changes: priced.flatMap((p) => changesOf(p.line, p.sold, wantedOf(lines, p.line))),
    atTill: stored.atTill,
    merge: stored.merge,
  };
}

const dateOr = (text: string | null): Date | null => (text === null ? null : new Date(text));

function priceLine({ sold, content, contentUnit, prices, label: hung, ...line }: StoredLine, currency: Currency, at: Date): { line: CartLine; sold: boolean } {
  const rows = prices.map(priceRow);
  const offer = offerOf(line.variantId, currency, rows, content, contentUnit, at);
  const unitAmount = offer?.amount ?? line.seenAmount;
  const hanging = hung && { ...hung, hungAt: new Date(hung.hungAt) };
  const label = hanging && { ...hanging, listSince: priceAt(rows, at)?.startsAt ?? null, off: times(priceToHonour(hanging, { amount: unitAmount, currency }).off, line.quantity) };
  return {
    sold: sold && offer !== null,
    line: { ...line, label, off: capped(line.off, minorOf(times(unitAmount, line.quantity) - (label?.off ?? 0))), priceId: offer?.priceId ?? null, trail: offer?.trail ?? [], unitAmount, total: times(unitAmount, line.quantity), reduction: offer?.reduction ?? null, unit: offer?.unit ?? null },
  };
}

/** What is taken off a line before any code: by its shelf label, and by a colleague. */
export const offOf = ({ label, off }: Pick<CartLine, "label" | "off">): Minor => minorOf((label?.off ?? 0) + (off?.amount ?? 0));

/** What was taken off, never more than the line costs by now. */
const capped = (off: LineOff | null, total: Minor): LineOff | null => off && { ...off, amount: minorOf(Math.min(off.amount, total)) };

type Chosen = { readonly variantId: VariantId; readonly fulfilment: string; readonly locationId: LocationId | null };
/** Whether two carts would keep these in one line: the same thing, reaching the shopper the same way. */
export const isSameLine = (a: Chosen, b: Chosen): boolean => a.variantId === b.variantId && a.fulfilment === b.fulfilment && a.locationId === b.locationId;

/** Pieces of a line's variant that the cart wants of the same stock: all deliveries together, or one place's collections. */
export const wantedOf = (lines: readonly (Chosen & { readonly quantity: number })[], line: Chosen): number =>
  lines.reduce((n, l) => (isSameLine(l, line) ? n + l.quantity : n), 0);

function changesOf(line: CartLine, sold: boolean, wanted: number): CartChange[] {
  if (!sold) return [{ is: "no-longer-sold", lineId: line.id }];
  const stock: CartChange[] = line.free >= wanted ? [] : line.free === 0 ? [{ is: "sold-out", lineId: line.id }] : [{ is: "only-some-left", lineId: line.id, left: line.free }];
  return line.unitAmount === line.seenAmount ? stock : [...stock, { is: "price-changed", lineId: line.id, from: line.seenAmount, to: line.unitAmount }];
}

/**
 * The store at whose till a bag has to be paid, since something in it is carried out of there; null where nothing is, or that very till
 * has the bag in hand (then it may be paid on the phone as well).
 */
export const paidAt = ({ lines, atTill }: Pick<Cart, "lines" | "atTill">): LocationId | null =>
  lines.find((l) => l.fulfilment === "carry-out" && l.locationId !== (atTill?.locationId ?? null))?.locationId ?? null;

/**
 * Pieces that a line keeps when a merge is undone that found `had` and brought `brought`, at most to a full line. What was taken
 * out since counts against the brought ones first; what was added since stays.
 */
export const withoutBrought = (quantity: number, had: number, brought: number): number =>
  quantity - Math.max(0, Math.min(brought, MOST_PIECES - had, quantity - had));

/** The cart with one line's quantity changed, as the screen shows it before the server has answered. */
export function withQuantity(cart: Cart, lineId: CartLineId, quantity: number): Cart {
  const lines = cart.lines.flatMap((l) => (l.id !== lineId ? [l] : quantity === 0 ? [] : [{ ...l, quantity, total: times(l.unitAmount, quantity) }]));
  const goods: Minor = sum(lines.map((l) => l.total));
  return { ...cart, lines, goods, count: lines.reduce((n, l) => n + l.quantity, 0) };
}
