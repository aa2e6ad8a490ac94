"use server";
import { redirect } from "next/navigation";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { StandAt, standAt } from "@/lib/request/till";

/** This device stands at a till from now on. */
export const stand = answerForm({
  namespace: "staff-drawer",
  act: action("staff", StandAt, standAt),
  refusals: { "unknown-till": "refused.unknown-till", "not-yours": "refused.not-yours" },
  onDone: ({ to }: { readonly to: string }) => redirect(to),
});
