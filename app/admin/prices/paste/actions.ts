"use server";
import { refresh } from "next/cache";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { UNPASTED, type PasteAnswer } from "@/components/office/pasted";
import { sayDate } from "@/lib/core/moments";
import { type Minor, sayFigure, sayMoney } from "@/lib/core/money";
import { isId } from "@/lib/core/id";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Locale, Staff } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { type Foreseen, ForeseePrices, foreseePrices, type Look, PlanPrices, planPrices } from "@/lib/pricing/plan-prices";
import { action } from "@/lib/request/action";
import { fieldsOf, typedIn } from "@/lib/request/form";
import { keepAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { type Wording, words } from "@/lib/request/wording";

const ROME = "Europe/Rome";
/** The first moment of a day as a form says it, or of the one after it; null for an empty field. */
const day = (after = 0) => z.string().max(20).default("").transform((said, context) => {
  if (said === "") return null;
  try {
    return new Date(Temporal.PlainDate.from(said).add({ days: after }).toZonedDateTime(ROME).epochMilliseconds);
  } catch {
    context.addIssue({ code: "custom", message: "date" });
    return z.NEVER;
  }
});
const Typed = z.object({ lines: z.string().max(200_000), kind: z.enum(["regular", "reduced"]), from: day(), until: day(1), reason: z.string().max(1_000).default(""), press: z.string().refine(isId), seen: z.string().max(64).default(""), do: z.enum(["look", "plan"]).default("look") });
type Looked = { readonly look: Look | null; readonly planned: number | null; /** Why they were not planned, though it was pressed. */ readonly problem: "rows" | "changed-meanwhile" | "no-reason" | null };
type NotDone = { why: "not-yours" } | { why: "nothing" } | { why: "too-many-lines"; most: number };

/** Looks at a pasted list, and plans it where that was pressed and nothing stands against it. */
async function lookOrPlan(who: Staff, { from: startsAt, until: endsAt, do: pressed, reason, press, seen, ...of }: z.output<typeof Typed>): Promise<Outcome<Looked, NotDone>> {
  let problem: Looked["problem"] = null;
  if (pressed === "plan") {
    const plan = PlanPrices.safeParse({ ...of, startsAt, endsAt, press, reason, seen });
    const planned = plan.success ? await planPrices(who, plan.data) : null; // first: a press that is repeated finds its own plan in the list
    if (planned?.ok) return done({ look: null, planned: planned.value.planned, problem: null });
    if (!planned) problem = "no-reason";
    else if (planned.why === "rows" || planned.why === "changed-meanwhile") problem = planned.why;
  }
  const looked = await foreseePrices(who, ForeseePrices.parse({ ...of, startsAt, endsAt }));
  if (looked.ok) return done({ look: looked.value, planned: null, problem });
  return looked.why === "too-many" ? { ...looked, why: "too-many-lines" } : looked;
}
const act = action("staff", Typed, lookOrPlan);

/** A pasted list of prices, answered with what each line would change. */
export async function paste(before: PasteAnswer, form: FormData): Promise<PasteAnswer> {
  const { form: name, ...fields } = fieldsOf(form);
  const answer = await act(fields as never);
  if (answer.ok && answer.value.planned !== null) refresh(); // what was done shows, and the next form is another press
  const locale = await officeLocale();
  const t = words(locale, "admin-prices");
  const round = (Number.isSafeInteger(before?.round) ? before.round : 0) + 1;
  const said: PasteAnswer = { ...UNPASTED, round, typed: typedIn(fields), ...(answer.ok ? tell(answer.value, locale, t) : { notice: refusalOf(answer, t, words(locale, "forms")) }) };
  await keepAnswer(String(name), said);
  return said;
}

function refusalOf(answer: { readonly why: string; readonly most?: number }, t: Wording, shared: Wording): string {
  if (answer.why === "bad-input") return t("paste.refused.bad-input");
  const own = `paste.refused.${answer.why}`;
  return t.has(own) ? t(own, { most: answer.most ?? 0 }) : shared(answer.why, "reference" in answer ? { reference: String(answer.reference) } : {});
}

function tell({ look, planned, problem }: Looked, locale: Locale, t: Wording): Pick<PasteAnswer, "done" | "notice" | "lines" | "wrong" | "seen"> {
  if (planned !== null) return { done: true, notice: t("paste.planned", { count: planned }), lines: [], wrong: 0, seen: "" };
  const figure = (amount: Minor | null) => (amount === null ? "–" : sayFigure(amount, "EUR", locale));
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const why = ({ not }: Foreseen): string | null => {
    if (!not) return null;
    if (not.why === "overlaps") return t("refused.overlaps", { on: sayDate(not.on, locale, ROME) });
    return not.why === "no-reduction" ? t("refused.no-reduction", { lowest: sayMoney(not.lowest, "EUR", locale) }) : t(t.has(`paste.not.${not.why}`) ? `paste.not.${not.why}` : `refused.${not.why}`);
  };
  const said = (look?.lines ?? []).map((each) => ({
    line: each.line, key: each.sku ?? each.key, thing: each.title ? [each.title, ...each.chosen].map((text) => inLocale(text, locale)).join(", ") : null,
    figures: [figure(each.before), each.amount === null ? each.typed || "–" : figure(each.amount), each.amount === null || !each.before ? "–" : percent.format(each.amount / each.before - 1), figure(each.lowest)], why: why(each),
  }));
  return { done: false, notice: problem && t(`paste.refused.${problem}`), lines: said, wrong: said.filter((line) => line.why !== null).length, seen: look?.seen ?? "" };
}
