"use server";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { BindReader, bindReader } from "@/lib/till/bind-reader";

export const bind = answerForm({
  namespace: "till-card",
  act: action("staff", BindReader, (who, input) => bindReader(who, input)),
  refusals: { "not-yours": "readers.not-yours", "no-answer": "readers.no-answer", "unknown-reader": "readers.unknown-reader", elsewhere: "readers.elsewhere" },
  done: "readers.bound",
});
