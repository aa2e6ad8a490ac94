"use server";
import { confirmImport, type NotStepped, undoImport, WhichImport } from "@/lib/imports/confirm-import";
import { type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";

const REFUSALS = { "not-yours": "refusals.not-yours", "unknown-import": "refusals.unknown-import", "not-now": "refusals.not-now", "another-runs": "refusals.another-runs" } as const;

/** A verb whose refusal names a state, in words. */
type Said = Exclude<NotStepped, { why: "not-now" }> | { why: "not-now"; state: string };
const inWords = (verb: typeof confirmImport) => async (who: Staff, input: Parameters<typeof confirmImport>[1]): Promise<Outcome<unknown, Said>> => {
  const told = await verb(who, input);
  return !told.ok && told.why === "not-now" ? refused({ why: "not-now", state: words(await officeLocale(), "admin-imports")(`states.${told.state}`) }) : told;
};
export const confirm = answerForm({ namespace: "admin-imports", act: action("staff", WhichImport, inWords(confirmImport)), refusals: REFUSALS, done: "confirmed" });
export const undo = answerForm({ namespace: "admin-imports", act: action("staff", WhichImport, inWords(undoImport)), refusals: REFUSALS, done: "confirmed" });
