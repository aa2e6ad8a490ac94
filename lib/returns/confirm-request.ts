import "server-only";
import { atomically } from "@/db/atomically";
import { signCode } from "@/lib/codes/sign-code";
import { sender } from "@/lib/company/reads";
import { done } from "@/lib/core/outcome";
import { returnAnnounced } from "@/lib/messages/templates/return-announced";
import { writeMessage } from "@/lib/messages/write-message";
import { orderById } from "@/lib/orders/reads";
import { requestById } from "./announced/reads";
import type { ReturnRequestId } from "./announced/types";
import { labelOf } from "./labels/reads";

/** Tells the customer what they announced, when, and how it comes back; nothing to who left no address. May be repeated: one announcement, one letter. */
export async function confirmRequest(id: ReturnRequestId): Promise<void> {
  const request = await requestById(id);
  const order = request && (await orderById(request.orderId));
  if (!request || !order) throw new Error(`announcement ${id} or its order is not there`);
  const mail = await returnAnnounced({ order, request, code: signCode("order", order.id), from: await sender(), labelled: (await labelOf(id)) !== null });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `return-announced:${id}`, kind: "return-announced", locale: order.locale, recipient: order.contact.email, orderId: order.id })));
}
