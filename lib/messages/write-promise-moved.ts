import "server-only";
import { atomically } from "@/db/atomically";
import { signCode } from "@/lib/codes/sign-code";
import { sender } from "@/lib/company/reads";
import type { FulfilmentId, OrderId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { places } from "@/lib/locations/reads";
import { orderById } from "@/lib/orders/reads";
import { promiseMoved } from "./templates/collect-letters";
import { writeMessage } from "./write-message";

/** Tells the buyer that a collection will be ready later, when, and why. Nothing once it is ready or over. May be repeated: one new promise, one letter. */
export async function writePromiseMoved(orderId: OrderId, fulfilmentId: FulfilmentId): Promise<void> {
  const [order, everywhere] = await Promise.all([orderById(orderId), places()]);
  const part = order?.parts.find((p) => p.id === fulfilmentId);
  const place = everywhere.find((p) => p.id === part?.locationId);
  if (!order || !part || !place) throw new Error(`part ${fulfilmentId}, its order or its place is not there`);
  if (part.state !== "planned" || !part.promise) return;
  const mail = await promiseMoved({ order, place, promise: part.promise, code: signCode("order", orderId), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `promise-moved:${fulfilmentId}:${part.promise?.due.getTime()}`, kind: "promise-moved", locale: order.locale, recipient: order.contact.email, orderId })));
}
