"use server";
import { z } from "zod";
import { EditCompany, editCompany } from "@/lib/company/edit-company";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { problemsOf } from "@/lib/request/problems";

const BOTH = ["headline", "about", "phoneHours"] as const;
/** The form's fields as what they say: both languages of a text, `headline.it`; a tick that is not there is a no. */
const Flat = z.looseObject({}).transform((said, context) => {
  const both = Object.fromEntries(BOTH.map((name) => [name, { it: said[`${name}.it`] ?? "", en: said[`${name}.en`] ?? "" }]));
  const read = EditCompany.safeParse({ ...said, ...both, demo: said["demo"] !== undefined });
  if (read.success) return read.data;
  for (const [path, message] of Object.entries(problemsOf(read.error))) context.addIssue({ code: "custom", message, path: [path] });
  return z.NEVER;
});

/** Who sells, and how the shop is called. */
export const save = answerForm({
  namespace: "admin-settings",
  act: action("staff", Flat, editCompany),
  refusals: { "not-yours": "refused.not-yours", "changed-meanwhile": "refused.changed-meanwhile" },
  done: "saved",
});
