import { type Minor, sum } from "@/lib/core/money";
import type { CaptureHere, CaptureThere, Difference, RefundHere, RefundThere, Standing } from "./types";

type There = { readonly captures: readonly CaptureThere[]; readonly refunds: readonly RefundThere[] };
type Here = { readonly captures: readonly CaptureHere[]; readonly refunds: readonly RefundHere[] };
/** A difference with what it is about, so that somebody can look again and mend it. */
export type Found = Difference & { readonly capture?: CaptureHere; readonly refund?: RefundHere; readonly found?: RefundThere };

/** Where the processor's lists and the books differ, both ways. `here` holds whatever `there` may be about, and more. Pure. */
export function differencesOf(there: There, here: Here): Found[] {
  return [...captureDifferences(there.captures, here.captures), ...refundDifferences(there, here)];
}

function captureDifferences(there: readonly CaptureThere[], here: readonly CaptureHere[]): Found[] {
  const byIntent = new Map(here.flatMap((one) => (one.intentRef === null ? [] : [[one.intentRef, one] as const])));
  const byId = new Map<string, CaptureHere>(here.map((one) => [one.id, one]));
  const seen = new Set(there.map((one) => one.intentRef));
  const found = there.flatMap((charge): Found[] => {
    const own = byIntent.get(charge.intentRef) ?? byId.get(charge.attemptId ?? "");
    const difference = { ref: charge.intentRef, attemptId: own?.id ?? null, orderNumber: own?.orderNumber ?? null, there: charge.amount, currency: charge.currency };
    if (!own) return [{ ...difference, kind: "elsewhere", here: null }];
    if (!own.taken) return [{ ...difference, kind: "not-booked", here: null, capture: own }];
    if (own.intentRef !== charge.intentRef) return [{ ...difference, kind: "charged-twice", here: own.amount }];
    return own.amount === charge.amount && own.currency === charge.currency ? [] : [{ ...difference, kind: "amount", here: own.amount }];
  });
  const missing = here.filter((one) => one.taken && !seen.has(one.intentRef ?? ""));
  return [...found, ...missing.map((one): Found => ({ kind: "not-there", ref: one.intentRef ?? one.id, attemptId: one.id, orderNumber: one.orderNumber, there: null, here: one.amount, currency: one.currency, capture: one }))];
}

function refundDifferences({ refunds: there }: There, { captures, refunds: here }: Here): Found[] {
  const byRef = new Map(here.flatMap((one) => [[one.key, one] as const, ...(one.providerRef === null ? [] : [[one.providerRef, one] as const])]));
  const byIntent = new Map(captures.map((one) => [one.intentRef, one]));
  const seen = new Set<string>();
  const found = there.flatMap((one): Found[] => {
    const own = byRef.get(one.ref) ?? byRef.get(one.key ?? "");
    const capture = one.intentRef === null ? undefined : byIntent.get(one.intentRef);
    if (own) seen.add(own.id);
    const difference = { ref: one.ref, attemptId: own?.attemptId ?? capture?.id ?? null, orderNumber: own?.orderNumber ?? capture?.orderNumber ?? null, there: one.amount, currency: one.currency };
    // What came back counts as never sent. Of a charge made elsewhere its refunds say nothing new.
    if (!own) return one.state === "failed" || !capture ? [] : [{ ...difference, kind: "refund-not-booked", here: null }];
    if (one.amount !== own.amount || one.currency !== own.currency) return [{ ...difference, kind: "refund-amount", here: own.amount }];
    if (one.state === "succeeded" && own.state !== "succeeded") return [{ ...difference, kind: "refund-not-booked", here: null, refund: own, found: one }];
    if (one.state === "failed" && own.state !== "failed") return [{ ...difference, kind: "refund-not-there", there: null, here: own.amount, refund: own, found: one }];
    return [];
  });
  const missing = here.filter((one) => one.state === "succeeded" && !seen.has(one.id));
  return [...found, ...missing.map((one): Found => ({ kind: "refund-not-there", ref: one.providerRef ?? one.key, attemptId: one.attemptId, orderNumber: one.orderNumber, there: null, here: one.amount, currency: one.currency, refund: one }))];
}

/** Differences with the moment since which each stands: an earlier comparison's, else now. Pure. */
export function standingSince(differences: readonly Difference[], before: readonly Standing[], at: Date): Standing[] {
  return differences.map(({ kind, ref, attemptId, orderNumber, there, here, currency }) => {
    const known = before.find((one) => one.kind === kind && one.ref === ref && one.there === there && one.here === here);
    return { kind, ref, attemptId, orderNumber, there, here, currency, since: known?.since ?? at.toISOString() };
  });
}

type Travels = { readonly id: string; readonly kind: string; readonly state: string; readonly charge: Minor; readonly replaces: string | null; readonly changedAt: Date };
/**
 * What delivery cost of earlier parcels that became collections, and was kept because another parcel travelled: it goes back with the
 * last one that won't (docs/decisions/0021). Its own charge is not in it. Null while another parcel travels or has, and for what is
 * no parcel. Pure; takes every part the order ever had.
 */
export function deliveryLeft(parts: readonly Travels[], ending: string): Minor | null {
  const parcels = parts.filter((part) => part.kind === "deliver");
  if (!parcels.some((one) => one.id === ending) || parcels.some((one) => one.id !== ending && one.state !== "cancelled")) return null;
  const born = (one: Travels) => parts.find((before) => before.id === one.replaces)?.changedAt.getTime() ?? Number.NEGATIVE_INFINITY;
  const over = (one: Travels) => (one.state === "cancelled" ? one.changedAt.getTime() : Number.POSITIVE_INFINITY);
  const none = (at: number) => Number.isFinite(at) && !parcels.some((one) => born(one) <= at && over(one) > at);
  // Whenever no parcel was left, all that delivery had cost went back.
  const settled = Math.max(Number.NEGATIVE_INFINITY, ...parcels.map(over).filter(none));
  return sum(parcels.filter((one) => over(one) > settled && parts.some((next) => next.replaces === one.id)).map((one) => one.charge));
}
