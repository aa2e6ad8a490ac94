import "server-only";
import { eq } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { fulfilments, shortages } from "@/db/schema/all";
import { signCode } from "@/lib/codes/sign-code";
import { sender } from "@/lib/company/reads";
import type { OrderId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { places } from "@/lib/locations/reads";
import { orderById } from "@/lib/orders/reads";
import { toPayInStore } from "@/lib/orders/rules";
import { reservationEnded, reserved } from "./templates/reserve-letters";
import { writeMessage } from "./write-message";

/** Tells the buyer what is reserved for them, when it is ready, until when, and what there is to pay. Nothing once it is paid or over. May be repeated: one order, one letter. */
export async function writeReserved(orderId: OrderId): Promise<void> {
  const told = await reservationOf(orderId);
  if (!toPayInStore(told.order)) return;
  const mail = await reserved(told);
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `reserved:${orderId}`, kind: "reserved", locale: told.order.locale, recipient: told.order.contact.email, orderId })));
}

/** Tells the buyer that a reservation is over, because nobody came or because the store can't find it; not who gave it up themselves, nor of other orders. May be repeated: one order, one letter. */
export async function writeReservationEnded(orderId: OrderId): Promise<void> {
  const told = await reservationOf(orderId);
  const { order } = told;
  if (order.contract !== "reserved" || order.paidAt !== null) return;
  const short = (await db.select({ id: shortages.id }).from(shortages).innerJoin(fulfilments, eq(fulfilments.id, shortages.fulfilmentId)).where(eq(fulfilments.orderId, orderId)).limit(1)).length > 0;
  if (order.state !== "expired" && !(order.state === "cancelled" && short)) return;
  const mail = await reservationEnded(told, order.state === "expired" ? "late" : "short");
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `reservation-ended:${orderId}`, kind: "reservation-ended", locale: order.locale, recipient: order.contact.email, orderId })));
}

async function reservationOf(orderId: OrderId) {
  const [order, everywhere] = await Promise.all([orderById(orderId), places()]);
  if (!order) throw new Error(`order ${orderId} is not there`);
  return { order, place: everywhere.find((p) => p.id === order.parts[0]?.locationId), code: signCode("order", orderId), from: await sender() };
}
