import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { staffDb } from "@/db/client";
import { constraintOf } from "@/db/faults";
import { locations, tills } from "@/db/schema/all";
import { isId, type TillId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { tillById } from "@/lib/drawer/reads";
import { record } from "@/lib/events/record";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { enrolsAt } from "@/lib/staff/counter/reads";

export const BindReader = z.object({
  tillId: z.string().refine(isId).transform((id) => id as TillId),
  reader: z.string().max(80).transform((ref) => ref || null), // the processor's name of it; empty: the till has none
});
export type NotBound = { why: "not-yours" } | { why: "no-answer" } | { why: "unknown-reader" } | { why: "elsewhere"; place: string; till: number };

/**
 * Says which of the card processor's readers stands at a till, for who enrols devices in its store. A payment that a reader shows already is
 * not touched: it is asked about by itself. Refuses `elsewhere` for a reader of another till, `unknown-reader`, and `no-answer` while the
 * processor can't say which there are. May be repeated.
 */
export async function bindReader(who: Staff, { tillId, reader }: z.output<typeof BindReader>, cards: CardProcessor = cardProcessor()): Promise<Outcome<null, NotBound>> {
  const till = await tillById(tillId);
  if (!till || !enrolsAt(who, till.locationId)) return refused({ why: "not-yours" });
  const listed = reader === null ? null : await cards.listReaders();
  if (listed && !listed.ok) return refused({ why: "no-answer" });
  if (listed && !listed.value.some(({ ref }) => ref === reader)) return refused({ why: "unknown-reader" });
  try {
    return await atomically(async (tx) => {
      await tx.update(tills).set({ readerRef: reader }).where(and(eq(tills.id, tillId), isNull(tills.removedAt)));
      await record(tx, who, { is: "location.changed", locationId: till.locationId });
      return done(null);
    }, { pool: "staff" });
  } catch (fault) {
    if (constraintOf(fault) !== "tills_readerRef_unique") throw fault;
    const [other] = await staffDb.select({ place: locations.name, till: tills.number }).from(tills).innerJoin(locations, eq(locations.id, tills.locationId)).where(eq(tills.readerRef, reader ?? ""));
    return other ? refused({ why: "elsewhere", ...other }) : refused({ why: "unknown-reader" });
  }
}
