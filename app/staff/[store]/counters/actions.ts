"use server";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { enrolHere } from "@/lib/request/counter";
import { EnrolDevice } from "@/lib/staff/counter/enrol-device";
import { RevokeDevice, revokeDevice } from "@/lib/staff/counter/revoke-device";

const refusals = { "not-yours": "counters.not-yours", already: "counters.already" };
export const enrol = answerForm({ namespace: "staff-counter", act: action("staff", EnrolDevice, enrolHere), refusals, done: "counters.registered" });
export const revoke = answerForm({ namespace: "staff-counter", act: action("staff", RevokeDevice, revokeDevice), refusals, done: "counters.revoked" });
