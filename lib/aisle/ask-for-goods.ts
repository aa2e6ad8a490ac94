import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { codeOf, constraintOf } from "@/db/faults";
import { aisleRequests, locations } from "@/db/schema/all";
import { type AisleRequestId, isId, newId, type VariantId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { placesOf } from "@/lib/locations/reads";
import { colleaguesAt, waitingAt } from "./reads";
import { dueAfter, mayAsk } from "./rules";
import type { NoAsking } from "./types";

const id = <T extends string>() => z.string().refine(isId).transform((text) => text as T);
/** A line as somebody types it: what can't be seen is left out. */
const line = (most: number) => z.string().max(4 * most).transform((text) => text.toWellFormed().normalize("NFC").replace(/[\p{C}\s]+/gu, " ").trim().slice(0, most).trim());
export const AskForGoods = z.object({
  store: z.string().regex(/^[a-z0-9-]{1,80}$/),
  variantId: id<VariantId>(),
  /** The variant whose label is in front of them, if they came by one. */
  labelOf: id<VariantId>().nullable().default(null),
  spot: line(80).default(""),
});

export type NotAsked = NoAsking | { why: "unknown-goods" } | { why: "none-here" } | { why: "already-asked"; requestId: AisleRequestId };

/**
 * A shopper asks for a thing to be brought to where they stand in a store; `browser` is the hash of their browser's key. One thing
 * at a time for each browser: the same thing again is the same request, so it may be repeated.
 */
export async function askForGoods(who: Shopper, input: z.output<typeof AskForGoods>, browser: string, now = new Date()): Promise<Outcome<{ readonly requestId: AisleRequestId }, NotAsked>> {
  const ask = () => atomically((tx) => write(tx, who, input, browser, now));
  try {
    return await ask();
  } catch (error) {
    if (codeOf(error) === "23505" && constraintOf(error) === "aisle_requests_one_open") return ask(); // pressed twice at once: the other was first
    throw error;
  }
}

async function write(tx: Parameters<Parameters<typeof atomically>[0]>[0], who: Shopper, { store, variantId, labelOf, spot }: z.output<typeof AskForGoods>, browser: string, now: Date): Promise<Outcome<{ readonly requestId: AisleRequestId }, NotAsked>> {
  const [found] = await tx.select({ id: locations.id }).from(locations).where(eq(locations.handle, store)).for("no key update"); // whoever asks there at once is counted
  const [place] = found ? await placesOf([found.id], tx) : [];
  if (!place) return refused({ why: "not-offered" });
  const [open] = await tx.select().from(aisleRequests).where(and(eq(aisleRequests.browserHash, browser), isNull(aisleRequests.endedAt)));
  if (open) return open.variantId === variantId && open.locationId === place.id ? done({ requestId: open.id }) : refused({ why: "already-asked", requestId: open.id });
  const may = mayAsk(place, await colleaguesAt(place.id, now, tx), await waitingAt(place.id, tx), now);
  if (!may.ok) return may;
  const [goods] = await tx.execute<{ left: number; bin: string | null }>(sql`
    select coalesce(k.on_hand - k.held, 0)::int as left, (select b.bin from bins b where b.location_id = ${place.id} and b.variant_id = ${labelOf}::uuid) as bin
    from variants v join products p on p.id = v.product_id left join stock_levels k on k.variant_id = v.id and k.location_id = ${place.id}
    where v.id = ${variantId} and v.status = 'active' and p.status = 'active'`);
  if (!goods) return refused({ why: "unknown-goods" });
  if (goods.left <= 0) return refused({ why: "none-here" });
  const requestId = newId<"aisle-request">();
  await tx.insert(aisleRequests).values({ id: requestId, locationId: place.id, variantId, bin: goods.bin, spot: spot || null, locale: who.locale, browserHash: browser, actor: actorOf(who), askedAt: now, dueAt: dueAfter(place, now) });
  await record(tx, who, { is: "aisle-request.changed", requestId, locationId: place.id });
  return done({ requestId });
}
