import type { Given } from "./given";
import { badParameter, missing } from "./refusal";

export type ListOf<T> = { object: "list"; data: T[]; has_more: boolean; url: string };
type Dated = { id: string; created: number };

/** One page of a list that is sorted newest first, with Stripe's cursors, limit (1 to 100, usually 10) and `created`. */
export function listOf<T extends Dated>(all: readonly T[], given: Given, url: string): ListOf<T> {
  const limit = given.whole("limit", 1) ?? 10;
  if (limit > 100) throw badParameter("Limit must be less than or equal to 100.", "limit", "parameter_invalid_integer");
  const kept = all.filter(inWindow(given));
  const after = given.text("starting_after");
  const before = given.text("ending_before");
  if (after) {
    const start = position(kept, after, "starting_after") + 1;
    return { object: "list", data: kept.slice(start, start + limit), has_more: kept.length > start + limit, url };
  }
  if (before) {
    const end = position(kept, before, "ending_before");
    return { object: "list", data: kept.slice(Math.max(0, end - limit), end), has_more: end > limit, url };
  }
  return { object: "list", data: kept.slice(0, limit), has_more: kept.length > limit, url };
}

function position<T extends Dated>(all: readonly T[], ref: string, param: string): number {
  const found = all.findIndex((one) => one.id === ref);
  if (found < 0) throw missing("object", ref, param, 400);
  return found;
}

function inWindow(given: Given): (one: Dated) => boolean {
  if (!given.has("created")) return () => true;
  let exact: number | undefined;
  try {
    exact = given.whole("created");
  } catch {
    exact = undefined; // a range, not one moment
  }
  if (exact !== undefined) return (one) => one.created === exact;
  const range = given.branch("created").only("gt", "gte", "lt", "lte");
  const [gt, gte, lt, lte] = [range.whole("gt"), range.whole("gte"), range.whole("lt"), range.whole("lte")];
  return ({ created }) =>
    (gt === undefined || created > gt) && (gte === undefined || created >= gte) && (lt === undefined || created < lt) && (lte === undefined || created <= lte);
}
