"use server";
import { z } from "zod";
import { EditDepartments, editDepartments } from "@/lib/catalogue/edit-departments";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { problemsOf } from "@/lib/request/problems";
import { rowField, rowsOf } from "@/lib/request/rows";

/** The form's rows as what they say; an empty one says nothing. */
const Flat = z.looseObject({}).transform((said, context) => {
  const rows = rowsOf(said, "it");
  const read = EditDepartments.safeParse({ seen: said["seen"], departments: rows.map(({ row }) => ({ ...row, id: row["id"] || null, parent: row["parent"] || null, position: row["position"]?.trim() || "999" })) });
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
  act: action("staff", Flat, editDepartments),
  refusals: { "not-yours": "refused.not-yours", "changed-meanwhile": "refused.changed-meanwhile", twice: "refused.twice", circle: "refused.circle", "too-deep": "refused.too-deep", "unknown-parent": "refused.unknown-parent" },
  done: "saved",
});
