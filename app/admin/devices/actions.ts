"use server";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { enrolHere } from "@/lib/request/counter";
import { EnrolDevice } from "@/lib/staff/counter/enrol-device";
import { RenameDevice, renameDevice } from "@/lib/staff/counter/rename-device";
import { RevokeDevice, revokeDevice } from "@/lib/staff/counter/revoke-device";

const namespace = "admin-devices";
const NOT_YOURS = { "not-yours": "refused.not-yours" } as const;
export const enrol = answerForm({ namespace, act: action("staff", EnrolDevice, enrolHere), refusals: { ...NOT_YOURS, already: "refused.already" }, done: "enrolled" });
export const rename = answerForm({ namespace, act: action("staff", RenameDevice, renameDevice), refusals: { ...NOT_YOURS, revoked: "refused.revoked" }, done: "renamed" });
export const revoke = answerForm({ namespace, act: action("staff", RevokeDevice, revokeDevice), refusals: NOT_YOURS, done: "revokeDone" });
