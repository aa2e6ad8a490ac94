import type { LocationId, VariantId } from "@/lib/core/id";
import { type Minor, minorOf, ZERO } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { DeliveryMethod, FulfilmentChoice, FulfilmentState, PlannedPart, RoutingReason } from "./types";

/** Where a part of an order can go next. Anything not listed here can't happen. */
export const FULFILMENT_STEPS: { readonly [S in FulfilmentState]: readonly FulfilmentState[] } = {
  waiting: ["planned", "asked", "cancelled"],
  planned: ["packed", "sent", "ready", "asked", "cancelled"],
  packed: ["sent", "cancelled"],
  sent: ["delivered"],
  delivered: [],
  ready: ["collected", "cancelled"],
  collected: [],
  asked: ["cancelled"],
  cancelled: [],
};
export const canGo = (from: FulfilmentState, to: FulfilmentState): boolean => FULFILMENT_STEPS[from].includes(to);

/** How parcels travel, and what that costs, VAT included. */
export const DELIVERY_METHODS: readonly DeliveryMethod[] = [
  { key: "standard", charge: minorOf(690), freeFrom: minorOf(8000), workingDays: { min: 2, max: 3 } },
  { key: "express", charge: minorOf(1290), freeFrom: null, workingDays: { min: 1, max: 1 } },
];
/** What a method costs for goods of this value (after discount); nothing when nothing is delivered. */
export const deliveryCharge = (method: DeliveryMethod, delivered: Minor): Minor =>
  method.freeFrom !== null && delivered >= method.freeFrom ? ZERO : method.charge;

/** What the standard parcel would cost for goods of this value that were to be collected; nothing once they are worth it. */
export function moreForParcel(worth: Minor): Minor {
  const standard = DELIVERY_METHODS.find((m) => m.key === "standard");
  return standard ? deliveryCharge(standard, worth) : ZERO;
}

export type Demand = { readonly variantId: VariantId; readonly quantity: number; readonly choice: FulfilmentChoice };
export type Candidate = { readonly id: LocationId; readonly deliversFrom: boolean; readonly collectFrom: boolean; readonly rank: number };
/** Pieces free to promise, by place and variant; over the counter also those that are kept back from the web. */
export type Free = (locationId: LocationId, variantId: VariantId, over?: "counter") => number;
export type Short = { readonly line: number; readonly variantId: VariantId; readonly available: number };

/**
 * One routing decision for a whole order: which place serves which pieces, and why.
 * Collection is served by the chosen place, and what is carried out by the store that it lies in. Parcels leave from one place if one has everything (the lowest rank among
 * equals), else from as few as possible: again and again the place that can serve most of what is left.
 * Refuses `not-enough` with what each line could have; two lines of one variant draw on the same pieces.
 */
export function route(demand: readonly Demand[], places: readonly Candidate[], free: Free): Outcome<readonly PlannedPart[], { readonly why: "not-enough"; readonly short: readonly Short[] }> {
  const taken = new Map<string, number>();
  const key = (place: LocationId, variant: VariantId) => `${place} ${variant}`;
  const remaining: Free = (place, variant, over) => free(place, variant, over) - (taken.get(key(place, variant)) ?? 0);
  const take = (place: LocationId, variant: VariantId, pieces: number) => taken.set(key(place, variant), (taken.get(key(place, variant)) ?? 0) + pieces);
  const open = demand.map((d, line) => ({ line, ...d, open: d.quantity }));
  const parts: PlannedPart[] = [];
  const short: Short[] = [];

  const serve = (place: LocationId, lines: typeof open, over?: "counter"): PlannedPart["lines"] =>
    lines.flatMap((d) => {
      const quantity = Math.min(d.open, Math.max(0, remaining(place, d.variantId, over)));
      if (quantity === 0) return [];
      take(place, d.variantId, quantity);
      d.open -= quantity;
      return [{ line: d.line, variantId: d.variantId, quantity }];
    });

  for (const place of new Set(open.flatMap((d) => (d.choice.kind === "carry-out" ? [d.choice.locationId] : [])))) {
    const lines = serve(place, open.filter((d) => d.choice.kind === "carry-out" && d.choice.locationId === place), "counter");
    if (lines.length > 0) parts.push({ kind: "carry-out", locationId: place, lines, reason: { rule: "carried-out", chosen: place, considered: [] } });
  }

  for (const place of new Set(open.flatMap((d) => (d.choice.kind === "collect" ? [d.choice.locationId] : [])))) {
    const wanted = open.filter((d) => d.choice.kind === "collect" && d.choice.locationId === place);
    const collects = places.some((p) => p.id === place && p.collectFrom);
    const lines = collects ? serve(place, wanted) : [];
    const reason: RoutingReason = { rule: "collect-there", chosen: place, considered: [] };
    if (lines.length > 0) parts.push({ kind: "collect", locationId: place, lines, reason });
  }

  const parcels = open.filter((d) => d.choice.kind === "deliver");
  const senders = places.filter((p) => p.deliversFrom).toSorted((a, b) => a.rank - b.rank);
  for (let round = 0; parcels.some((d) => d.open > 0) && round < senders.length; round++) {
    const wanted = parcels.filter((d) => d.open > 0);
    const needed = wanted.reduce((sum, d) => sum + d.open, 0);
    const considered = senders.map((p) => ({ locationId: p.id, couldServe: couldServe(p.id, wanted, remaining), distanceRank: p.rank }));
    const best = considered.reduce((a, b) => (b.couldServe > a.couldServe ? b : a));
    if (best.couldServe === 0) break;
    const rule = round === 0 && best.couldServe === needed ? "one-place-has-all" : "fewest-parcels";
    parts.push({ kind: "deliver", locationId: best.locationId, lines: serve(best.locationId, wanted), reason: { rule, chosen: best.locationId, considered } });
  }

  for (const d of open) if (d.open > 0) short.push({ line: d.line, variantId: d.variantId, available: d.quantity - d.open });
  return short.length > 0 ? refused({ why: "not-enough", short }) : done(parts);
}

/** Pieces of the wanted lines that a place could serve, counting a variant's stock once. */
function couldServe(place: LocationId, wanted: readonly { variantId: VariantId; open: number }[], remaining: Free): number {
  const perVariant = new Map<VariantId, number>();
  for (const d of wanted) perVariant.set(d.variantId, (perVariant.get(d.variantId) ?? 0) + d.open);
  return [...perVariant].reduce((sum, [variant, needed]) => sum + Math.min(needed, Math.max(0, remaining(place, variant))), 0);
}

/** Who carries parcels, and the page that follows one where the carrier has an address for it. */
export const CARRIERS = {
  brt: { name: "BRT", page: null },
  dhl: { name: "DHL", page: "https://www.dhl.com/it-it/home/tracking.html?tracking-id=" },
  gls: { name: "GLS", page: null },
  poste: { name: "Poste Italiane", page: "https://www.poste.it/cerca/index.html#/risultati-spedizioni/" },
  ups: { name: "UPS", page: "https://www.ups.com/track?tracknum=" },
} as const;
export type Carrier = keyof typeof CARRIERS;
export const CARRIER_KEYS = Object.keys(CARRIERS) as [Carrier, ...Carrier[]];

/** A tracking number as it is stored: upper case, no spaces; null for what can't be one. */
export function readTrackingNumber(typed: string): string | null {
  const number = typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  return /^[A-Z0-9]{6,35}$/.test(number) ? number : null;
}
export const trackingOf = (carrier: Carrier, number: string): string => `${carrier}:${number}`;

/** A stored tracking in parts: who carries the parcel, under which number, and where it can be followed; null when there is none. */
export function readTracking(stored: string | null): { readonly carrier: string; readonly number: string; readonly page: string | null } | null {
  const [key = "", number = ""] = stored?.split(":") ?? [];
  const carrier = CARRIERS[key as Carrier];
  return carrier && number ? { carrier: carrier.name, number, page: carrier.page && carrier.page + encodeURIComponent(number) } : null;
}

/** Places in the order in which one walks by them: `A3·02` before `A12·01`; what has none comes last. */
export const inWalkingOrder = <Stop extends { readonly bin: string | null; readonly position: number }>(stops: readonly Stop[]): Stop[] =>
  stops.toSorted((a, b) => Number(a.bin === null) - Number(b.bin === null) || WALK.compare(a.bin ?? "", b.bin ?? "") || a.position - b.position);
const WALK = new Intl.Collator("en", { numeric: true });
