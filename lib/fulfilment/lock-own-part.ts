import "server-only";
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfilments } from "@/db/schema/all";
import { done, refused } from "@/lib/core/outcome";
import type { Duty, Shopper, Staff } from "@/lib/core/who";
import { lockMine } from "@/lib/orders/lock-mine";
import { atWork } from "@/lib/orders/rules";
import type { z } from "zod";
import type { Asked } from "./collect-elsewhere";

/** A part with its order's state, both locked, for its customer, a guest with its code, or a colleague with that duty there; `unknown-part` for anybody else. */
export async function lockOwnPart(tx: Tx, who: Shopper | Staff, { fulfilmentId, code }: z.output<typeof Asked>, duty: Duty = "hand-over") {
  const [found] = await tx.select({ orderId: fulfilments.orderId }).from(fulfilments).where(eq(fulfilments.id, fulfilmentId));
  const order = found && (await lockMine(tx, who, found.orderId, { code, duty }));
  const [part] = order ? await tx.select().from(fulfilments).where(and(eq(fulfilments.id, fulfilmentId))).for("update") : [];
  if (!order || !part || (who.is === "staff" && who.at !== null && !who.at.includes(part.locationId))) return refused({ why: "unknown-part" });
  return done({ ...part, orderState: order.state, atWork: atWork(order) });
}

/** A part as a verb has it that may change it: locked, and its order too. */
export type OwnPart = Extract<Awaited<ReturnType<typeof lockOwnPart>>, { ok: true }>["value"];
