"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import * as office from "@/lib/request/office";

const go = ({ to }: { readonly to: string }) => redirect(to);

export const enter = answerForm({
  namespace: "office",
  act: action("shopper", office.EnterOffice, office.enterOffice),
  refusals: { wrong: "wrong", "factor-needed": "factorNeeded", "too-many": "tooManyTries" },
  onDone: go,
});
export const leave = answerForm({ namespace: "office", act: action("shopper", z.object({}), office.leaveOffice), refusals: {}, onDone: () => redirect("/admin/sign-in") });
