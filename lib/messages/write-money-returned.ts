import "server-only";
import { atomically } from "@/db/atomically";
import { signCode } from "@/lib/codes/sign-code";
import { sender } from "@/lib/company/reads";
import type { OrderId, RefundId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { orderById } from "@/lib/orders/reads";
import { refundById } from "@/lib/refunds/reads";
import { moneyReturned } from "./templates/order-letters";
import { writeMessage } from "./write-message";

/** Tells the buyer that money went back; nothing when the refund failed, or was put into somebody's hand, in cash or as credit with a code, or paid what they took along instead. May be repeated: one refund, one letter. */
export async function writeMoneyReturned(orderId: OrderId, refundId: RefundId): Promise<void> {
  const [order, refund] = await Promise.all([orderById(orderId), refundById(refundId)]);
  if (!order || !refund) throw new Error(`refund ${refundId} or its order is not there`);
  if (refund.state !== "succeeded" || refund.tender === "cash" || refund.tender === "exchange" || refund.toHolder) return;
  const mail = await moneyReturned({ order, code: signCode("order", orderId), from: await sender(), amount: refund.amount, surplus: refund.reason === "surplus", to: refund });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `money-returned:${refundId}`, kind: "money-returned", locale: order.locale, recipient: order.contact.email, orderId })));
}
