"use server";
import type { z } from "zod";
import type { Withdrawing } from "@/components/returns/withdrawing";
import { sayLongDay, sayTime } from "@/lib/core/moments";
import { done, type Outcome } from "@/lib/core/outcome";
import { cachedCompany } from "@/lib/cached/company";
import { StateWithdrawal } from "@/lib/returns/state-withdrawal";
import { action } from "@/lib/request/action";
import { fieldsOf, typedIn } from "@/lib/request/form";
import { keepAnswer } from "@/lib/request/kept-answer";
import type { TooMany } from "@/lib/request/limit";
import { localeOfPage } from "@/lib/request/shopper";
import { words } from "@/lib/request/wording";
import { withdrawHere } from "@/lib/request/withdrawal";

const ROME = "Europe/Rome";
const check = action("shopper", StateWithdrawal, async function checkWithdrawal(_, input): Promise<Outcome<z.output<typeof StateWithdrawal>, TooMany>> {
  return done(input);
});
const confirm = action("shopper", StateWithdrawal, withdrawHere);

/** The two steps of the withdrawal function (Directive 2011/83/EU article 11a): what was typed is checked, then stated. */
export async function withdraw(before: Withdrawing, form: FormData): Promise<Withdrawing> {
  const now = await step(before, form);
  await keepAnswer("withdrawal", now);
  return now;
}

async function step(before: Withdrawing, form: FormData): Promise<Withdrawing> {
  const fields = fieldsOf(form);
  const { statement = "", name = "", contract = "", email = "" } = typedIn(fields);
  const typed = { statement, name, contract, email };
  const again = { typed, problems: {}, notice: null, stated: null, round: (Number.isSafeInteger(before?.round) ? before.round : 0) + 1 };
  if (fields["step"] === "edit") return { ...again, step: "fill" };

  const locale = await localeOfPage();
  const t = words(locale, "withdrawal");
  const shared = words(locale, "forms");
  const confirming = fields["step"] === "confirm";
  const answer = await (confirming ? confirm : check)(typed);
  if (answer.ok) {
    if (!("statedAt" in answer.value)) return { ...again, step: "confirm" };
    const { statedAt } = answer.value;
    return { ...again, step: "done", stated: t("doneText", { day: sayLongDay(statedAt, locale, ROME), time: sayTime(statedAt, locale, ROME), email: answer.value.email }) };
  }
  if (answer.why === "bad-input") {
    const say = (key: string) => shared(`problems.${shared.has(`problems.${key}`) ? key : "not-valid"}`);
    return { ...again, step: "fill", problems: Object.fromEntries(Object.entries(answer.fields).map(([field, key]) => [field, say(key)])) };
  }
  const notice = answer.why === "too-many" ? t("tooMany", { email: (await cachedCompany()).email }) : shared(answer.why, "reference" in answer ? { reference: answer.reference } : {});
  return { ...again, step: confirming ? "confirm" : "fill", notice };
}
