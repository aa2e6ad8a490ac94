import "server-only";
import { atomically } from "@/db/atomically";
import { sender } from "@/lib/company/reads";
import type { OrderId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { orderById } from "@/lib/orders/reads";
import { notPaid } from "./templates/order-letters";
import { writeMessage } from "./write-message";

/**
 * Tells the buyer that no money came and the order is closed; only if there was a page to pay on, and not when the buyer gave
 * the order up for another before its time was over. May be repeated, and both facts may come: one order, one letter.
 */
export async function writeNotPaid(orderId: OrderId, because: "failed" | "expired"): Promise<void> {
  const order = await orderById(orderId);
  if (!order) throw new Error(`order ${orderId} is not there`);
  const { payment } = order;
  if (!payment?.pageUrl || order.state !== "expired") return;
  const givenUp = payment.settledAt !== null && payment.settledAt < payment.expiresAt;
  if (because === "expired" && givenUp) return;
  const mail = await notPaid({ order, from: await sender(), because });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `not-paid:${orderId}`, kind: "not-paid", locale: order.locale, recipient: order.contact.email, orderId })));
}
