"use server";
import { SendTrial } from "@/lib/messages/send-trial";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { sendTrialHere } from "@/lib/request/colleagues";

/** A letter to oneself, to see how it arrives. */
export const tryIt = answerForm({
  namespace: "admin-settings",
  act: action("staff", SendTrial, sendTrialHere),
  refusals: { "not-yours": "refused.not-yours", "no-place": "refused.no-place", "too-many": "refused.too-many" },
  done: "letters.sent",
});
