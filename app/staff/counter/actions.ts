"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { lockCounter, TakeOver, takeOver } from "@/lib/request/counter";

const go = ({ to }: { readonly to: string }) => redirect(to);

export const enter = answerForm({
  namespace: "staff-counter",
  act: action("shopper", TakeOver, takeOver),
  refusals: { "wrong-pin": "refused.wrong-pin", "pin-locked": "refused.pin-locked", "not-here": "refused.not-here" },
  onDone: go,
});
export const lock = answerForm({ namespace: "staff-counter", act: action("shopper", z.object({}), lockCounter), refusals: {}, onDone: () => redirect("/staff/counter") });
