"use server";
import { z } from "zod";
import { EditVariants, editVariants } from "@/lib/catalogue/edit-variants";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { problemsOf } from "@/lib/request/problems";

type Said = Readonly<Record<string, unknown>>;
const text = (said: Said, name: string): string => (typeof said[name] === "string" ? said[name] : "");
/** The numbers that fields of a kind carry: `o0.it`, `o1.it` … */
const numbered = (said: Said, begins: RegExp): readonly number[] => [...new Set(Object.keys(said).flatMap((name) => begins.exec(name)?.[1] ?? []))].map(Number).toSorted((a, b) => a - b);

/** The form's fields as what they say: options `o0.it` with values `o0.v0.it`, variants `r0.sku`; a row without a code says nothing. */
const Flat = z.looseObject({}).transform((said: Said, context) => {
  const rows = numbered(said, /^r(\d{1,3})\.sku$/).filter((r) => text(said, `r${r}.sku`).trim() !== "");
  const read = EditVariants.safeParse({
    handle: said["handle"],
    seen: said["seen"],
    options: numbered(said, /^o(\d)\.it$/).map((o) => ({
      ...Object.fromEntries(["key", "it", "en"].map((name) => [name, text(said, `o${o}.${name}`)])),
      values: numbered(said, new RegExp(`^o${o}\\.v(\\d{1,2})\\.it$`)).map((v) => Object.fromEntries(["key", "it", "en", "swatch"].map((name) => [name, text(said, `o${o}.v${v}.${name}`).trim()]))),
    })),
    variants: rows.map((r) => ({
      sku: text(said, `r${r}.sku`), gtin: text(said, `r${r}.gtin`), weightG: text(said, `r${r}.weight`), price: text(said, `r${r}.price`), soldOnline: said[`r${r}.online`] !== undefined, archived: said[`r${r}.archived`] !== undefined,
      choice: Object.fromEntries(Object.keys(said).flatMap((name) => { const [, key] = new RegExp(`^r${r}\\.c\\.(.{1,60})$`).exec(name) ?? []; return key ? [[key, text(said, name)]] : []; })),
    })),
  });
  if (read.success) return read.data;
  for (const [path, message] of Object.entries(problemsOf(read.error))) {
    const [, i, field] = /^variants\.(\d+)\.(\w+)/.exec(path) ?? [];
    const [, o, v, part] = /^options\.(\d+)(?:\.values\.(\d+))?\.(\w+)/.exec(path) ?? [];
    context.addIssue({ code: "custom", message, path: [field ? `r${rows[Number(i)]}.${field === "weightG" ? "weight" : field}` : part ? `o${o}.${v ? `v${v}.` : ""}${part}` : path] });
  }
  if (context.issues.length > 0) context.addIssue({ code: "custom", message: "look", path: [] });
  return z.NEVER;
});

const REFUSALS = ["not-yours", "unknown-product", "option-in-use", "twice", "empty-option", "sku-twice", "choice-twice", "no-choice", "gtin-twice", "sku-taken", "gtin-taken"] as const;
export const editThem = answerForm({
  namespace: "admin-products",
  act: action("staff", Flat, editVariants),
  refusals: { ...(Object.fromEntries(REFUSALS.map((why) => [why, `refused.${why}`])) as Record<(typeof REFUSALS)[number], string>), "changed-meanwhile": "refused.changed-elsewhere" },
  done: "saved",
});
