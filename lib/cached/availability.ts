import "server-only";
import type { LocationId, ProductId, VariantId } from "@/lib/core/id";
import type { Stock } from "@/lib/inventory/types";
import type { Place } from "@/lib/locations/types";

/** Pieces that could be sent from somewhere now, per variant. */
export function freeOnline(stock: readonly Stock[], places: readonly Pick<Place, "id" | "deliversFrom">[]): ReadonlyMap<VariantId, number> {
  const senders = new Set<LocationId>(places.filter((p) => p.deliversFrom).map((p) => p.id));
  const free = new Map<VariantId, number>();
  for (const s of stock) if (senders.has(s.locationId)) free.set(s.variantId, (free.get(s.variantId) ?? 0) + s.free);
  return free;
}

type Shown = { readonly productId: ProductId; readonly available: boolean };
const KEY = Symbol.for("unico.shown");
// One per process: pages and the watcher live in different bundles.
const shown = ((globalThis as { [KEY]?: Map<VariantId, Shown> })[KEY] ??= new Map());

/** Notes what a page made in this process says of a variant, so that the watcher knows when that is no longer so. */
export const noteShown = (variantId: VariantId, productId: ProductId, available: boolean): void => void shown.set(variantId, { productId, available });
export const shownOf = (variantId: VariantId): Shown | undefined => shown.get(variantId);
/** As if no page had been made yet. */
export const forgetShown = (): void => shown.clear();
