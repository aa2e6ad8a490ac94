import type { RefundId } from "@/lib/core/id";
import type { Reactions } from "@/lib/events/deliver";
import { runImport } from "@/lib/imports/run-import";
import { sendMessage } from "@/lib/messages/send-message";
import { writeCollectionExpired, writeCollectionGiven, writeCollectionReady, writeCollectionReplaced, writeCollectorNamed, writePieceMissing } from "@/lib/messages/write-collection";
import { writeMoneyReturned } from "@/lib/messages/write-money-returned";
import { writeNotPaid } from "@/lib/messages/write-not-paid";
import { writeOrderReceived } from "@/lib/messages/write-order-received";
import { writeParcelSent } from "@/lib/messages/write-parcel-sent";
import { writeReservationEnded, writeReserved } from "@/lib/messages/write-reservation";
import { writePromiseMoved } from "@/lib/messages/write-promise-moved";
import { claimOrders } from "@/lib/orders/claim-orders";
import { sendRefund } from "@/lib/refunds/send-refund";
import { acknowledgeWithdrawal } from "@/lib/returns/acknowledge-withdrawal";
import { tellAct } from "@/lib/care/tell-act";
import { tellCredit } from "@/lib/care/tell-credit";
import { confirmClaim, tellStep } from "@/lib/claims/tell-claim";
import { bookLabel } from "@/lib/returns/book-label";
import { confirmRequest } from "@/lib/returns/confirm-request";
import { confirmReturn } from "@/lib/returns/confirm-return";
import { dropLabel } from "@/lib/returns/drop-label";
import { tellRequest } from "@/lib/returns/tell-request";

/** Sends a refund; an unknown answer comes again with the job, which asks with the same key. */
async function returnMoney(refundId: RefundId): Promise<void> {
  const sent = await sendRefund({ is: "machine", job: "refunds" }, refundId);
  if (!sent.ok && sent.why === "unknown") throw new Error(`the refund ${refundId} has no answer yet`);
}

/** Everything that follows from anything, on one page. Each reaction may run twice, so each must be safe to repeat. */
export const REACTIONS: Reactions = {
  "care.acted": [({ actId }) => tellAct(actId)],
  "care.credited": [({ creditId }) => tellCredit(creditId)],
  "claim.decided": [({ claimId, stepId }) => tellStep(claimId, stepId)],
  "claim.reported": [({ claimId }) => confirmClaim(claimId)],
  "customer.signed-up": [({ customerId }) => claimOrders(customerId)],
  "fulfilment.asked": [({ orderId, fulfilmentId }) => writePieceMissing(orderId, fulfilmentId)],
  "fulfilment.collected": [({ orderId, fulfilmentId }) => writeCollectionGiven(orderId, fulfilmentId)],
  "fulfilment.expired": [({ orderId, fulfilmentId }) => writeCollectionExpired(orderId, fulfilmentId)],
  "fulfilment.moved": [({ orderId, fulfilmentId }) => writeCollectionReplaced(orderId, fulfilmentId)],
  "fulfilment.ready": [({ orderId, fulfilmentId }) => writeCollectionReady(orderId, fulfilmentId)],
  "fulfilment.sent": [({ orderId, fulfilmentId }) => writeParcelSent(orderId, fulfilmentId)],
  "import.moved": [({ importId }) => runImport(importId)],
  "message.resent": [(fact) => sendMessage(fact.messageId)],
  "message.written": [(fact) => sendMessage(fact.messageId)],
  "order.paid": [({ orderId }) => writeOrderReceived(orderId)],
  "order.cancelled": [({ orderId }) => writeReservationEnded(orderId)],
  "order.collector-named": [({ orderId }) => writeCollectorNamed(orderId)],
  "order.expired": [({ orderId }) => writeNotPaid(orderId, "expired"), ({ orderId }) => writeReservationEnded(orderId)],
  "order.reserved": [({ orderId }) => writeReserved(orderId)],
  "order.returned": [({ returnId }) => confirmReturn(returnId)],
  "payment.failed": [({ orderId }) => writeNotPaid(orderId, "failed")],
  "payment.surplus": [({ refundId }) => returnMoney(refundId)],
  "promise.moved": [({ orderId, fulfilmentId }) => writePromiseMoved(orderId, fulfilmentId)],
  "refund.due": [({ refundId }) => returnMoney(refundId)],
  "refund.settled": [({ orderId, refundId }) => writeMoneyReturned(orderId, refundId)],
  "return-request.announced": [({ requestId }) => confirmRequest(requestId), ({ requestId }) => bookLabel(requestId)],
  "return-request.arrived": [({ requestId }) => tellRequest(requestId, "arrived")],
  "return-request.ended": [({ requestId }) => dropLabel(requestId)],
  "return-request.lapsed": [({ requestId }) => tellRequest(requestId, "lapsed"), ({ requestId }) => dropLabel(requestId)],
  "withdrawal.stated": [({ withdrawalId }) => acknowledgeWithdrawal(withdrawalId)],
};
