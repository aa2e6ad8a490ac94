"use server";
import { acceptRequest, Request as Asked } from "@/lib/aisle/accept-request";
import { FinishRequest, finishRequest } from "@/lib/aisle/finish-request";
import { HangUp, hangUp } from "@/lib/inventory/hang-up";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";

const REFUSALS = { "unknown-request": "tasks.unknown-request", "not-yours": "tasks.not-yours", over: "tasks.over", taken: "tasks.taken" } as const;

/** What came back to the store hangs again. */
export const hang = answerForm({ namespace: "staff", act: action("staff", HangUp, hangUp), refusals: { "not-yours": "tasks.not-yours" } });
export const accept = answerForm({ namespace: "staff", act: action("staff", Asked, (who, sent) => acceptRequest(who, sent)), refusals: REFUSALS });
export const finish = answerForm({ namespace: "staff", act: action("staff", FinishRequest, (who, sent) => finishRequest(who, sent)), refusals: { ...REFUSALS, "not-accepted": "tasks.not-accepted" } });
