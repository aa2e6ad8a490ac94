"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { EditRange, editRange, type NotEdited } from "@/lib/catalogue/edit-range";
import { ASKS_NOTHING } from "@/lib/catalogue/ranges/rules";
import { SaidRule } from "@/lib/catalogue/ranges/said";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { problemsOf } from "@/lib/request/problems";

type Said = Readonly<Record<string, unknown>>;
const text = (said: Said, name: string): string => (typeof said[name] === "string" ? said[name].slice(0, 20_000) : "");
const FIELDS: Readonly<Record<string, string>> = { "name.it": "it", "name.en": "en", "lead.it": "leadIt", "lead.en": "leadEn" };

/** The form's fields as what they say; `order` is the list chosen by hand, `gone` what leaves it, `add` what comes: codes by line or comma. */
const Flat = z.looseObject({}).transform((said: Said, context) => {
  const rule = SaidRule.safeParse(said);
  const gone = text(said, "gone").split(",");
  const read = EditRange.safeParse({
    id: text(said, "id") || null, seen: text(said, "seen"), handle: text(said, "handle"), kind: said["kind"], published: said["published"] === "yes",
    name: { it: text(said, "it"), en: text(said, "en") }, lead: { it: text(said, "leadIt"), en: text(said, "leadEn") },
    rule: rule.success ? rule.data : ASKS_NOTHING,
    items: text(said, "order").split(",").filter((id) => id !== "" && !gone.includes(id)),
    add: text(said, "add").split(/[\n,;]/).map((code) => code.trim()),
  });
  if (read.success && rule.success) return read.data;
  const problems = { ...(read.success ? {} : problemsOf(read.error)), ...(rule.success ? {} : problemsOf(rule.error)) };
  for (const [path, message] of Object.entries(problems)) context.addIssue({ code: "custom", message, path: /^(items|id|seen)/.test(path) ? [] : [FIELDS[path] ?? path.split(".")[0] ?? ""] });
  return z.NEVER;
});

async function saveSaid(who: Staff, range: z.output<typeof EditRange>): Promise<Outcome<{ readonly to: string | null }, NotEdited>> {
  const saved = await editRange(who, range);
  return saved.ok ? done({ to: range.id ? null : `/admin/collections/${saved.value.handle}` }) : saved;
}
const settings = {
  namespace: "admin-collections", act: action("staff", Flat, saveSaid),
  refusals: { "not-yours": "whoMay", "unknown-range": "refused.unknown-range", "changed-meanwhile": "refused.changed-meanwhile", "handle-taken": "refused.handle-taken", "unknown-choice": "refused.unknown-choice", "unknown-product": "refused.unknown-product", "no-rule": "refused.no-rule", "too-many": "problems.too-many" },
} as const;
/** What a collection is called, holds, and whether the web shows it. */
export const save = answerForm({ ...settings, done: "saved" });
/** A new collection, and on to its page. */
export const begin = answerForm({ ...settings, onDone: ({ to }: { readonly to: string | null }) => redirect(to ?? "/admin/collections") });
