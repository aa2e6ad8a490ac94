"use server";
import { SendAgain, sendAgain } from "@/lib/messages/send-again";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";

export const sendOnceMore = answerForm({
  namespace: "office",
  act: action("staff", SendAgain, sendAgain),
  refusals: { "not-yours": "messages.refused.not-yours", "unknown-message": "messages.refused.unknown-message", "not-failed": "messages.refused.not-failed", "link-over": "messages.linkOver" },
});
