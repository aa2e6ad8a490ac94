"use server";
import { z } from "zod";
import { type Outcome, refused } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { limited } from "@/lib/request/limited";
import { codeHere, findOrderHere } from "@/lib/request/order-key";
import { announceReturn, AnnounceReturn, type NotAnnounced } from "@/lib/returns/announce-return";
import { cancelRequest, CancelRequest } from "@/lib/returns/cancel-request";
import { addPhoto, type NotAdded, PhotoId, removePhoto } from "@/lib/returns/add-photo";
import { sendRequest, SendRequest } from "@/lib/returns/send-request";
import { piecesIn } from "@/lib/returns/announced/rules";
import type { Announced } from "@/lib/returns/announced/types";

/** Somewhat less than the largest body that anything takes. */
const MOST_BYTES = 1_000_000;
const OfOrder = z.object({ number: z.string().max(24) });
const Chosen = OfOrder.extend(AnnounceReturn.pick({ requestId: true, way: true, wants: true, reason: true }).shape).extend({
  /** As the page drew it up: `p0=1&p2=2`. */
  pieces: z.string().max(4_000).transform((text) => piecesIn(Object.fromEntries(new URLSearchParams(text)))).pipe(AnnounceReturn.shape.pieces),
});

/** What the page showed is announced as it was shown. */
export const announce = answerForm({
  namespace: "return-request",
  act: action("shopper", Chosen, async function announce(who, { number, ...chosen }): Promise<Outcome<Announced, NotAnnounced>> {
    const order = await findOrderHere(number);
    return order ? announceReturn(who, { ...chosen, orderId: order.id, code: await codeHere(number) }) : refused({ why: "unknown-order" });
  }),
  refusals: {
    "unknown-order": "refused.unknown-order", "not-paid": "refused.not-paid", "announced-already": "refused.announced-already", "not-that-many": "refused.not-that-many", "no-right": "refused.no-right", "no-parcels": "refused.no-parcels", apart: "refused.apart",
  },
});

/** It is kept after all. */
export const cancel = answerForm({
  namespace: "return-request",
  act: action("shopper", OfOrder.extend(CancelRequest.pick({ requestId: true }).shape), async function cancel(who, { number, requestId }): ReturnType<typeof cancelRequest> {
    const order = await findOrderHere(number);
    return order ? cancelRequest(who, { requestId, orderId: order.id, code: await codeHere(number) }) : refused({ why: "unknown-order" });
  }),
  refusals: { "unknown-order": "refused.unknown-order", decided: "refused.decided" },
});

/** Its parcel has left. */
export const sent = answerForm({
  namespace: "return-request",
  act: action("shopper", OfOrder.extend(SendRequest.pick({ requestId: true, tracking: true }).shape), async function sent(who, { number, requestId, tracking }): ReturnType<typeof sendRequest> {
    const order = await findOrderHere(number);
    return order ? sendRequest(who, { requestId, tracking, orderId: order.id, code: await codeHere(number) }) : refused({ why: "unknown-order" });
  }),
  refusals: { "unknown-order": "refused.unknown-order", "not-waiting": "refused.not-waiting" },
});

const Photo = OfOrder.extend({ requestId: AnnounceReturn.shape.requestId, photoId: PhotoId });
const Added = Photo.extend({ photo: z.instanceof(File).refine(({ size }) => size > 0 && size <= MOST_BYTES, "required") });
type Adding = z.output<typeof Added>;
/** Drawing a photo anew takes a while: so many from one network. */
const adding = limited("photo", async (who: Shopper, { number, requestId, photoId, photo }: Adding): Promise<Outcome<null, NotAdded>> => {
  const order = await findOrderHere(number);
  return order ? addPhoto(who, { requestId, photoId, orderId: order.id, code: await codeHere(number) }, new Uint8Array(await photo.arrayBuffer())) : refused({ why: "unknown-order" });
});
/** A photo of the pieces, for who looks at them. */
export const addOne = answerForm({
  namespace: "return-request",
  act: action("shopper", Added, async function addOne(who, sent) {
    return adding(who, sent);
  }),
  refusals: { "unknown-order": "refused.unknown-order", over: "refused.over", enough: "refused.enough", "no-picture": "refused.no-picture", "too-many": "refused.too-many" },
});
/** It is taken away again. */
export const removeOne = answerForm({
  namespace: "return-request",
  act: action("shopper", Photo, async function removeOne(who, { number, ...photo }): ReturnType<typeof removePhoto> {
    const order = await findOrderHere(number);
    return order ? removePhoto(who, { ...photo, orderId: order.id, code: await codeHere(number) }) : refused({ why: "unknown-order" });
  }),
  refusals: { "unknown-order": "refused.unknown-order", over: "refused.over" },
});
