import "server-only";
import { eq, inArray, or } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { staffDb, type Tx } from "@/db/client";
import { labelRuns, printedLabels, variants } from "@/db/schema/all";
import { isId, type LocationId, newId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, LOCALES, type Staff } from "@/lib/core/who";
import { offers } from "@/lib/pricing/reads";
import { thingsAt, toReprint } from "./reads";
import { labelsAt, MOST_LABELS, saysOf } from "./rules";
import { perSheet, TEMPLATE_KEYS, type TemplateKey, templateOf } from "./sheets/rules";
import type { Named, RunId } from "./types";

const code = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/);
export const PrintLabels = z.object({
  runId: z.string().refine(isId).transform((id) => id as RunId), // made by who asks: sent twice it is one run
  locationId: z.string().refine(isId).transform((id) => id as LocationId),
  template: z.enum(TEMPLATE_KEYS as unknown as readonly [TemplateKey, ...TemplateKey[]]),
  locale: z.enum(LOCALES),
  startsAt: z.coerce.number().int().min(0).max(200).default(0), // positions of the first sheet that are used up
  what: z.enum(["reprint", "aisle", "things"]),
  aisle: z.string().trim().regex(/^[A-Z0-9]{0,4}$/, "not-valid").default(""),
  things: z.string().max(8_000, "too-long").default("").transform((typed) => typed.split(/[\s,;]+/).filter(Boolean)).pipe(z.array(code).max(MOST_LABELS, "too-long")),
});
type Wish = z.output<typeof PrintLabels>;
export type NotPrinted = { why: "not-yours" } | { why: "nothing" } | { why: "too-many"; most: number } | { why: "unknown-thing"; code: string } | { why: "no-such-position"; most: number };

/**
 * Makes a run of labels for a place: what is to be printed anew, an aisle along its shelves, or things by their SKU or GTIN. Each says
 * the price of `now`, and nothing hangs before `confirmLabels`. What has no price yet is left out. With the same `runId` it is one run.
 */
export async function printLabels(who: Staff, wish: Wish, now = new Date()): Promise<Outcome<{ readonly runId: RunId; readonly pieces: number }, NotPrinted>> {
  const { runId, locationId, template, locale, startsAt } = wish;
  if (!labelsAt(who, locationId)) {
    log.warn({ staffId: who.staffId }, "tried to print labels of another place");
    return refused({ why: "not-yours" });
  }
  if (startsAt >= perSheet(templateOf(template))) return refused({ why: "no-such-position", most: perSheet(templateOf(template)) });
  const wanted = await wantedBy(wish, now);
  if ("why" in wanted) return refused(wanted);
  if (wanted.length > MOST_LABELS) return refused({ why: "too-many", most: MOST_LABELS });
  const list = await offers(wanted.map((thing) => thing.variantId), now);
  const rows = wanted.flatMap(({ variantId }) => list.get(variantId) ?? []).map((offer, position) => ({ ...saysOf(offer), id: newId<"label">(), runId, position, variantId: offer.variantId }));
  if (rows.length === 0) return refused({ why: "nothing" });
  return atomically(async (tx) => {
    const [made] = await tx.insert(labelRuns).values({ id: runId, locationId, template, locale, startsAt, aisle: wish.what === "aisle" ? wish.aisle : null, actor: actorOf(who), madeAt: now }).onConflictDoNothing().returning({ id: labelRuns.id });
    if (!made) {
      const before = await madeBefore(tx, runId, locationId);
      return before > 0 ? done({ runId, pieces: before }) : refused({ why: "not-yours" });
    }
    await tx.insert(printedLabels).values(rows);
    return done({ runId, pieces: rows.length });
  }, { pool: "staff" });
}

/** How many labels a run has that was made before under this id; 0 for one of another place. */
async function madeBefore(tx: Tx, runId: RunId, place: LocationId): Promise<number> {
  const [run] = await tx.select({ place: labelRuns.locationId }).from(labelRuns).where(eq(labelRuns.id, runId));
  return run?.place === place ? tx.$count(printedLabels, eq(printedLabels.runId, runId)) : 0;
}

/** What a run is of, along the shelves, or why there is none. */
async function wantedBy({ what, aisle, things, locationId }: Wish, now: Date): Promise<readonly Pick<Named, "variantId">[] | Extract<NotPrinted, { why: "unknown-thing" | "nothing" }>> {
  if (what === "reprint") return toReprint(locationId, now);
  if (what === "aisle") return aisle === "" ? { why: "nothing" } : thingsAt(locationId, { aisle });
  if (things.length === 0) return { why: "nothing" };
  const asWritten = (typed: string) => [typed, typed.toUpperCase(), typed.padStart(14, "0")];
  const codes = [...new Set(things.flatMap(asWritten))];
  const known = await staffDb.select({ id: variants.id, sku: variants.sku, gtin: variants.gtin }).from(variants).where(or(inArray(variants.sku, codes), inArray(variants.gtin, codes)));
  const unknown = things.find((typed) => !known.some((v) => asWritten(typed).some((one) => one === v.sku || one === v.gtin)));
  if (unknown !== undefined) return { why: "unknown-thing", code: unknown };
  return thingsAt(locationId, { variantIds: known.map((v) => v.id) });
}
