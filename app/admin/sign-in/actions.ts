"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import * as office from "@/lib/request/office";

export const enter = answerForm({
  namespace: "office",
  act: action("shopper", office.EnterOffice, office.enterOffice),
  refusals: { wrong: "wrong", "too-many": "tooManyTries" },
  then: ({ to }) => redirect(to),
});
export const leave = answerForm({ namespace: "office", act: action("shopper", z.object({}), office.leaveOffice), refusals: {}, then: () => redirect("/admin/sign-in") });
