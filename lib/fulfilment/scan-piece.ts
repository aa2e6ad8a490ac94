import "server-only";
import { eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { fulfilmentLines, orderLines, pickScans, products, variants } from "@/db/schema/all";
import type { FulfilmentId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { record } from "@/lib/events/record";
import { Part } from "./hand-over";
import { isScanOf, readPieceCode } from "./picking/piece-code";
import { lockOwnPick, type PickId } from "./take-pick";

export const ScanPiece = Part.extend({ code: z.string().trim().min(1).max(200) });
/** Which line the piece is of, how many of it are in hand now, how many pieces the whole pick still lacks, and the entry that says so. */
export type Scanned = { readonly position: number; readonly found: number; readonly wanted: number; readonly left: number; readonly row: number };
export type NotScanned =
  | { why: "unknown-part" }
  | { why: "not-yours" }
  | { why: "not-taken" } // nobody picks it, or it is over
  | { why: "taken"; by: string } // another colleague does
  | { why: "misread" } // digits of a barcode whose check digit doesn't fit
  | { why: "wrong-piece"; title: Words | null; options: readonly Words[] } // not of this part: what it is instead, where the shop knows it
  | { why: "enough"; title: Words }; // of this all are in hand

/** A colleague scans a piece in hand, or types its SKU: it is one of those that the part lacks, or not. Not to be repeated: each scan is a piece. */
export function scanPiece(who: Staff, { fulfilmentId, code }: z.output<typeof ScanPiece>): Promise<Outcome<Scanned, NotScanned>> {
  return atomically(async (tx) => {
    const mine = await lockOwnPick(tx, who, fulfilmentId);
    if (!mine.ok) return mine;
    const { part, pick } = mine.value;
    const lines = await linesInHand(tx, part.id, pick.id);
    const its = lines.filter((line) => isScanOf(code, line));
    const [line] = its.filter((l) => l.found < l.wanted);
    if (!line) return its[0] ? refused({ why: "enough", title: its[0].title }) : refused(await stranger(tx, code));
    const [scan] = await tx.insert(pickScans).values({ pickId: pick.id, orderLineId: line.id, actor: actorOf(who) }).returning({ row: pickScans.id });
    if (!scan) throw new Error("a piece was scanned and is not there");
    await record(tx, who, { is: "pick.changed", fulfilmentId: part.id, locationId: part.locationId });
    return done({ position: line.position, found: line.found + 1, wanted: line.wanted, left: leftOf(lines) - 1, ...scan });
  }, { pool: "staff" });
}

/** The lines of a part with how many of each a pick has in hand. */
export const linesInHand = (tx: Tx, fulfilmentId: FulfilmentId, pickId: PickId) =>
  tx
    .select({
      id: orderLines.id, position: orderLines.position, sku: orderLines.sku, gtin: orderLines.gtin, title: orderLines.title, wanted: fulfilmentLines.quantity,
      found: sql<number>`(select (count(*) - 2 * count(s.takes_back))::int from pick_scans s where s.pick_id = ${pickId} and s.order_line_id = ${orderLines}.id)`,
    })
    .from(fulfilmentLines)
    .innerJoin(orderLines, eq(orderLines.id, fulfilmentLines.orderLineId))
    .where(eq(fulfilmentLines.fulfilmentId, fulfilmentId))
    .orderBy(orderLines.position);
export const leftOf = (lines: readonly { readonly found: number; readonly wanted: number }[]): number => lines.reduce((sum, l) => sum + l.wanted - l.found, 0);

/** What a piece is that was not wanted here, with its colour and size: most often they are what is wrong. */
async function stranger(tx: Tx, code: string): Promise<Extract<NotScanned, { why: "misread" | "wrong-piece" }>> {
  const read = readPieceCode(code);
  const [known] = await tx
    .select({
      title: products.title,
      options: sql<Words[]>`(select coalesce(jsonb_agg(ov.name order by o.position), '[]') from options o join option_values ov on ov.option_id = o.id where o.product_id = ${products.id} and ov.key = ${variants}.choice->>o.key)`,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where("gtin" in read ? eq(variants.gtin, read.gtin) : inArray(variants.sku, [read.sku, code]));
  if (!known && "gtin" in read && read.misread) return { why: "misread" };
  return { why: "wrong-piece", title: known?.title ?? null, options: known?.options ?? [] };
}
