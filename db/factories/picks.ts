import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { fulfilmentLines, orderLines } from "@/db/schema/all";
import type { FulfilmentId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { makeReady } from "@/lib/fulfilment/make-ready";
import { scanPiece } from "@/lib/fulfilment/scan-piece";
import { takePick } from "@/lib/fulfilment/take-pick";

type Part = { readonly fulfilmentId: FulfilmentId };

/** Takes a part and scans all its pieces; says what `takePick` said. */
export async function confirmed(who: Staff, part: Part) {
  const taken = await takePick(who, part);
  const lines = await db.select({ sku: orderLines.sku, quantity: fulfilmentLines.quantity }).from(fulfilmentLines).innerJoin(orderLines, eq(orderLines.id, fulfilmentLines.orderLineId)).where(eq(fulfilmentLines.fulfilmentId, part.fulfilmentId));
  if (taken.ok) for (const { sku, quantity } of lines) for (let n = 0; n < quantity; n++) await scanPiece(who, { ...part, code: sku });
  return taken;
}

/** A part that one colleague takes, scans and makes ready; says what the last step said. */
export async function picked(who: Staff, part: Part) {
  await confirmed(who, part);
  return makeReady(who, part);
}
