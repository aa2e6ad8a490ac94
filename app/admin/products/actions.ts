"use server";
import { z } from "zod";
import { EditProduct, editProduct, type NotEdited } from "@/lib/catalogue/edit-product";
import type { Outcome } from "@/lib/core/outcome";
import { refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { officeLocale } from "@/lib/request/page";
import { problemsOf } from "@/lib/request/problems";
import { words } from "@/lib/request/wording";

const BOTH = ["title", "description", "material", "care", "warnings", "withdrawalExclusion"] as const;
const text = z.string().max(20_000).default("");
const Flat = z.looseObject(Object.fromEntries(BOTH.flatMap((name) => [[`${name}-it`, text], [`${name}-en`, text]]))).transform((flat, context) => {
  const said = flat as Record<string, string>;
  const vat = (said["vat"] ?? "").trim().replace(",", ".");
  const read = EditProduct.safeParse({ ...said, ...Object.fromEntries(BOTH.map((name) => [name, { it: said[`${name}-it`], en: said[`${name}-en`] }])), vatRate: vat === "" ? null : Math.round(Number(vat) * 100) });
  if (read.success) return read.data;
  for (const [path, message] of Object.entries(problemsOf(read.error))) context.addIssue({ code: "custom", message, path: [path === "vatRate" ? "vat" : path.replace(".", "-")] });
  return z.NEVER;
});

/** What is missing is said in words, all of it at once. */
async function editSaid(who: Staff, input: z.output<typeof EditProduct>): Promise<Outcome<unknown, NotEdited>> {
  const edited = await editProduct(who, input);
  if (edited.ok || edited.why !== "not-complete") return edited;
  const t = words(await officeLocale(), "admin-products");
  return refused({ why: "not-complete", missing: edited.missing.split(" ").map((what) => t(`missing.${what}`)).join(", ") });
}
export const edit = answerForm({
  namespace: "admin-products",
  act: action("staff", Flat, editSaid),
  refusals: { "not-yours": "refused.not-yours", "unknown-product": "refused.unknown-product", "changed-meanwhile": "refused.changed-meanwhile", "not-complete": "refused.not-complete", "no-company": "refused.no-company", "unknown-choice": "refused.unknown-choice" },
  done: "saved",
});
