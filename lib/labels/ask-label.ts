import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { LABEL_ASKS, labelAsks } from "@/db/schema/all";
import { isId, type LocationId, type VariantId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { offers } from "@/lib/pricing/reads";
import { labelsHanging } from "./reads";
import { labelsAt } from "./rules";
import type { LabelId } from "./types";

export const Place = z.object({
  locationId: z.string().refine(isId).transform((id) => id as LocationId),
  variantId: z.string().refine(isId).transform((id) => id as VariantId),
});
export const AskLabel = Place.extend({ why: z.enum(LABEL_ASKS) });

/** Somebody at the shelf wants a label anew because it is missing or can't be read: it comes into the store's list. Once for each label that hangs, and reason; may be repeated. */
export async function askLabel(who: Staff, { locationId, variantId, why }: z.output<typeof AskLabel>, now = new Date()): Promise<Outcome<{ readonly asked: boolean }, { why: "not-yours" } | { why: "unknown-thing" }>> {
  if (!labelsAt(who, locationId)) {
    log.warn({ staffId: who.staffId }, "asked for labels of another place");
    return refused({ why: "not-yours" });
  }
  if (!(await offers([variantId], now)).has(variantId)) return refused({ why: "unknown-thing" });
  return atomically(async (tx) => {
    if ((await tx.execute(sql`select 1 from locations where id = ${locationId}`)).length === 0) return refused({ why: "not-yours" });
    const label = (await labelsHanging(locationId, [variantId], tx)).get(variantId);
    return done({ asked: await writeAsk(tx, who, { locationId, variantId, labelId: label?.labelId ?? null, why }) });
  }, { pool: "staff" });
}

type Ask = z.output<typeof AskLabel> & { readonly labelId: LabelId | null };
/** Puts a label into the store's list; false when it is there already. */
export async function writeAsk(tx: Tx, who: Staff, ask: Ask): Promise<boolean> {
  const [added] = await tx.insert(labelAsks).values({ ...ask, actor: actorOf(who) }).onConflictDoNothing().returning({ id: labelAsks.id });
  if (added) await record(tx, who, { is: "labels.changed", locationId: ask.locationId });
  return added !== undefined;
}
