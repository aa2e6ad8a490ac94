import { type Currency, type Minor, minorOf, shareOf, ZERO } from "@/lib/core/money";
import type { VariantId } from "@/lib/core/id";
import type { Coupon, CouponProblem, Offer, PriceRow, PriceTrail, Reduction, UnitPrice } from "./types";

const DAY = 86_400_000;
/** How far back the lowest price is looked for (Directive 98/6/EC article 6a, Codice del consumo article 17-bis). */
const REFERENCE_DAYS = 30;

/** The rows that ever applied, oldest first: of two rows with the same start the later one replaced the earlier. */
const applied = (rows: readonly PriceRow[], at: Date): PriceRow[] =>
  rows.filter((row, i) => row.startsAt <= at && rows[i + 1]?.startsAt.getTime() !== row.startsAt.getTime());

/** The row in force at a moment, or null before the first. `rows`: of one variant and currency, oldest first. */
export const priceAt = (rows: readonly PriceRow[], at: Date): PriceRow | null => applied(rows, at).at(-1) ?? null;

/** The lowest price charged in the 30 days before `since`, and how many of those days had a price; null if none had. */
export function lowestBefore(rows: readonly PriceRow[], since: Date): { lowest: Minor; days: number } | null {
  const from = new Date(since.getTime() - REFERENCE_DAYS * DAY);
  const before = applied(rows, since).filter((row) => row.startsAt < since);
  const first = before[0];
  if (!first) return null;
  const inWindow = before.filter((row, i) => row.startsAt >= from || (before[i + 1]?.startsAt ?? since) > from);
  const days = Math.min(REFERENCE_DAYS, Math.floor((since.getTime() - first.startsAt.getTime()) / DAY));
  return { lowest: minorOf(Math.min(...inWindow.map((row) => row.amount))), days };
}

/**
 * The announced reduction at a moment. A reduction that is deepened without interruption keeps its first reference.
 * Null when the price is regular, or not below the lowest of the days before: then there is nothing to announce.
 */
export function reductionAt(rows: readonly PriceRow[], at: Date): Reduction | null {
  const known = applied(rows, at);
  const now = known.at(-1);
  if (now?.kind !== "reduced") return null;
  const lastRegular = known.findLastIndex((row) => row.kind === "regular");
  const since = known[lastRegular + 1]?.startsAt ?? now.startsAt;
  const reference = lowestBefore(rows, since);
  return reference && reference.lowest > now.amount ? { since, ...reference } : null;
}

/** Price per 100 ml or g up to 250, else per litre or kilogram; per metre; per piece of a set. Rounded half up to a minor unit. */
export function unitPrice(amount: Minor, content: number, unit: UnitPrice["unit"]): UnitPrice | null {
  if (unit === "piece" && content === 1) return null;
  const per = unit === "piece" ? 1 : unit === "cm" || content <= 250 ? 100 : 1000;
  return { amount: minorOf(Math.floor((amount * per * 2 + content) / (content * 2))), per, unit };
}

/** Why a code does not count now, or null. `goods`: value of the goods it would apply to. */
export function couponProblem(coupon: Coupon | null, goods: Minor, at: Date): CouponProblem | null {
  if (!coupon) return "unknown";
  if (at < coupon.startsAt) return "not-yet";
  if (coupon.endsAt && at >= coupon.endsAt) return "ended";
  if (coupon.maxUses !== null && coupon.used >= coupon.maxUses) return "used-up";
  if (goods < coupon.minimum) return "below-minimum";
  return coupon.budget !== null && coupon.given + couponDiscount(coupon, goods) > coupon.budget ? "used-up" : null;
}

/** What a code takes off the goods: never more than they cost. */
export const couponDiscount = (coupon: Coupon, goods: Minor): Minor =>
  goods <= 0 ? ZERO : minorOf(Math.min(goods, coupon.kind === "percent" ? shareOf(goods, coupon.value) : coupon.value));

/** A code as it is stored: upper case, no spaces; null for what can't be one. */
export function readCouponCode(typed: string): string | null {
  const code = typed.normalize("NFKC").trim().toUpperCase();
  return /^[A-Z0-9-]{3,24}$/.test(code) ? code : null;
}

/** A price row as the database hands it over in JSON: id, amount, kind, start. */
export type StoredPrice = [PriceRow["id"], PriceRow["amount"], PriceRow["kind"], string];
export const priceRow = ([id, amount, kind, startsAt]: StoredPrice): PriceRow => ({ id, amount, kind, startsAt: new Date(startsAt) });

/** The offer that a variant's price history makes at a moment; null when nothing is in force. */
export function offerOf(
  variantId: VariantId,
  currency: Currency,
  history: readonly PriceRow[],
  content: number | null,
  contentUnit: UnitPrice["unit"] | null,
  at: Date,
): Offer | null {
  const price = priceAt(history, at);
  if (!price) return null;
  const reduction = reductionAt(history, at);
  const trail: PriceTrail = [
    reduction
      ? { step: "reduced", priceId: price.id, amount: price.amount, since: reduction.since.toISOString(), lowest: reduction.lowest }
      : { step: "list", priceId: price.id, amount: price.amount },
  ];
  const unit = content && contentUnit ? unitPrice(price.amount, content, contentUnit) : null;
  return { variantId, priceId: price.id, amount: price.amount, currency, reduction, unit, trail };
}

export type Say = (key: string, values?: Record<string, string | number>) => string;
/** A unit price as web and label say it; `price`: its amount in words, `t`: the words of the lists. */
export function sayUnit({ per, unit }: Pick<UnitPrice, "per" | "unit">, price: string, t: Say): string {
  if (unit === "piece") return t("each", { price });
  if (unit === "cm") return t("perMetre", { price });
  const large = per === 1000;
  return t("perUnit", { price, per: large ? 1 : per, unit: unit === "ml" ? (large ? "l" : "ml") : large ? "kg" : "g" });
}
