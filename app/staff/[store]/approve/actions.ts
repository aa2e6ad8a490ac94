"use server";
import { redirect } from "next/navigation";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { ApproveHere, approveHere, AskFromHere, askFromHere } from "@/lib/request/approve";
import { AskApproval, askApproval } from "@/lib/staff/approvals/ask-approval";
import { endApproval } from "@/lib/staff/approvals/end-approval";
import { GiveApproval, giveApproval, WhichApproval } from "@/lib/staff/approvals/give-approval";

const refusals = { "not-yours": "refused.not-yours", "too-late": "refused.too-late", ended: "refused.ended", "not-here": "refused.not-here", "wrong-pin": "refused.wrong-pin", "pin-locked": "refused.pin-locked" };
const go = ({ back }: { readonly back: string }) => redirect(back);

/** A manager's PIN at the counter where it is needed. */
export const byPin = answerForm({ namespace: "staff-approve", act: action("staff", ApproveHere, approveHere), refusals, onDone: go });
/** Asks a manager who stands elsewhere. */
export const ask = answerForm({ namespace: "staff-approve", act: action("staff", AskFromHere, askFromHere), refusals: { "not-yours": "refused.not-yours" }, onDone: ({ to }: { readonly to: string }) => redirect(to) });
/** The same two where the page that needs it asks itself, and then shows what it may. */
export const pinHere = answerForm({ namespace: "staff-approve", act: action("staff", ApproveHere, approveHere), refusals });
export const askHere = answerForm({ namespace: "staff-approve", act: action("staff", AskApproval, (who, wanted) => askApproval(who, wanted)), refusals: { "not-yours": "refused.not-yours" } });
/** It is asked for no more, or a manager's no. */
export const endIt = answerForm({ namespace: "staff-approve", act: action("staff", WhichApproval, (who, which) => endApproval(who, which)), refusals: { "not-yours": "refused.not-yours", used: "refused.used" } });
/** A manager's yes from where they are signed in. */
export const give = answerForm({ namespace: "staff-approve", act: action("staff", GiveApproval, giveApproval), refusals, done: "given" });
