import "server-only";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import type { Staff } from "@/lib/core/who";
import { type Place, writeAsk } from "./ask-label";
import { checkOf, saysOf } from "./rules";
import type { Check, Hanging } from "./types";

/**
 * What the scan of a thing says of the label that hangs there, in the scan's transaction: the price of the list, another one (its reprint
 * comes into the store's list), or none was ever hung. May be repeated: a label is asked for once.
 */
export async function checkLabel(tx: Tx, who: Staff, { locationId, variantId }: z.output<typeof Place>, hanging: Hanging | null, offer: Parameters<typeof saysOf>[0]): Promise<Check> {
  const check = checkOf(hanging, saysOf(offer));
  if (check.is === "stale" && hanging) await writeAsk(tx, who, { locationId, variantId, labelId: hanging.labelId, why: "stale" });
  return check;
}
