"use server";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { isId } from "@/lib/core/id";
import { readMoney } from "@/lib/core/read-money";
import { AddCodes, addCodes } from "@/lib/pricing/add-codes";
import { ChangeCode, changeCode, EndCode, endCode } from "@/lib/pricing/change-code";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { problemsOf } from "@/lib/request/problems";

const ROME = "Europe/Rome";
type Said = Readonly<Record<string, unknown>>;
const text = (said: Said, name: string): string => (typeof said[name] === "string" ? said[name].trim().slice(0, 300) : "");
/** The first moment of a day, or of the one after it, in the shop's time zone; null for an empty field. Throws for what is no day. */
const midnight = (day: string, after = 0): Date | null => (day === "" ? null : new Date(Temporal.PlainDate.from(day).add({ days: after }).toZonedDateTime(ROME).epochMilliseconds));
const BASIS_POINTS = 100;

/** Sums, shares, counts and days as people type them; what can't be read is said at its field. */
function read(said: Said, context: z.RefinementCtx) {
  const bad = (field: string, why: string) => (context.addIssue({ code: "custom", message: why, path: [field] }), null);
  const count = (name: string) => { const typed = text(said, name); return typed === "" ? null : /^\d{1,7}$/.test(typed) ? Number(typed) : bad(name, "number"); };
  const sum = (name: string) => { const typed = text(said, name); return typed === "" ? null : (readMoney(typed) ?? bad(name, "price")); };
  const day = (name: string, after = 0) => { try { return midnight(text(said, name), after); } catch { return bad(name, "date"); } };
  const share = () => { const [, whole, part = ""] = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text(said, "value")) ?? []; return whole === undefined ? bad("value", "share") : Number(whole) * BASIS_POINTS + Number(part.padEnd(2, "0")); };
  return { maxUses: count("maxUses"), batch: count("batch"), minimum: sum("minimum") ?? 0, budget: sum("budget"), startsAt: day("from"), endsAt: day("until", 1), value: said["kind"] === "percent" ? share() : sum("value") };
}

/** A form's fields as a verb takes them; what is wrong with them stands at the field where it was typed. */
const flat = <S extends z.ZodType>(schema: S, more: (said: Said) => object) =>
  z.looseObject({}).transform((said: Said, context): z.output<S> => {
    const fields = read(said, context);
    if (context.issues.length > 0) return z.NEVER;
    const tried = schema.safeParse({ ...said, code: said["sign"], ...fields, startsAt: fields.startsAt ?? new Date(), ...more(said) });
    if (tried.success) return tried.data;
    for (const [path, message] of Object.entries(problemsOf(tried.error))) context.addIssue({ code: "custom", message, path: [{ endsAt: "until", startsAt: "from", code: "sign" }[path] ?? path] });
    return z.NEVER;
  });

const REFUSALS = { "not-yours": "refused.not-yours", "no-end": "refused.no-end", "ends-before": "refused.ends-before" } as const;
export const add = answerForm({
  namespace: "admin-codes",
  act: action("staff", flat(AddCodes, (said) => ({ couponId: isId(text(said, "couponId")) ? said["couponId"] : "", name: text(said, "name"), oncePerCustomer: said["oncePerCustomer"] !== undefined })), addCodes),
  refusals: { ...REFUSALS, taken: "refused.taken", "too-much": "refused.too-much", "too-long": "refused.too-long" },
  done: "made",
});
const CHANGES = { ...REFUSALS, "unknown-code": "refused.unknown-code", "changed-meanwhile": "refused.changed-meanwhile", "below-used": "refused.below-used", "below-given": "refused.below-given" } as const;
export const change = answerForm({ namespace: "admin-codes", act: action("staff", flat(ChangeCode, () => ({})), changeCode), refusals: CHANGES, done: "changed" });
export const end = answerForm({ namespace: "admin-codes", act: action("staff", EndCode, (who, sent) => endCode(who, sent)), refusals: CHANGES, done: "ended" });
