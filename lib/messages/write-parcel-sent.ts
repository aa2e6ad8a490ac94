import "server-only";
import { atomically } from "@/db/atomically";
import { signCode } from "@/lib/codes/sign-code";
import { sender } from "@/lib/company/reads";
import type { FulfilmentId, OrderId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { orderById } from "@/lib/orders/reads";
import { parcelSent } from "./templates/order-letters";
import { writeMessage } from "./write-message";

/** Tells the buyer that a parcel left, and where to follow it. May be repeated: one parcel, one letter. */
export async function writeParcelSent(orderId: OrderId, fulfilmentId: FulfilmentId): Promise<void> {
  const order = await orderById(orderId);
  const part = order?.parts.find((p) => p.id === fulfilmentId);
  if (!order || !part) throw new Error(`part ${fulfilmentId} or its order is not there`);
  const mail = await parcelSent({ order, part, code: signCode("order", orderId), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `parcel-sent:${fulfilmentId}`, kind: "parcel-sent", locale: order.locale, recipient: order.contact.email, orderId })));
}
