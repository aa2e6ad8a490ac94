"use server";
import { ExamineShop, examineShop } from "@/lib/health/examine-shop";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";

export const lookNow = answerForm({
  namespace: "admin-doctor",
  act: action("staff", ExamineShop, examineShop),
  refusals: { "not-yours": "refused.not-yours", "under-way": "refused.under-way" },
  done: "looked",
});
