import "server-only";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import type { OrderId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper, type Staff } from "@/lib/core/who";
import type { Asked } from "@/lib/fulfilment/collect-elsewhere";
import { lockOwnPart } from "@/lib/fulfilment/lock-own-part";
import { giveBackPart } from "./give-back-part";

/**
 * What could not be found is not wanted from elsewhere: its share of the price goes back, gift cards first. For its customer, a guest
 * with its code, or a colleague who may hand over. Refuses `not-asked` once something was chosen, `unknown-part` for anybody else.
 */
export function takeMoneyBack(who: Shopper | Staff, input: z.output<typeof Asked>): Promise<Outcome<{ readonly orderId: OrderId }, { why: "unknown-part" } | { why: "not-asked" }>> {
  return atomically(async (tx) => {
    const part = await lockOwnPart(tx, who, input);
    if (!part.ok) return part;
    if (part.value.state !== "asked") return refused({ why: "not-asked" });
    await giveBackPart(tx, who, part.value, new Date());
    return done({ orderId: part.value.orderId });
  }, { pool: poolFor(who) });
}
