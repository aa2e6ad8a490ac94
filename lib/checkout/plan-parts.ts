import "server-only";
import type { Tx } from "@/db/client";
import type { Cart } from "@/lib/cart/types";
import type { LocationId } from "@/lib/core/id";
import { queues } from "@/lib/fulfilment/promise/reads";
import { type ReadyBy, readyBy } from "@/lib/fulfilment/promise/rules";
import { route } from "@/lib/fulfilment/rules";
import type { PlannedPart } from "@/lib/fulfilment/types";
import { placesOf } from "@/lib/locations/reads";
import type { Place } from "@/lib/locations/types";
import { supplyOf } from "./reads";

type Plan = { readonly open: readonly Place[]; readonly ready: ReadonlyMap<LocationId, ReadyBy>; readonly parts: readonly PlannedPart[] | null };

/** Which place serves what of a bag, and when a collection there would be ready; `parts` is null where pieces are missing. Runs in the caller's transaction, the bag locked. */
export async function planParts(tx: Tx, cart: Cart, now: Date): Promise<Plan> {
  const supply = await supplyOf(cart.lines.map((l) => l.variantId), tx);
  const [open, queue] = [await placesOf(supply.places.map((p) => p.id), tx), await queues(tx)]; // late: most who come to a sale have heard by now that it is over
  const ready = new Map(open.flatMap((p) => { const by = readyBy(p, queue(p.id), now); return by ? [[p.id, by] as const] : []; }));
  const candidates = supply.places.map((p) => ({ ...p, collectFrom: p.collectFrom && ready.has(p.id) })); // a place that promises nothing hands nothing over
  const demand = cart.lines.map(({ variantId, quantity, fulfilment, locationId }) => ({ variantId, quantity, choice: fulfilment !== "deliver" && locationId ? { kind: fulfilment, locationId } : { kind: "deliver" as const } }));
  const routed = route(demand, candidates, supply.free);
  return { open, ready, parts: routed.ok ? routed.value : null };
}
