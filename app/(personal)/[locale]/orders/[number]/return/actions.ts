"use server";
import { z } from "zod";
import { type Outcome, refused } from "@/lib/core/outcome";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { codeHere, findOrderHere } from "@/lib/request/order-key";
import { announceReturn, AnnounceReturn, type NotAnnounced } from "@/lib/returns/announce-return";
import { cancelRequest, CancelRequest } from "@/lib/returns/cancel-request";
import { sendRequest, SendRequest } from "@/lib/returns/send-request";
import { piecesIn } from "@/lib/returns/announced/rules";
import type { Announced } from "@/lib/returns/announced/types";

const OfOrder = z.object({ number: z.string().max(24) });
const Chosen = OfOrder.extend(AnnounceReturn.pick({ requestId: true, way: true, reason: true }).shape).extend({
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
