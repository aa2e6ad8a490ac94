"use server";
import { SendParcel, sendParcel } from "@/lib/fulfilment/send-parcel";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";

export const markSent = answerForm({
  namespace: "admin-orders",
  act: action("staff", SendParcel, sendParcel),
  refusals: {
    "unknown-part": "refused.unknown-part", "not-yours": "refused.not-yours", "not-a-parcel": "refused.not-a-parcel", "not-paid": "refused.not-paid", cancelled: "refused.cancelled", "already-sent": "refused.already-sent",
  },
  done: "sentNow",
});
