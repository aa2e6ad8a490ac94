import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { LocationId, OrderId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { onFact, onGap } from "@/lib/events/listen";
import type { Fact } from "@/lib/events/types";

type Handler = () => void;
const KEY = Symbol.for("unico.queue-news");
// One hub per process, as for facts: each fact is looked up once, however many screens listen.
const hub = ((globalThis as { [KEY]?: Map<LocationId, Set<Handler>> })[KEY] ??= new Map<LocationId, Set<Handler>>());
let stop: (() => void) | null = null;

/** Which order's collections a fact may have moved, or which place's; null for facts that no queue shows. Pure. */
export function touchedBy(fact: Fact): { readonly at: LocationId } | { readonly of: OrderId } | null {
  if (fact.is === "pick.changed" || fact.is === "aisle-request.changed" || fact.is === "approval.changed" || fact.is === "labels.changed" || fact.is === "returned-goods.changed" || fact.is === "location.changed") return { at: fact.locationId };
  if (fact.is.startsWith("fulfilment.") || fact.is === "order.paid" || fact.is === "order.reserved" || fact.is === "order.expired" || fact.is === "order.cancelled" || fact.is === "promise.moved") return "orderId" in fact ? { of: fact.orderId } : null;
  return null;
}

/** Calls `handler` whenever something of the queue of a place may have changed, or was missed. Returns what ends it. */
export function onQueueNews(place: LocationId, handler: Handler): () => void {
  const here = hub.get(place) ?? new Set();
  hub.set(place, here.add(handler));
  stop ??= listen();
  return () => {
    here.delete(handler);
    if (here.size === 0 && hub.get(place) === here) hub.delete(place);
    if (hub.size > 0) return;
    stop?.();
    stop = null;
  };
}

function listen(): () => void {
  const ends = [onFact((fact) => void pass(fact)), onGap(() => [...hub.keys()].forEach(tell))];
  return () => ends.forEach((end) => end());
}

async function pass(fact: Fact): Promise<void> {
  const touched = touchedBy(fact);
  if (touched === null) return;
  if ("at" in touched) return tell(touched.at);
  try {
    const rows = await staffDb.execute<{ id: LocationId }>(sql`select distinct location_id as id from fulfilments where order_id = ${touched.of} and kind = 'collect'`);
    for (const { id } of rows) tell(id);
  } catch (error) {
    log.warn({ err: error }, "can't tell which store a fact is of");
    for (const place of hub.keys()) tell(place);
  }
}

const tell = (place: LocationId): void => hub.get(place)?.forEach((handler) => handler());
