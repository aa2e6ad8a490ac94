"use server";
import { z } from "zod";
import { EditMakers, editMakers } from "@/lib/catalogue/edit-makers";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { problemsOf } from "@/lib/request/problems";
import { rowField, rowsOf } from "@/lib/request/rows";

/** The form's rows as what they say; an empty one says nothing. */
const Flat = z.looseObject({}).transform((said, context) => {
  const rows = rowsOf(said, "name");
  const read = EditMakers.safeParse({ seen: said["seen"], makers: rows.map(({ row }) => ({ ...row, id: row["id"] || null })) });
  if (read.success) return read.data;
  for (const [path, message] of Object.entries(problemsOf(read.error))) {
    const field = rowField(rows, path);
    context.addIssue({ code: "custom", message, path: field ? [field] : [] });
  }
  context.addIssue({ code: "custom", message: "look", path: [] });
  return z.NEVER;
});

export const save = answerForm({
  namespace: "admin-makers",
  act: action("staff", Flat, editMakers),
  refusals: { "not-yours": "refused.not-yours", "changed-meanwhile": "refused.changed-meanwhile", twice: "refused.twice", offered: "refused.offered" },
  done: "saved",
});
