import "server-only";
import { atomically } from "@/db/atomically";
import { signCode } from "@/lib/codes/sign-code";
import { sender } from "@/lib/company/reads";
import { done } from "@/lib/core/outcome";
import { returnArrived, returnLapsed, returnReminded } from "@/lib/messages/templates/return-announced";
import { writeMessage } from "@/lib/messages/write-message";
import { orderById } from "@/lib/orders/reads";
import { requestById } from "./announced/reads";
import type { ReturnRequestId } from "./announced/types";

const LETTERS = { arrived: returnArrived, lapsed: returnLapsed, reminded: returnReminded } as const;

/**
 * Tells the customer what became of a return that they announced: that its parcel has arrived; that it ends in some days, while nothing is on its way; that nothing came in
 * time, what that means for their right, and what to do. Nothing to who left no address. May be repeated: one fact, one letter.
 */
export async function tellRequest(id: ReturnRequestId, fact: keyof typeof LETTERS): Promise<void> {
  const request = await requestById(id);
  const order = request && (await orderById(request.orderId));
  if (!request || !order) throw new Error(`announcement ${id} or its order is not there`);
  if (fact !== "lapsed" && (request.state !== "announced" || (fact === "reminded" && (request.sentAt || request.arrivedAt)))) return; // it has gone on meanwhile
  const mail = await LETTERS[fact]({ order, request, code: signCode("order", order.id), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `return-${fact}:${id}`, kind: `return-${fact}`, locale: order.locale, recipient: order.contact.email, orderId: order.id })));
}
