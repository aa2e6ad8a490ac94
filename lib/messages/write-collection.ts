import "server-only";
import { eq } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { handovers } from "@/db/schema/all";
import { sayCollectCode } from "@/lib/codes/collect-code";
import { signCode } from "@/lib/codes/sign-code";
import { sender } from "@/lib/company/reads";
import { hashOf } from "@/lib/core/hash";
import type { FulfilmentId, OrderId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { places } from "@/lib/locations/reads";
import { orderById } from "@/lib/orders/reads";
import { collectionExpired, collectionGiven, collectionReady, collectionReplaced, collectionWaits, collectorNamed, pieceMissing } from "./templates/collect-letters";
import { writeMessage } from "./write-message";

/** Tells the buyer that a collection is ready, with its code. Nothing once it is over, nor of what was bought at the counter. May be repeated: one collection, one letter. */
export async function writeCollectionReady(orderId: OrderId, fulfilmentId: FulfilmentId): Promise<void> {
  const { order, part, place } = await collectionOf(orderId, fulfilmentId);
  if (part.state !== "ready" || order.channel === "till") return;
  const mail = await collectionReady({ order, part, place, collectCode: sayCollectCode(fulfilmentId), code: signCode("order", orderId), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `collection-ready:${fulfilmentId}`, kind: "collection-ready", locale: order.locale, recipient: order.contact.email, orderId })));
}

/** Tells the buyer that a collection was handed over, and to whom; not of what was bought at the counter. May be repeated: one collection, one letter. */
export async function writeCollectionGiven(orderId: OrderId, fulfilmentId: FulfilmentId): Promise<void> {
  const { order, part, place } = await collectionOf(orderId, fulfilmentId);
  if (order.channel === "till") return;
  const [log] = await db.select({ receiver: handovers.receiver }).from(handovers).where(eq(handovers.fulfilmentId, fulfilmentId));
  const mail = await collectionGiven({ order, part, place, receiver: log?.receiver ?? null, code: signCode("order", orderId), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `collection-given:${fulfilmentId}`, kind: "collection-given", locale: order.locale, recipient: order.contact.email, orderId })));
}

/** Tells the buyer, a day before, that a collection still waits and until when. Nothing once it doesn't. May be repeated: one wait, one letter; a longer one is another. */
export async function writeCollectionWaits(orderId: OrderId, fulfilmentId: FulfilmentId): Promise<void> {
  const { order, part, place } = await collectionOf(orderId, fulfilmentId);
  if (part.state !== "ready") return;
  const mail = await collectionWaits({ order, part, place, collectCode: sayCollectCode(fulfilmentId), code: signCode("order", orderId), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `collection-waits:${fulfilmentId}${part.extended ? ":longer" : ""}`, kind: "collection-waits", locale: order.locale, recipient: order.contact.email, orderId })));
}

/** Tells the buyer that a collection waited in vain, and that its money goes back. May be repeated: one collection, one letter. */
export async function writeCollectionExpired(orderId: OrderId, fulfilmentId: FulfilmentId): Promise<void> {
  const { order, place } = await collectionOf(orderId, fulfilmentId);
  const mail = await collectionExpired({ order, place, code: signCode("order", orderId), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `collection-expired:${fulfilmentId}`, kind: "collection-expired", locale: order.locale, recipient: order.contact.email, orderId })));
}

/** Tells the buyer that pieces of a collection are not there, and asks what they want instead. Nothing once they have chosen. May be repeated: one part, one letter. */
export async function writePieceMissing(orderId: OrderId, fulfilmentId: FulfilmentId): Promise<void> {
  const order = await orderById(orderId);
  const part = order?.parts.find((p) => p.id === fulfilmentId);
  if (!order || part?.state !== "asked") return;
  const { place } = await collectionOf(orderId, fulfilmentId);
  const mail = await pieceMissing({ order, part, place, code: signCode("order", orderId), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `piece-missing:${fulfilmentId}`, kind: "piece-missing", locale: order.locale, recipient: order.contact.email, orderId })));
}

/** Tells the buyer how the pieces of a part that another took over come now, and when. Nothing once that one is past too. May be repeated: one part, one letter. */
export async function writeCollectionReplaced(orderId: OrderId, fulfilmentId: FulfilmentId): Promise<void> {
  const order = await orderById(orderId);
  if (order?.parts.find((p) => p.id === fulfilmentId)?.state !== "planned") return;
  const { part, place } = await collectionOf(orderId, fulfilmentId);
  const mail = await collectionReplaced({ order, part, place, code: signCode("order", orderId), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `collection-replaced:${fulfilmentId}`, kind: "collection-replaced", locale: order.locale, recipient: order.contact.email, orderId })));
}

/** Tells the buyer whom they named to collect; nothing when the name was withdrawn meanwhile. May be repeated: one name, one letter. */
export async function writeCollectorNamed(orderId: OrderId): Promise<void> {
  const order = await orderById(orderId);
  const name = order?.contact.collector;
  if (!order || !name) return;
  const mail = await collectorNamed({ order, name, code: signCode("order", orderId), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `collector-named:${orderId}:${hashOf(name)}`, kind: "collector-named", locale: order.locale, recipient: order.contact.email, orderId })));
}

async function collectionOf(orderId: OrderId, fulfilmentId: FulfilmentId) {
  const [order, everywhere] = await Promise.all([orderById(orderId), places()]);
  const part = order?.parts.find((p) => p.id === fulfilmentId);
  const place = everywhere.find((p) => p.id === part?.locationId);
  if (!order || !part || !place) throw new Error(`part ${fulfilmentId}, its order or its place is not there`);
  return { order, part, place };
}
