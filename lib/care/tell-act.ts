import "server-only";
import { eq } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { careActs } from "@/db/schema/all";
import { signCode } from "@/lib/codes/sign-code";
import { sender } from "@/lib/company/reads";
import type { Id } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { addressChanged, payLink } from "@/lib/messages/templates/care-letters";
import { writeMessage } from "@/lib/messages/write-message";
import { orderById } from "@/lib/orders/reads";

/**
 * Tells a customer what customer service did where nothing else tells them: where their parcels go now, or how to pay. Of another way and of money
 * that goes back there are letters already. No link once the order is paid or over. May be repeated: one act, one letter.
 */
export async function tellAct(id: Id<"care-act">): Promise<void> {
  const [act] = await db.select().from(careActs).where(eq(careActs.id, id));
  const order = act && (await orderById(act.orderId));
  if (!act || !order) throw new Error(`act ${id} or its order is not there`);
  if (act.act === "moved" || act.act === "dropped" || (act.act === "pay-link" && order.state !== "placed")) return;
  const told = { order, reason: act.reason, code: signCode("order", order.id), from: await sender() };
  const mail = await (act.act === "address" ? addressChanged(told) : payLink(told));
  const kind = act.act === "address" ? "address-changed" : "pay-link";
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `care-act:${id}`, kind, locale: order.locale, recipient: order.contact.email, orderId: order.id })));
}
