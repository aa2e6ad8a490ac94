import type { z } from "zod";

/** Why each field was refused: field name -> key in the `problems` messages. The whole form's problem stands under "". */
export type Problems = { readonly [field: string]: string };
export type BadInput = { readonly why: "bad-input"; readonly fields: Problems };

const KEY = /^[a-z][a-z0-9-]*$/;

/** Reads zod's issues: a schema's own message is the key; zod's built-in ones become a few plain keys. */
export function problemsOf(error: z.ZodError): Problems {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.map(String).join(".")] ??= keyOf(issue);
  return fields;
}

function keyOf(issue: z.core.$ZodIssue): string {
  if (KEY.test(issue.message)) return issue.message;
  if (issue.code === "too_small") return Number(issue.minimum) <= 1 && issue.origin === "string" ? "required" : "too-small";
  if (issue.code === "too_big") return issue.origin === "string" ? "too-long" : "too-big";
  if (issue.code === "invalid_type" && issue.message.endsWith("received undefined")) return "required";
  return "not-valid";
}
