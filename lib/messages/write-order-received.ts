import "server-only";
import { atomically } from "@/db/atomically";
import { signCode } from "@/lib/codes/sign-code";
import { sender } from "@/lib/company/reads";
import type { OrderId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { places } from "@/lib/locations/reads";
import { orderById } from "@/lib/orders/reads";
import { orderReceived } from "./templates/order-received";
import { writeMessage } from "./write-message";

/** Writes the confirmation of a paid order to its buyer. May be repeated: one order, one confirmation. */
export async function writeOrderReceived(orderId: OrderId): Promise<void> {
  const [order, stores] = await Promise.all([orderById(orderId), places()]);
  if (!order) throw new Error(`order ${orderId} is not there`);
  const mail = await orderReceived({ order, places: stores, code: signCode("order", orderId), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `order-received:${orderId}`, kind: "order-received", locale: order.locale, recipient: order.contact.email, orderId })));
}
