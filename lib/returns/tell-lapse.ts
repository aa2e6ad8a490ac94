import "server-only";
import { atomically } from "@/db/atomically";
import { signCode } from "@/lib/codes/sign-code";
import { config } from "@/lib/core/config";
import { done } from "@/lib/core/outcome";
import { returnLapsed } from "@/lib/messages/templates/return-announced";
import { writeMessage } from "@/lib/messages/write-message";
import { orderById } from "@/lib/orders/reads";
import { requestById } from "./announced/reads";
import type { ReturnRequestId } from "./announced/types";

/** Tells the customer that nothing came of what they announced, what that means for their right, and what to do; nothing to who left no address. May be repeated: one lapse, one letter. */
export async function tellLapse(id: ReturnRequestId): Promise<void> {
  const request = await requestById(id);
  const order = request && (await orderById(request.orderId));
  if (!request || !order) throw new Error(`announcement ${id} or its order is not there`);
  const mail = await returnLapsed({ order, request, code: signCode("order", order.id), home: config().UNICO_BASE_URL });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `return-lapsed:${id}`, kind: "return-lapsed", locale: order.locale, recipient: order.contact.email, orderId: order.id })));
}
