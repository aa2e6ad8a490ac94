"use server";
import { LimitIntake, limitIntake } from "@/lib/fulfilment/limit-intake";
import { ShowName, showName } from "@/lib/aisle/show-name";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";

export const limit = answerForm({ namespace: "staff", act: action("staff", LimitIntake, limitIntake), refusals: { "not-yours": "intake.not-yours", "not-for-collection": "intake.not-yours" }, done: "intake.done" });

export const nameShown = answerForm({ namespace: "staff", act: action("staff", ShowName, showName), refusals: {}, done: "shownName.done" });
