"use server";
import { redirect } from "next/navigation";
import { ChoosePassword } from "@/lib/people/choose-password";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { enterByInvitation } from "@/lib/request/colleagues";

const go = ({ to }: { readonly to: string }) => redirect(to);
export const welcome = answerForm({
  namespace: "admin-people",
  act: action("shopper", ChoosePassword, enterByInvitation),
  refusals: { "link-over": "welcome.link-over", "factor-needed": "welcome.factor-needed", "too-many": "welcome.too-many" },
  onDone: go,
});
