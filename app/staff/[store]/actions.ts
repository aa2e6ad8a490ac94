"use server";
import { Part } from "@/lib/fulfilment/hand-over";
import { putBack } from "@/lib/fulfilment/put-back";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";

export const backOnTheFloor = answerForm({ namespace: "staff", act: action("staff", Part, putBack), refusals: { "unknown-part": "back.unknown-part", "not-yours": "back.not-yours", "still-wanted": "back.still-wanted" } });
